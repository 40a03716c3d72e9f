import type { Rows } from '../instance/rows.ts';
import type { UnitGraph } from '../instance/unitGraph.ts';
import { canonical, singletons } from '../partition.ts';
import type { Work } from '../work.ts';
import { createClassSums, type ClassSums } from './classSums.ts';
import { createMovingGroups, type MovingGroups } from './movingGroups.ts';

/** A graph of units with those that attract each other, as in a `SparseInstance`. */
export interface MovingGraph {
  readonly graph: UnitGraph;
  readonly near: Rows;
}

/** A first grouping of any number of units: from units alone each goes where it gains most. */
export const firstGrouping = (whole: MovingGraph, work: Work): Int32Array =>
  moveUnits(whole, singletons(whole.graph.size), work);

/**
 * Moves units between groups while that gains, those first whose neighbours have moved (the
 * local moving of Blondel et al. 2008 with the queue of Traag et al. 2019, on signed points).
 * Only `first` and whoever is drawn after them, or all, are looked at. A look at a unit takes time
 * in the number of its neighbours; every move gains, so it ends. Gives a group per unit, numbered
 * by first unit.
 */
export function moveUnits(
  whole: MovingGraph,
  start: Int32Array,
  work: Work,
  first?: readonly number[],
): Int32Array {
  const { graph, near } = whole;
  const { size } = graph;
  const groups = createMovingGroups(start);
  const { groupOf } = groups;
  /** Nobody is drawn to a unit that is drawn to nobody; alone, it need not be looked at. */
  const isIdle = (unit: number): boolean =>
    near.start[unit] === near.start[unit + 1] && groups.isAlone(unit);
  const sums = sumsOf(graph, groupOf, isIdle);
  const bestGroup = createChoice(whole, groups, sums);
  const queue = createQueue(size);
  if (first) first.forEach(queue.add);
  else for (let unit = 0; unit < size; unit++) if (!isIdle(unit)) queue.add(unit);

  for (let unit = queue.next(); unit >= 0; unit = queue.next()) {
    const begin = near.start[unit] as number;
    const end = near.start[unit + 1] as number;
    if (!work.spend(20 + 12 * (end - begin))) break;
    const from = groupOf[unit] as number;
    const to = bestGroup(unit);
    if (to === from) continue;
    sums.take(unit, from);
    sums.put(unit, to);
    groups.move(unit, to);
    for (let e = begin; e < end; e++) {
      const other = near.index[e] as number;
      if (groupOf[other] !== to) queue.add(other);
    }
  }
  return canonical(groupOf);
}

/** What the groups hold of each class, but for units that nobody will ask about. */
function sumsOf(
  graph: UnitGraph,
  groupOf: Int32Array,
  isIdle: (unit: number) => boolean,
): ClassSums {
  const { size, hold } = graph;
  let expected = 0;
  for (let unit = 0; unit < size; unit++)
    if (!isIdle(unit)) expected += (hold.start[unit + 1] as number) - (hold.start[unit] as number);
  const sums = createClassSums(graph, expected);
  for (let unit = 0; unit < size; unit++)
    if (!isIdle(unit)) sums.put(unit, groupOf[unit] as number);
  return sums;
}

/**
 * Says in which group a unit gains most, the empty one included, and its own among equals. A group
 * is weighed only where its attraction alone, which is cheap to add up, could be enough.
 */
function createChoice(
  { graph: { size, edges }, near }: MovingGraph,
  { groupOf, isAlone, empty }: MovingGroups,
  sums: ClassSums,
): (unit: number) => number {
  /** Attraction and explicit points of the unit at hand, by group; `touched` lists the groups. */
  const pull = new Float64Array(size + 1);
  const explicit = new Float64Array(size + 1);
  const touched: number[] = [];
  return (unit) => {
    const from = groupOf[unit] as number;
    for (let e = near.start[unit] as number; e < (near.start[unit + 1] as number); e++) {
      const group = groupOf[near.index[e] as number] as number;
      if (pull[group] === 0) touched.push(group);
      pull[group] = (pull[group] as number) + (near.value[e] as number);
    }
    const edgesFrom = edges.start[unit] as number;
    const edgesTo = edges.start[unit + 1] as number;
    for (let e = edgesFrom; e < edgesTo; e++) {
      const group = groupOf[edges.index[e] as number] as number;
      explicit[group] = (explicit[group] as number) + (edges.value[e] as number);
    }
    const alone = isAlone(unit);
    // To be alone is worth nothing.
    let best = alone ? from : empty();
    let most = 0;
    if (!alone) {
      const stay = (explicit[from] as number) + sums.pointsAtHome(unit, from);
      if (stay > 0) {
        best = from;
        most = stay;
      }
    }
    for (const group of touched) {
      if (group === from || (pull[group] as number) <= most) continue;
      const value = (explicit[group] as number) + sums.points(unit, group);
      if (value > most) {
        most = value;
        best = group;
      }
    }
    for (const group of touched) pull[group] = 0;
    touched.length = 0;
    for (let e = edgesFrom; e < edgesTo; e++)
      explicit[groupOf[edges.index[e] as number] as number] = 0;
    return best;
  };
}

/** Units that wait for their turn, each once: a ring. */
function createQueue(size: number) {
  const ring = new Int32Array(size);
  const isWaiting = new Uint8Array(size);
  let head = 0;
  let waiting = 0;
  return {
    add(unit: number): void {
      if (isWaiting[unit] === 1) return;
      isWaiting[unit] = 1;
      ring[(head + waiting++) % size] = unit;
    },
    /** −1 where nobody waits. */
    next(): number {
      if (waiting === 0) return -1;
      const unit = ring[head] as number;
      head = (head + 1) % size;
      waiting--;
      isWaiting[unit] = 0;
      return unit;
    },
  };
}
