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
/** Added to the length of every step, so that of equal ways the one of fewer steps is the shorter. */
const stepLength = 1e-6;

/**
 * Adds loops that the current point violates: from every unit the shortest ways over attraction,
 * as far as less than one is overruled, to units that it repels (the separation of the cycle
 * inequalities of Chopra and Rao 1993 by Dijkstra's shortest paths). Returns how many. Exact but
 * for the limits above and loops violated by less than `violation`; a unit takes O(m log n) for
 * the m pairs that are looked at around it. Where the work ends early, the next call goes on
 * behind the last unit.
 */
export function addViolatedLoops(lp: Relaxation, work: Work): number {
  const { size } = lp.instance;
  const search = createEndSearch(lp);
  let added = 0;
  for (let turn = 0; turn < size; turn++) {
    const source = lp.turn;
    lp.turn = (lp.turn + 1) % size;
    const { paths, steps } = search(source);
    for (const path of paths) if (addLoop(lp, path)) added++;
    if (!work.spend(steps)) break;
  }
  return added;
}

/** A unit that closes a violated loop, and by how much it is violated. */
interface End {
  readonly end: number;
  readonly lack: number;
}

/** Looks from one unit for the ways to the ends that are violated most; arrays are used again. */
function createEndSearch(lp: Relaxation) {
  const { size, near, points } = lp.instance;
  const overruled = overruledNear(lp);
  const distance = new Float64Array(size).fill(Infinity);
  const from = new Int32Array(size);
  const isDone = new Uint8Array(size);
  const heap = createHeap();
  const reached: number[] = [];

  /** Dijkstra's algorithm, no farther than a violated loop can be long. */
  const endsFrom = (source: number): { readonly ends: End[]; readonly steps: number } => {
    const ends: End[] = [];
    let steps = 0;
    reached.push(source);
    distance[source] = 0;
    heap.push(source, 0);
    for (let done = 0; heap.size > 0 && done < mostReached && ends.length < mostEnds;) {
      const unit = heap.pop();
      if (isDone[unit] === 1) continue;
      isDone[unit] = 1;
      done++;
      const way = distance[unit] as number;
      // Every loop is looked for from its lower end.
      if (unit > source && from[unit] !== source && points(source, unit) < 0) {
        const lack = 1 - way - overruledIn(lp, source, unit);
        if (lack > violation) ends.push({ end: unit, lack });
      }
      const last = near.start[unit + 1] as number;
      for (let e = near.start[unit] as number; e < last; e++) {
        const next = near.index[e] as number;
        if (isDone[next] === 1) continue;
        const length = way + (overruled[e] as number) + stepLength;
        if (length >= 1 - violation || length >= (distance[next] as number)) continue;
        if (distance[next] === Infinity) reached.push(next);
        distance[next] = length;
        from[next] = unit;
        heap.push(next, length);
        steps += heapSteps;
      }
      steps += heapSteps + last - (near.start[unit] as number);
    }
    return { ends, steps };
  };

  const forget = (): void => {
    heap.clear();
    for (const unit of reached) {
      distance[unit] = Infinity;
      isDone[unit] = 0;
    }
    reached.length = 0;
  };

  return (source: number) => {
    const { ends, steps } = endsFrom(source);
    ends.sort((x, y) => y.lack - x.lack || x.end - y.end);
    const paths = ends.slice(0, perUnit).map(({ end }) => {
      const path = [end];
      for (let at = end; at !== source; at = from[at] as number) path.push(from[at] as number);
      return path;
    });
    forget();
    return { paths, steps };
  };
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
