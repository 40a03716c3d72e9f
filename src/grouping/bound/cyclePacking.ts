import { mustBeApart } from '../instance/instance.ts';
import type { Rows } from '../instance/rows.ts';
import type { Work } from '../work.ts';
import { addLoop, type Relaxation } from './relaxation.ts';

/** Ways of at most so many steps are looked for one after the other. */
const lengths = [3, 5, 9, 1000];
/** So many units are looked at around one. */
const mostReached = 1500;

/**
 * A first packing: conflicts that have points left are taken one after the other, each with all
 * that it can bear, the shorter ones first (iterative cycle packing, Lange, Karrenbauer and Andres
 * 2018). It needs no more than a few passes over the graph, and whatever the points are.
 */
export function packGreedily(lp: Relaxation, work: Work): void {
  const packing = createPacking(lp);
  packTriangles(lp, packing, work);
  packLongerLoops(lp, packing, work);
}

function packTriangles({ instance }: Relaxation, packing: Packing, work: Work): void {
  const { size, near, points } = instance;
  const { rest } = packing;
  for (let centre = 0; centre < size; centre++) {
    const first = near.start[centre] as number;
    const last = near.start[centre + 1] as number;
    for (let i = first; i < last; i++) {
      if (!work.spend(4 * (last - i))) return;
      const a = near.index[i] as number;
      for (let j = i + 1; j < last && (rest[i] as number) > 0; j++) {
        const b = near.index[j] as number;
        if ((rest[j] as number) <= 0 || points(a, b) >= 0) continue;
        packing.take([a, centre, b], [i, j]);
      }
    }
  }
}

function packLongerLoops(lp: Relaxation, packing: Packing, work: Work): void {
  const { size, near } = lp.instance;
  const { rest } = packing;
  /** The entry by which each unit was reached, and how many steps that took. */
  const by = new Int32Array(size);
  const depth = new Int32Array(size).fill(-1);
  for (const [turn, longest] of lengths.entries()) {
    let taken = 0;
    for (let source = 0; source < size; source++) {
      const queue = [source];
      const ends: number[] = [];
      depth[source] = 0;
      let steps = 10;
      for (let at = 0; at < queue.length && at < mostReached; at++) {
        const unit = queue[at] as number;
        if (unit > source && (depth[unit] as number) > 1 && packing.repels(source, unit))
          ends.push(unit);
        if (depth[unit] === longest) continue;
        const last = near.start[unit + 1] as number;
        for (let e = near.start[unit] as number; e < last; e++) {
          const next = near.index[e] as number;
          if (depth[next] !== -1 || (rest[e] as number) <= 0) continue;
          depth[next] = (depth[unit] as number) + 1;
          by[next] = e;
          queue.push(next);
        }
        steps += 10 + 2 * (last - (near.start[unit] as number));
      }
      for (const end of ends) {
        const path = [end];
        const entries: number[] = [];
        for (let at = end; at !== source; at = path[path.length - 1] as number) {
          entries.push(by[at] as number);
          path.push(packing.row[by[at] as number] as number);
        }
        if (packing.take(path, entries)) taken++;
      }
      for (const unit of queue) depth[unit] = -1;
      if (!work.spend(steps)) return;
    }
    if (taken === 0 && turn > 1) return;
  }
}

/** What the conflicts that have been packed so far leave of the points. */
interface Packing {
  /** Of each entry of `near`. */
  readonly rest: Float64Array;
  /** The unit in whose row an entry is. */
  readonly row: Int32Array;
  /** Whether there is any repulsion left between two units. */
  repels(a: number, b: number): boolean;
  /** Packs the loop along a path over these entries, whose ends repel; false where nothing is left. */
  take(path: readonly number[], entries: readonly number[]): boolean;
}

function createPacking(lp: Relaxation): Packing {
  const { near, size, points } = lp.instance;
  const rest = near.value.slice();
  const { row, twin } = turned(near, size);
  let used = new Float64Array(256);
  const restBetween = (a: number, b: number): number => {
    const all = -points(a, b);
    if (all <= 0 || mustBeApart(-all)) return Math.max(0, all);
    const column = lp.pairs.find(a, b);
    return column < 0 ? all : all - (used[column] ?? 0);
  };
  return {
    rest,
    row,
    repels: (a, b) => restBetween(a, b) > 0,
    take(path, entries) {
      const [first, last] = [path[0] as number, path[path.length - 1] as number];
      let amount = restBetween(first, last);
      for (const e of entries) amount = Math.min(amount, rest[e] as number);
      if (amount <= 0 || !addLoop(lp, path, amount)) return false;
      for (const e of entries) {
        rest[e] = (rest[e] as number) - amount;
        rest[twin[e] as number] = rest[e];
      }
      const column = lp.pairs.find(first, last);
      if (column < 0) return true;
      if (column >= used.length) {
        const longer = new Float64Array(Math.max(2 * used.length, lp.pairs.count));
        longer.set(used);
        used = longer;
      }
      used[column] = (used[column] as number) + amount;
      return true;
    },
  };
}

/** Of each entry of symmetric rows the row it is in, and the entry of the same pair from the other side. */
function turned({ start, index }: Rows, size: number) {
  const row = new Int32Array(index.length);
  const twin = new Int32Array(index.length);
  const next = start.slice(0, size);
  // Rows come in order, so entries of a column do, too.
  for (let unit = 0; unit < size; unit++)
    for (let e = start[unit] as number; e < (start[unit + 1] as number); e++) {
      const other = index[e] as number;
      row[e] = unit;
      twin[e] = next[other] as number;
      next[other] = (next[other] as number) + 1;
    }
  return { row, twin };
}
