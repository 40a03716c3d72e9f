import { canonical } from '../partition.ts';
import type { Rows } from '../rows.ts';
import type { UnitGraph } from '../unitGraph.ts';
import type { Work } from '../work.ts';
import { createHeld } from './held.ts';

/** A graph of units with those that attract each other. */
export interface MovingGraph extends UnitGraph {
  readonly near: Rows;
}

/**
 * Moves units between groups while that gains, those first whose neighbours have moved (the
 * local moving of Blondel et al. 2008 with the queue of Traag et al. 2019, on signed points).
 * A group is weighed only where its attraction alone, which is cheap to add up, could be enough.
 * Gives a group per unit, numbered by first unit.
 */
export function moveUnits(
  graph: MovingGraph,
  start: Int32Array,
  work: Work,
  first?: readonly number[],
): Int32Array {
  const { size, edges, hold, near } = graph;
  const groupOf = start.slice();
  const count = new Int32Array(size + 1);
  for (const group of groupOf) count[group] = (count[group] as number) + 1;
  const isDrawn = (unit: number): boolean => near.start[unit] !== near.start[unit + 1];
  /** Nobody is drawn to a unit that is drawn to nobody; alone, it need not be looked at. */
  const isIdle = (unit: number): boolean => !isDrawn(unit) && count[groupOf[unit] as number] === 1;
  let expected = 0;
  for (let unit = 0; unit < size; unit++)
    if (!isIdle(unit)) expected += (hold.start[unit + 1] as number) - (hold.start[unit] as number);
  const held = createHeld(graph, expected);
  for (let unit = 0; unit < size; unit++)
    if (!isIdle(unit)) held.put(unit, groupOf[unit] as number);
  const free: number[] = [];
  for (let group = size; group >= 0; group--) if (count[group] === 0) free.push(group);

  /** Attraction and explicit points of the unit at hand, by group; `touched` lists the groups. */
  const pull = new Float64Array(size + 1);
  const explicit = new Float64Array(size + 1);
  const touched: number[] = [];
  const queue = new Int32Array(size);
  const queued = new Uint8Array(size);
  let head = 0;
  let waiting = 0;
  const enqueue = (unit: number): void => {
    if (queued[unit] === 1) return;
    queued[unit] = 1;
    queue[(head + waiting++) % size] = unit;
  };
  if (first) first.forEach(enqueue);
  else for (let unit = 0; unit < size; unit++) if (!isIdle(unit)) enqueue(unit);

  while (waiting > 0) {
    const unit = queue[head] as number;
    head = (head + 1) % size;
    waiting--;
    queued[unit] = 0;
    const from = groupOf[unit] as number;
    const nearFrom = near.start[unit] as number;
    const nearTo = near.start[unit + 1] as number;
    const edgesTo = edges.start[unit + 1] as number;
    if (!work.spend(20 + 12 * (nearTo - nearFrom))) break;
    for (let e = nearFrom; e < nearTo; e++) {
      const group = groupOf[near.index[e] as number] as number;
      if (pull[group] === 0) touched.push(group);
      pull[group] = (pull[group] as number) + (near.value[e] as number);
    }
    for (let e = edges.start[unit] as number; e < edgesTo; e++) {
      const group = groupOf[edges.index[e] as number] as number;
      explicit[group] = (explicit[group] as number) + (edges.value[e] as number);
    }
    const alone = count[from] === 1;
    let best = -1;
    let most = 0;
    if (!alone) {
      const stay = (explicit[from] as number) + held.pointsAtHome(unit, from);
      if (stay > 0) {
        best = from;
        most = stay;
      }
    }
    for (const group of touched) {
      if (group === from || (pull[group] as number) <= most) continue;
      const value = (explicit[group] as number) + held.points(unit, group);
      if (value > most) {
        most = value;
        best = group;
      }
    }
    for (const group of touched) pull[group] = 0;
    touched.length = 0;
    for (let e = edges.start[unit] as number; e < edgesTo; e++)
      explicit[groupOf[edges.index[e] as number] as number] = 0;
    const to = best >= 0 ? best : alone ? from : (free.pop() as number);
    if (to === from) continue;
    held.take(unit, from);
    held.put(unit, to);
    count[from] = (count[from] as number) - 1;
    count[to] = (count[to] as number) + 1;
    if (alone) free.push(from);
    groupOf[unit] = to;
    for (let e = nearFrom; e < nearTo; e++) {
      const other = near.index[e] as number;
      if (groupOf[other] !== to) enqueue(other);
    }
  }
  return canonical(groupOf);
}
