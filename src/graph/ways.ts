import { bend, cornersOf, type Corners } from './corners.ts';
import type { Rect } from './geometry.ts';
import { clamp } from './geometry.ts';
import { createNearest } from './nearest.ts';
import type { Run, Side, Spot, Streets, Way } from './streets.ts';

/** What leaving by a side costs beyond half the height of the box. */
export const sideExit = 45;
/** How far from the corners of a box its ports stay. */
export const portInset = 16;

/** Where a way can begin or end: a corner that a side of the box leads to, at a cost. */
interface End {
  readonly corner: number;
  readonly cost: number;
  readonly side: Side;
}

/** Finds ways between boxes that are no neighbours, one after the other through the same streets. */
export function wayFinder(streets: Streets, boxes: readonly Rect[]): (a: number, b: number) => Way {
  const corners = cornersOf(streets);
  const search = createSearch(corners);
  return (a, b) => {
    const [p, q] = [streets.spots[a], streets.spots[b]];
    const [r, s] = [boxes[a], boxes[b]];
    if (!p || !q || !r || !s)
      return { a, b, sideA: 'right', sideB: 'left', runs: [], corridors: [] };
    const found = search(endsOf(corners, p, r), endsOf(corners, q, s), {
      row: q.row,
      left: corners.x[corners.at(q.row, q.cell, false)] as number,
      right: corners.x[corners.at(q.row, q.cell + 1, false)] as number,
      exit: Math.min(bend, s.h / 2 + sideExit),
    });
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
      ends.push({ corner, cost: Math.abs(here - clamp(here, low, high)) + bend, side });
      if (here > high) break;
    }
  };
  if (spot.atTop) street(spot.row, 'top');
  if (spot.atBottom) street(spot.row + 1, 'bottom');
  const cost = rect.h / 2 + sideExit;
  for (const bottom of [false, true]) {
    ends.push({ corner: at(spot.row, spot.cell, bottom), cost, side: 'left' });
    ends.push({ corner: at(spot.row, spot.cell + 1, bottom), cost, side: 'right' });
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

/** What is known of a goal without looking at the streets: no way to it costs less. */
interface Goal {
  readonly row: number;
  /** The gaps beside it. */
  readonly left: number;
  readonly right: number;
  /** What the last step into it costs at least. */
  readonly exit: number;
}

interface Found {
  /** The corners of the way. */
  readonly trail: readonly number[];
  readonly from: Side;
  readonly to: Side;
}

/**
 * The shortest way through the streets by A* (Hart, Nilsson, Raphael 1968): what is left is at
 * least the distance along the corridors and the rows between. Of ways equally long the one of
 * the end named first is taken.
 */
function createSearch(corners: Corners) {
  const { count, x, corridor, place, corridors, above, row, gap, at: cornerAt } = corners;
  const dist = new Float64Array(count);
  const parent = new Int32Array(count);
  const leaving = new Float64Array(count).fill(Infinity);
  /** The search that has reached a corner, and the one that is done with it. */
  const reached = new Int32Array(count);
  const done = new Int32Array(count);
  const open = createNearest();
  let round = 0;

  return (from: readonly End[], to: readonly End[], goal: Goal): Found => {
    round++;
    open.clear();
    const left = (corner: number): number => {
      const here = x[corner] as number;
      const k = corridor[corner] as number;
      const over = (above[goal.row] as number) - (above[k] as number);
      const under = (above[k] as number) - (above[goal.row + 1] as number);
      return (
        Math.max(goal.left - here, here - goal.right, 0) + Math.max(over, under, 0) + goal.exit
      );
    };
    const reach = (corner: number, cost: number, by: number): void => {
      if (done[corner] === round) return;
      if (reached[corner] === round && cost >= (dist[corner] as number)) return;
      reached[corner] = round;
      dist[corner] = cost;
      parent[corner] = by;
      const rest = left(corner);
      open.push(corner, cost + rest, rest);
    };
    for (const { corner, cost } of from) reach(corner, cost, -1);
    for (const { corner, cost } of to) leaving[corner] = Math.min(leaving[corner] as number, cost);
    let least = Infinity;
    for (let at = open.pop(); at >= 0; at = open.pop()) {
      if (done[at] === round) continue;
      done[at] = round;
      const here = dist[at] as number;
      if (here + left(at) >= least) break;
      least = Math.min(least, here + (leaving[at] as number));
      const k = corridor[at] as number;
      const across = row[at] as number;
      const passage = (above[across + 1] as number) - (above[across] as number);
      reach(cornerAt(across, gap[at] as number, k === across), here + passage, at);
      const along = corridors[k] as Int32Array;
      for (let i = (place[at] as number) - 1; i <= (place[at] as number) + 1; i += 2) {
        const beside = along[i];
        if (beside === undefined) continue;
        reach(beside, here + Math.abs((x[beside] as number) - (x[at] as number)), at);
      }
    }
    const end = to.find(
      ({ corner, cost }) => done[corner] === round && (dist[corner] as number) + cost === least,
    );
    const trail: number[] = [];
    for (let at = end?.corner ?? -1; at >= 0; at = parent[at] as number) trail.unshift(at);
    for (const { corner } of to) leaving[corner] = Infinity;
    const start = from.find(
      ({ corner, cost }) => corner === trail[0] && cost === (dist[corner] as number),
    );
    return { trail, from: start?.side ?? 'top', to: end?.side ?? 'top' };
  };
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
