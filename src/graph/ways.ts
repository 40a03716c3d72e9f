import { bend, cornersOf, type Corners } from './corners.ts';
import type { Rect } from './geometry.ts';
import { clamp } from './geometry.ts';
import { createNearest } from './nearest.ts';
import type { Run, Side, Spot, Streets, Way } from './streets.ts';

/** What leaving by a side costs beyond half the height of the box. */
export const sideExit = 45;
/** What each stretch along a corridor costs beyond its length: a way with fewer turns is easier to follow. */
export const turn = 40;
/** How far from the corners of a box its ports stay. */
export const portInset = 16;

/** Where a way can begin or end: a corner that a side of the box leads to, at a cost. */
interface End {
  readonly corner: number;
  readonly cost: number;
  readonly side: Side;
  /** Whether it is a stretch along the corridor away from the ports of the box. */
  readonly away: boolean;
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
 * least the distance along the corridors and the rows between. A corner is looked at twice: as
 * come to through a gap, and as come to along its corridor, from where going on is no turn.
 */
function createSearch(corners: Corners) {
  const { count, x, corridor, place, corridors, above, row, gap, at: cornerAt } = corners;
  /** By state: twice the corner, and one more where it was come to along its corridor. */
  const dist = new Float64Array(count * 2);
  const parent = new Int32Array(count * 2);
  const leaving = new Float64Array(count * 2).fill(Infinity);
  /** The search that has reached a state, and the one that is done with it. */
  const reached = new Int32Array(count * 2);
  const done = new Int32Array(count * 2);
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
    const reach = (state: number, cost: number, by: number): void => {
      if (done[state] === round) return;
      if (reached[state] === round && cost >= (dist[state] as number)) return;
      reached[state] = round;
      dist[state] = cost;
      parent[state] = by;
      const rest = left(state >> 1);
      open.push(state, cost + rest, rest);
    };
    for (const end of from) reach(stateOf(end), costOf(end), -1);
    for (const end of to) {
      const through = end.corner * 2;
      leaving[through] = Math.min(leaving[through] as number, costOf(end));
      // Where it goes along the corridor already it need not turn into it.
      leaving[through + 1] = Math.min(leaving[through + 1] as number, end.cost);
    }
    let least = Infinity;
    let last = -1;
    for (let state = open.pop(); state >= 0; state = open.pop()) {
      if (done[state] === round) continue;
      done[state] = round;
      const at = state >> 1;
      const here = dist[state] as number;
      if (here + left(at) >= least) break;
      if (here + (leaving[state] as number) < least) {
        least = here + (leaving[state] as number);
        last = state;
      }
      const k = corridor[at] as number;
      const across = row[at] as number;
      const passage = (above[across + 1] as number) - (above[across] as number);
      reach(cornerAt(across, gap[at] as number, k === across) * 2, here + passage, state);
      const along = corridors[k] as Int32Array;
      for (let i = (place[at] as number) - 1; i <= (place[at] as number) + 1; i += 2) {
        const beside = along[i];
        if (beside === undefined) continue;
        const distance = Math.abs((x[beside] as number) - (x[at] as number));
        // Straight across the corridor is no turn.
        const turned = (state & 1) === 1 || distance > 0 ? 1 : 0;
        const cost = here + distance + (turned > (state & 1) ? turn : 0);
        reach(beside * 2 + turned, cost, state);
      }
    }
    for (const { corner } of to) leaving.fill(Infinity, corner * 2, corner * 2 + 2);
    const states: number[] = [];
    for (let state = last; state >= 0; state = parent[state] as number) states.unshift(state);
    const [first = -1] = states;
    const entered = from.find((end) => stateOf(end) === first && costOf(end) === dist[first]);
    const exit = to.find(
      ({ corner, cost, away }) =>
        corner === last >> 1 &&
        (dist[last] as number) + cost + (away && (last & 1) === 0 ? turn : 0) === least,
    );
    return {
      trail: states.map((state) => state >> 1),
      from: entered?.side ?? 'top',
      to: exit?.side ?? 'top',
    };
  };
}

/** How a corner is come to from the box. */
const stateOf = ({ corner, away }: End): number => corner * 2 + (away ? 1 : 0);
const costOf = ({ cost, away }: End): number => cost + (away ? turn : 0);

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
