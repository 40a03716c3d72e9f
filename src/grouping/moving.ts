import { asking, type UnitGraph } from './unitGraph.ts';
import { canonical } from './partition.ts';
import type { Work } from './work.ts';

/**
 * Moves units between groups while that gains, on a graph too large for a matrix (the local
 * moving of Blondel et al. 2008, on signed points). Class points of a unit and a group are a
 * product of what the unit asks and the group holds, so no pair of members is looked at.
 * Gives a group per unit, numbered by first unit.
 */
export function moveUnits(graph: UnitGraph, start: Int32Array, work: Work): Int32Array {
  const { size, edges, hold, ask } = graph;
  const groupOf = start.slice();
  const held: Map<number, number>[] = [];
  const count = new Int32Array(size + 1);
  const put = (unit: number, group: number, sign: 1 | -1): void => {
    const holds = (held[group] ??= new Map<number, number>());
    for (let i = hold.start[unit] as number; i < (hold.start[unit + 1] as number); i++) {
      const slot = hold.index[i] as number;
      const value = (holds.get(slot) ?? 0) + sign * (hold.value[i] as number);
      if (value === 0) holds.delete(slot);
      else holds.set(slot, value);
    }
    count[group] = (count[group] as number) + sign;
  };
  for (let unit = 0; unit < size; unit++) put(unit, groupOf[unit] as number, 1);
  const free: number[] = [];
  for (let group = size; group >= 0; group--) if (count[group] === 0) free.push(group);

  /** Signed points of a unit with all of a group, the unit itself not in it. */
  const classPoints = (unit: number, group: number): number => {
    const holds = held[group];
    if (!holds) return 0;
    let sum = 0;
    for (let i = ask.start[unit] as number; i < (ask.start[unit + 1] as number); i++)
      sum += (ask.value[i] as number) * (holds.get(ask.index[i] as number) ?? 0);
    return sum;
  };

  const pull = new Map<number, number>();
  const queue = Array.from({ length: size }, (_, unit) => unit);
  const queued = new Uint8Array(size).fill(1);
  // Units are added to the queue while it is walked.
  for (const unit of queue) {
    queued[unit] = 0;
    const from = groupOf[unit] as number;
    pull.clear();
    const first = edges.start[unit] as number;
    const last = edges.start[unit + 1] as number;
    if (!work.spend(10 + 8 * (last - first))) break;
    for (let e = first; e < last; e++) {
      const group = groupOf[edges.index[e] as number] as number;
      pull.set(group, (pull.get(group) ?? 0) + (edges.value[e] as number));
    }
    put(unit, from, -1);
    let best = -1;
    let most = 0;
    const stay = (pull.get(from) ?? 0) + classPoints(unit, from);
    if (count[from] !== 0 && stay > 0) {
      best = from;
      most = stay;
    }
    for (const [group, points] of pull) {
      if (group === from) continue;
      const value = points + classPoints(unit, group);
      if (value > most) {
        most = value;
        best = group;
      }
    }
    const to = best >= 0 ? best : count[from] === 0 ? from : (free.pop() ?? from);
    put(unit, to, 1);
    if (to === from) continue;
    if (count[from] === 0) free.push(from);
    groupOf[unit] = to;
    for (let e = first; e < last; e++) {
      const other = edges.index[e] as number;
      if (queued[other] === 1 || groupOf[other] === to) continue;
      queued[other] = 1;
      queue.push(other);
    }
  }
  return canonical(groupOf);
}

/** Units that gains may bring together: lists of them, each ascending, in order of their first. */
export function attractedComponents(graph: UnitGraph): number[][] {
  const { size, edges, hold, attracting } = graph;
  const parent = Int32Array.from({ length: size }, (_, unit) => unit);
  const find = (unit: number): number => {
    let at = unit;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const join = (a: number, b: number): void => {
    const [x, y] = [find(a), find(b)];
    if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
  };
  const between = asking(graph);
  for (let unit = 0; unit < size; unit++) {
    between.ask(unit);
    for (let e = edges.start[unit] as number; e < (edges.start[unit + 1] as number); e++) {
      const other = edges.index[e] as number;
      if (other > unit && (edges.value[e] as number) + between.points(other) > 0) join(unit, other);
    }
  }
  const attracts = new Set(attracting);
  const holder = new Map<number, number>();
  for (let unit = 0; unit < size; unit++)
    for (let i = hold.start[unit] as number; i < (hold.start[unit + 1] as number); i++) {
      const slot = hold.index[i] as number;
      if (!attracts.has(slot)) continue;
      const known = holder.get(slot);
      if (known === undefined) holder.set(slot, unit);
      else join(known, unit);
    }
  const components = new Map<number, number[]>();
  for (let unit = 0; unit < size; unit++) {
    const top = find(unit);
    const known = components.get(top);
    if (known) known.push(unit);
    else components.set(top, [unit]);
  }
  return [...components.values()];
}
