import { bend, cornersOf, type Corners } from './corners.ts';
import { clamp, type Rect } from './geometry.ts';
import type { End } from './goal.ts';
import { createSearch, type Found } from './search.ts';
import type { Run, Side, Spot, Streets, Way } from './streets.ts';

/** What leaving by a side costs beyond half the height of the box. */
export const sideExit = 45;
/** How far from the corners of a box its ports stay. */
export const portInset = 16;

/** Finds ways between boxes that are no neighbours, one after the other through the same streets. */
export function wayFinder(streets: Streets, boxes: readonly Rect[]): (a: number, b: number) => Way {
  const corners = cornersOf(streets);
  const search = createSearch(corners);
  return (a, b) => {
    const [p, q] = [streets.spots[a], streets.spots[b]];
    const [r, s] = [boxes[a], boxes[b]];
    if (!p || !q || !r || !s)
      return { a, b, sideA: 'right', sideB: 'left', runs: [], corridors: [] };
    const found = search(endsOf(corners, p, r), endsOf(corners, q, s));
    return toWay(corners, a, b, found);
  };
}

/**
 * The ends of ways from a box. Along a corridor it is enough to know the corners before its ports
 * and the first on either side: the others are reached by these.
 */
function endsOf(corners: Corners, spot: Spot, rect: Rect): End[] {
  const { x, at, corridors } = corners;
  const ends: End[] = [];
  const [low, high] = [rect.x + portInset, rect.x + rect.w - portInset];
  const street = (k: number, side: Side): void => {
    const row = corridors[k] ?? new Int32Array();
    let first = firstFrom(row, x, low);
    if (first > 0) first--;
    for (let i = first; i < row.length; i++) {
      const corner = row[i] as number;
      const here = x[corner] as number;
      const distance = Math.abs(here - clamp(here, low, high));
      ends.push({ corner, cost: distance + bend, side, away: distance > 0 });
      if (here > high) break;
    }
  };
  if (spot.atTop) street(spot.row, 'top');
  if (spot.atBottom) street(spot.row + 1, 'bottom');
  const cost = rect.h / 2 + sideExit;
  for (const bottom of [false, true]) {
    ends.push({ corner: at(spot.row, spot.cell, bottom), cost, side: 'left', away: false });
    ends.push({ corner: at(spot.row, spot.cell + 1, bottom), cost, side: 'right', away: false });
  }
  return ends;
}

/** The place of the first corner at `least` or behind. */
function firstFrom(row: Int32Array, x: Float64Array, least: number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[row[middle] as number] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Turns a trail of corners into runs; a side exit begins in the gap it leaves into. */
function toWay(
  { row, gap, corridor }: Corners,
  a: number,
  b: number,
  { trail, from, to }: Found,
): Way {
  const runs: Run[] = [];
  const corridors: number[] = [];
  const corridorOf = (corner: number): number => corridor[corner] ?? 0;
  const gapOf = (corner: number) => ({ row: row[corner] ?? 0, gap: gap[corner] ?? 0 });
  const first = trail[0] ?? 0;
  const last = trail.at(-1) ?? 0;
  const push = (run: Run, k: number): void => {
    if (runs.length > 0) corridors.push(k);
    runs.push(run);
  };
  if (from === 'top' || from === 'bottom')
    runs.push({ port: true, row: corridorOf(first) - (from === 'bottom' ? 1 : 0), side: from });
  else runs.push({ port: false, ...gapOf(first) });
  for (let i = 1; i < trail.length; i++) {
    const [p, q] = [trail[i - 1] ?? 0, trail[i] ?? 0];
    const [s, t] = [gapOf(p), gapOf(q)];
    if (s.row === t.row && s.gap === t.gap) push({ port: false, ...t }, corridorOf(p));
  }
  if (to === 'top' || to === 'bottom') {
    const run: Run = { port: true, row: corridorOf(last) - (to === 'bottom' ? 1 : 0), side: to };
    push(run, corridorOf(last));
  } else {
    push({ port: false, ...gapOf(last) }, corridorOf(last));
  }
  return { a, b, sideA: from, sideB: to, runs, corridors };
}
