import { canonical } from '../partition.ts';
import type { Rows } from '../rows.ts';
import type { UnitGraph } from '../unitGraph.ts';
import type { Work } from '../work.ts';
import { createCounts } from './counts.ts';

/**
 * What a pair of services in one group costs beside its points: among groupings of equal points
 * the one that keeps fewer pairs together wins. A power of two, so that sums stay exact.
 */
export const tie = 2 ** -24;

/** A graph of units with those that attract each other. */
export interface MovingGraph extends UnitGraph {
  readonly near: Rows;
}

/**
 * Moves units between groups while that gains, those first whose neighbours have moved (the
 * local moving of Blondel et al. 2008 with the queue of Traag et al. 2019, on signed points).
 * Class points of a unit and a group are a product of what the unit asks and the group holds, so
 * no pair of members is looked at. A group is weighed only where its attraction alone, which is
 * cheap to add up, could be enough. Gives a group per unit, numbered by first unit.
 */
export function moveUnits(
  graph: MovingGraph,
  start: Int32Array,
  work: Work,
  first?: readonly number[],
): Int32Array {
  const { size, edges, hold, ask, near, services } = graph;
  const groupOf = start.slice();
  const holds = createCounts(graph.slots, hold.index.length);
  const count = new Int32Array(size + 1);
  const weight = new Float64Array(size + 1);
  const put = (unit: number, group: number, sign: 1 | -1): void => {
    for (let i = hold.start[unit] as number; i < (hold.start[unit + 1] as number); i++)
      holds.add(group, hold.index[i] as number, sign * (hold.value[i] as number));
    count[group] = (count[group] as number) + sign;
    weight[group] = (weight[group] as number) + sign * (services[unit] as number);
  };
  for (let unit = 0; unit < size; unit++) put(unit, groupOf[unit] as number, 1);
  const free: number[] = [];
  for (let group = size; group >= 0; group--) if (count[group] === 0) free.push(group);

  /** Attraction and explicit points of the unit at hand, by group; `touched` lists the groups. */
  const pull = new Float64Array(size + 1);
  const explicit = new Float64Array(size + 1);
  const touched: number[] = [];
  const weigh = (unit: number, group: number): number => {
    let sum =
      (explicit[group] as number) - tie * (services[unit] as number) * (weight[group] as number);
    for (let i = ask.start[unit] as number; i < (ask.start[unit + 1] as number); i++)
      sum += (ask.value[i] as number) * holds.get(group, ask.index[i] as number);
    return sum;
  };

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
  else for (let unit = 0; unit < size; unit++) enqueue(unit);

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
    put(unit, from, -1);
    let best = -1;
    let most = 0;
    if (count[from] !== 0) {
      const stay = weigh(unit, from);
      if (stay > 0) {
        best = from;
        most = stay;
      }
    }
    for (const group of touched) {
      if (group === from || (pull[group] as number) <= most) continue;
      const value = weigh(unit, group);
      if (value > most) {
        most = value;
        best = group;
      }
    }
    for (const group of touched) pull[group] = 0;
    touched.length = 0;
    for (let e = edges.start[unit] as number; e < edgesTo; e++)
      explicit[groupOf[edges.index[e] as number] as number] = 0;
    const to = best >= 0 ? best : count[from] === 0 ? from : (free.pop() as number);
    put(unit, to, 1);
    if (to === from) continue;
    if (count[from] === 0) free.push(from);
    groupOf[unit] = to;
    for (let e = nearFrom; e < nearTo; e++) {
      const other = near.index[e] as number;
      if (groupOf[other] !== to) enqueue(other);
    }
  }
  return canonical(groupOf);
}
