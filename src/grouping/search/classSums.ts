import type { UnitGraph } from '../instance/unitGraph.ts';
import { createSumTable } from './sumTable.ts';

/**
 * What a pair of services in one group costs beside its points: among groupings of equal points
 * the one that keeps fewer pairs together wins. A power of two, so that sums of up to 2^29 points
 * stay exact; beyond, equals are told apart less well.
 */
export const tie = 2 ** -24;

/**
 * What groups hold of each class, and how many services they have. The class points of a unit and
 * a group are a product of what the unit asks and the group holds, so no pair of members is
 * looked at.
 */
export interface ClassSums {
  /** Class points of a unit and a group that it is not in. */
  points(unit: number, group: number): number;
  /** Class points of a unit and the others of its own group. */
  pointsAtHome(unit: number, group: number): number;
  put(unit: number, group: number): void;
  take(unit: number, group: number): void;
}

/** Room for as many groups as there are units, and for `expected` classes that any of them holds. */
export function createClassSums(graph: UnitGraph, expected: number): ClassSums {
  const { size, hold, ask, services, slots } = graph;
  const sums = createSumTable(slots, expected);
  const weight = new Float64Array(size + 1);
  const add = (unit: number, group: number, sign: 1 | -1): void => {
    for (let i = hold.start[unit] as number; i < (hold.start[unit + 1] as number); i++)
      sums.add(group, hold.index[i] as number, sign * (hold.value[i] as number));
    weight[group] = (weight[group] as number) + sign * (services[unit] as number);
  };
  const points = (unit: number, group: number): number => {
    let sum = -tie * (services[unit] as number) * (weight[group] as number);
    for (let i = ask.start[unit] as number; i < (ask.start[unit + 1] as number); i++)
      sum += (ask.value[i] as number) * sums.get(group, ask.index[i] as number);
    return sum;
  };
  /** What a unit asks of itself, both of its rows being in the order of their slots. */
  const pointsOfItself = (unit: number): number => {
    let sum = -tie * (services[unit] as number) ** 2;
    let h = hold.start[unit] as number;
    const end = hold.start[unit + 1] as number;
    for (let i = ask.start[unit] as number; i < (ask.start[unit + 1] as number); i++) {
      while (h < end && (hold.index[h] as number) < (ask.index[i] as number)) h++;
      if (h < end && hold.index[h] === ask.index[i])
        sum += (ask.value[i] as number) * (hold.value[h] as number);
    }
    return sum;
  };
  return {
    points,
    pointsAtHome: (unit, group) => points(unit, group) - pointsOfItself(unit),
    put: (unit, group) => {
      add(unit, group, 1);
    },
    take: (unit, group) => {
      add(unit, group, -1);
    },
  };
}
