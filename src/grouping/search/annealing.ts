import { mustBeApart } from '../instance/instance.ts';
import type { Rows } from '../instance/rows.ts';
import { canonical } from '../partition.ts';
import type { Work } from '../work.ts';
import { createMovingGroups } from './movingGroups.ts';

/** Temperatures at the beginning and at the end, as multiples of what a pair has on average. */
export interface Cooling {
  readonly from: number;
  readonly to: number;
}

/** A unit is offered a group of its own about as often as half a neighbour's. */
const alone = 0.5;

/** Points of an average pair, whatever their sign. */
function pointsOfPair({ value }: Rows): number {
  let sum = 0;
  let count = 0;
  for (const points of value) {
    if (mustBeApart(points)) continue;
    sum += Math.abs(points);
    count++;
  }
  return count === 0 ? 1 : sum / count;
}

/** Elementary steps for offering each unit another group. */
export const sweepSteps = ({ start, index }: Rows): number => 30 * start.length + 5 * index.length;

/** Points of all pairs that share a group. */
export function keptBy({ start, index, value }: Rows, groupOf: ArrayLike<number>): number {
  let sum = 0;
  for (let unit = 0; unit + 1 < start.length; unit++) {
    const group = groupOf[unit];
    for (let e = start[unit] as number; e < (start[unit + 1] as number); e++)
      if (groupOf[index[e] as number] === group) sum += value[e] as number;
  }
  return sum / 2;
}

/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983): a random unit goes to the group of a
 * random neighbour, or stands alone, certainly where that gains points, and by chance where it
 * loses some, the less likely the more it loses and the less of `work` is left. Gives the best
 * grouping that it came by at the end of a sweep through all units, numbered by first unit;
 * `known`, with which it begins, counts as one. An offer takes time in the number of a unit's pairs.
 */
export function anneal(
  pairs: Rows,
  known: Int32Array,
  cooling: Cooling,
  random: () => number,
  work: Work,
): Int32Array {
  const { start, index, value } = pairs;
  const size = known.length;
  const groups = createMovingGroups(canonical(known));
  const { groupOf } = groups;
  const average = pointsOfPair(pairs);
  const steps = work.left();
  let gained = 0;
  let most = 0;
  let best = groupOf.slice();

  /** Offers a unit one other group. */
  const offer = (unit: number, temperature: number): void => {
    const begin = start[unit] as number;
    const end = start[unit + 1] as number;
    if (begin === end) return;
    const from = groupOf[unit] as number;
    const isAlone = groups.isAlone(unit);
    const pick = begin + random() * (end - begin + (isAlone ? 0 : alone));
    const to =
      pick >= end ? groups.empty() : (groupOf[index[Math.floor(pick)] as number] as number);
    if (to === from) return;
    let gain = 0;
    for (let e = begin; e < end; e++) {
      const group = groupOf[index[e] as number];
      if (group === to) gain += value[e] as number;
      else if (group === from) gain -= value[e] as number;
    }
    if (gain < 0 && random() >= Math.exp(gain / temperature)) return;
    groups.move(unit, to);
    gained += gain;
  };

  const sweep = sweepSteps(pairs);
  do {
    const done = steps > 0 ? 1 - work.left() / steps : 1;
    const temperature = average * cooling.from * (cooling.to / cooling.from) ** done;
    for (let offers = 0; offers < size; offers++) offer(Math.floor(random() * size), temperature);
    if (gained <= most) continue;
    most = gained;
    best = groupOf.slice();
  } while (work.spend(sweep));
  return canonical(best);
}
