import type { Streets } from './streets.ts';

/** What passing a row costs beyond its height: each passage is two bends. */
export const bend = 30;

/**
 * The ends of the gaps, which are the corners of the streets, in flat lists by number. From each
 * one can go to the other end of its gap and to the next corner of its corridor on either side.
 */
export interface Corners {
  readonly count: number;
  readonly row: Int32Array;
  readonly gap: Int32Array;
  readonly x: Float64Array;
  /** What all passages above it cost. */
  readonly y: Float64Array;
  /** The corridor it is in: that above its row or that below. */
  readonly corridor: Int32Array;
  /** The corners before and after it in its corridor; −1 where there is none. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Per corridor its corners, in order of x. */
  readonly corridors: readonly Int32Array[];
  /** The number of the corner at the top or the bottom of a gap. */
  at(row: number, gap: number, bottom: boolean): number;
}

/** The corner at the other end of its gap. */
export const across = (corner: number): number => corner ^ 1;

export function cornersOf({ rows, gapX }: Streets): Corners {
  const base: number[] = [];
  let count = 0;
  for (const gaps of gapX) {
    base.push(count);
    count += gaps.length * 2;
  }
  const row = new Int32Array(count);
  const gap = new Int32Array(count);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const corridor = new Int32Array(count);
  const before = new Int32Array(count).fill(-1);
  const after = new Int32Array(count).fill(-1);
  const above = [0];
  rows.forEach(({ h }, r) => {
    above.push((above[r] ?? 0) + h + bend);
  });
  const at = (r: number, g: number, bottom: boolean): number =>
    (base[r] ?? 0) + g * 2 + (bottom ? 1 : 0);
  gapX.forEach((gaps, r) => {
    gaps.forEach((middle, g) => {
      for (const bottom of [false, true]) {
        const corner = at(r, g, bottom);
        row[corner] = r;
        gap[corner] = g;
        x[corner] = middle;
        const k = bottom ? r + 1 : r;
        corridor[corner] = k;
        y[corner] = above[k] ?? 0;
      }
    });
  });
  const corridors = Array.from({ length: rows.length + 1 }, (_, k) => {
    const over = (gapX[k - 1] ?? []).map((_, g) => at(k - 1, g, true));
    const under = (gapX[k] ?? []).map((_, g) => at(k, g, false));
    const corners = Int32Array.from([...over, ...under]);
    corners.sort((a, b) => (x[a] as number) - (x[b] as number) || a - b);
    for (let i = 1; i < corners.length; i++) {
      const [left, right] = [corners[i - 1] as number, corners[i] as number];
      after[left] = right;
      before[right] = left;
    }
    return corners;
  });
  return { count, row, gap, x, y, corridor, before, after, corridors, at };
}
