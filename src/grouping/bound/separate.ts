import type { Relaxation } from './relaxation.ts';
import { addLoop, addStar } from './relaxation.ts';

/** A conflict is worth a row where the current point honours too much of it by this. */
const violation = 0.05;

/** Adds the loops over one unit in the middle: up to `most` of them. */
export function addTriangles(lp: Relaxation, most: number): void {
  const { size, near, points } = lp.instance;
  for (let centre = 0; centre < size && lp.rows < most; centre++) {
    const last = near.start[centre + 1] as number;
    for (let i = near.start[centre] as number; i < last; i++)
      for (let j = i + 1; j < last; j++) {
        const a = near.index[i] as number;
        const b = near.index[j] as number;
        if (points(a, b) < 0) addLoop(lp, [a, centre, b]);
      }
  }
}

const overruled = (lp: Relaxation, a: number, b: number): number => {
  const column = lp.pairs.find(a, b);
  return column < 0 ? 0 : (lp.x[column] as number);
};

/**
 * Adds loops that the current point violates: from every unit the shortest ways over attraction,
 * as far as less than one is overruled, to units that it repels. Returns how many.
 */
export function addViolatedLoops(lp: Relaxation, perUnit: number): number {
  const { size, near, points } = lp.instance;
  const distance = new Float64Array(size).fill(Infinity);
  const from = new Int32Array(size);
  const done = new Uint8Array(size);
  let added = 0;
  for (let source = 0; source < size; source++) {
    const reached = [source];
    const open = [source];
    distance[source] = 0;
    const found: { end: number; lack: number }[] = [];
    while (open.length > 0) {
      const unit = takeNearest(open, distance);
      done[unit] = 1;
      const way = distance[unit] as number;
      if (unit > source && from[unit] !== source && points(source, unit) < 0) {
        const lack = 1 - way - overruled(lp, source, unit);
        if (lack > violation) found.push({ end: unit, lack });
      }
      for (let e = near.start[unit] as number; e < (near.start[unit + 1] as number); e++) {
        const next = near.index[e] as number;
        if (done[next] === 1) continue;
        const length = way + overruled(lp, unit, next) + 1e-6;
        if (length >= 1 - violation || length >= (distance[next] as number)) continue;
        if (distance[next] === Infinity) {
          reached.push(next);
          open.push(next);
        }
        distance[next] = length;
        from[next] = unit;
      }
    }
    found.sort((x, y) => y.lack - x.lack || x.end - y.end);
    for (const { end } of found.slice(0, perUnit)) {
      const path = [end];
      for (let at = end; at !== source; at = from[at] as number) path.push(from[at] as number);
      if (addLoop(lp, path)) added++;
    }
    for (const unit of reached) {
      distance[unit] = Infinity;
      done[unit] = 0;
    }
  }
  return added;
}

/** Takes the unit with the shortest way out of a short list. */
function takeNearest(open: number[], distance: Float64Array): number {
  let at = 0;
  for (let i = 1; i < open.length; i++)
    if ((distance[open[i] as number] as number) < (distance[open[at] as number] as number)) at = i;
  const unit = open[at] as number;
  open[at] = open[open.length - 1] as number;
  open.pop();
  return unit;
}

/**
 * Adds stars that the current point violates: around each unit the leaves are taken greedily,
 * each where it keeps more together with the centre than with the leaves before. Returns how many.
 */
export function addViolatedStars(lp: Relaxation): number {
  const { size, near, points } = lp.instance;
  let added = 0;
  for (let centre = 0; centre < size; centre++) {
    const first = near.start[centre] as number;
    const last = near.start[centre + 1] as number;
    const candidates: { unit: number; kept: number }[] = [];
    for (let e = first; e < last; e++) {
      const unit = near.index[e] as number;
      const kept = 1 - overruled(lp, centre, unit);
      if (kept > violation) candidates.push({ unit, kept });
    }
    if (candidates.length < 3) continue;
    candidates.sort((x, y) => y.kept - x.kept || x.unit - y.unit);
    for (const seed of candidates) {
      const leaves = [seed.unit];
      let total = seed.kept;
      for (;;) {
        let best: number | undefined;
        let most = 1e-3;
        for (const { unit, kept } of candidates) {
          if (leaves.includes(unit)) continue;
          let gain = kept;
          for (const leaf of leaves) {
            gain -= points(leaf, unit) < 0 ? overruled(lp, leaf, unit) : Infinity;
            if (gain <= most) break;
          }
          if (gain > most) {
            most = gain;
            best = unit;
          }
        }
        if (best === undefined) break;
        leaves.push(best);
        total += most;
      }
      if (leaves.length >= 3 && total > 1 + violation && addStar(lp, centre, leaves)) added++;
    }
  }
  return added;
}
