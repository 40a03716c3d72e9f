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
  /** The corridor it is in: that above its row or that below. */
  readonly corridor: Int32Array;
  /** Where it is among the corners of its corridor. */
  readonly place: Int32Array;
  /** Per corridor its corners, in order of x. */
  readonly corridors: readonly Int32Array[];
  /** Cost of all passages above a corridor. */
  readonly above: Float64Array;
  /** The number of the corner at the top or the bottom of a gap. */
  at(row: number, gap: number, bottom: boolean): number;
}

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
  const corridor = new Int32Array(count);
  const place = new Int32Array(count);
  const at = (r: number, g: number, bottom: boolean): number =>
    (base[r] ?? 0) + g * 2 + (bottom ? 1 : 0);
  gapX.forEach((gaps, r) => {
    gaps.forEach((middle, g) => {
      for (const bottom of [false, true]) {
        const corner = at(r, g, bottom);
        row[corner] = r;
        gap[corner] = g;
        x[corner] = middle;
        corridor[corner] = bottom ? r + 1 : r;
      }
    });
  });
  const corridors = Array.from({ length: rows.length + 1 }, (_, k) => {
    const above = (gapX[k - 1] ?? []).map((_, g) => at(k - 1, g, true));
    const below = (gapX[k] ?? []).map((_, g) => at(k, g, false));
    const corners = Int32Array.from([...above, ...below]);
    corners.sort((a, b) => (x[a] as number) - (x[b] as number) || a - b);
    corners.forEach((corner, i) => {
      place[corner] = i;
    });
    return corners;
  });
  const above = new Float64Array(rows.length + 1);
  rows.forEach(({ h }, r) => {
    above[r + 1] = (above[r] as number) + h + bend;
  });
  return { count, row, gap, x, corridor, place, corridors, above, at };
}
