import type { Work } from '../work.ts';
import { createHeap } from './heap.ts';
import { addLoop, overruledIn, violation, type Relaxation } from './relaxation.ts';

/** Loops from one unit that are written down in one go. */
const perUnit = 6;
/** So many ends are looked at before the worst of them are taken … */
const mostEnds = 4 * perUnit;
/** … and so many units around one: loops through more of a large graph are seldom worth it. */
const mostReached = 600;
/** What a step down the heap costs beside one of arithmetic. */
const heapSteps = 12;

/**
 * Adds loops that the current point violates: from every unit the shortest ways over attraction,
 * as far as less than one is overruled, to units that it repels (the separation of the cycle
 * inequalities of Chopra and Rao 1993 by Dijkstra's shortest paths). Returns how many. Where the
 * work ends early, the next call goes on behind the last unit.
 */
export function addViolatedLoops(lp: Relaxation, work: Work): number {
  const { size, near, points } = lp.instance;
  const overruled = overruledNear(lp);
  const distance = new Float64Array(size).fill(Infinity);
  const from = new Int32Array(size);
  const done = new Uint8Array(size);
  const heap = createHeap();
  let added = 0;
  for (let turn = 0; turn < size; turn++) {
    const source = lp.turn;
    lp.turn = (lp.turn + 1) % size;
    const reached = [source];
    const ends: { readonly end: number; readonly lack: number }[] = [];
    let steps = 0;
    distance[source] = 0;
    heap.push(source, 0);
    for (let settled = 0; heap.size > 0 && settled < mostReached && ends.length < mostEnds;) {
      const unit = heap.pop();
      if (done[unit] === 1) continue;
      done[unit] = 1;
      settled++;
      const way = distance[unit] as number;
      if (unit > source && from[unit] !== source && points(source, unit) < 0) {
        const lack = 1 - way - overruledIn(lp, source, unit);
        if (lack > violation) ends.push({ end: unit, lack });
      }
      const last = near.start[unit + 1] as number;
      for (let e = near.start[unit] as number; e < last; e++) {
        const next = near.index[e] as number;
        if (done[next] === 1) continue;
        const length = way + (overruled[e] as number) + 1e-6;
        if (length >= 1 - violation || length >= (distance[next] as number)) continue;
        if (distance[next] === Infinity) reached.push(next);
        distance[next] = length;
        from[next] = unit;
        heap.push(next, length);
        steps += heapSteps;
      }
      steps += heapSteps + last - (near.start[unit] as number);
    }
    ends.sort((x, y) => y.lack - x.lack || x.end - y.end);
    for (const { end } of ends.slice(0, perUnit)) {
      const path = [end];
      for (let at = end; at !== source; at = from[at] as number) path.push(from[at] as number);
      if (addLoop(lp, path)) added++;
    }
    heap.clear();
    for (const unit of reached) {
      distance[unit] = Infinity;
      done[unit] = 0;
    }
    if (!work.spend(steps)) break;
  }
  return added;
}

/** How much of each entry of `near` the current point overrules, so that it is looked up once. */
function overruledNear(lp: Relaxation): Float64Array {
  const { size, near } = lp.instance;
  const overruled = new Float64Array(near.index.length);
  for (let unit = 0; unit < size; unit++)
    for (let e = near.start[unit] as number; e < (near.start[unit + 1] as number); e++)
      overruled[e] = overruledIn(lp, unit, near.index[e] as number);
  return overruled;
}
