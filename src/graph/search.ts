import { across, type Corners } from './corners.ts';
import { costOf, createGoal, turn, type End } from './goal.ts';
import { createNearest } from './nearest.ts';
import type { Side } from './streets.ts';

export interface Found {
  /** The corners of the way. */
  readonly trail: readonly number[];
  readonly from: Side;
  readonly to: Side;
}

/**
 * The shortest way through the streets by A* (Hart, Nilsson, Raphael 1968): what is left is at
 * least the distance along the corridors, a turn into them, the rows between and what the goal is
 * entered for. A corner is looked at twice: as come to through a gap, and as come to along its
 * corridor, from where going on is no turn. Where it is come to along the corridor as cheaply the
 * other is of no use, and the other way round where it costs a turn more.
 */
export function createSearch(corners: Corners) {
  const { count, x, y, before, after } = corners;
  /** By state: twice the corner, and one more where it was come to along its corridor. */
  const dist = new Float64Array(count * 2);
  const parent = new Int32Array(count * 2);
  const leaving = new Float64Array(count * 2).fill(Infinity);
  /** The search that has reached a state, and the one that is done with it. */
  const reached = new Int32Array(count * 2);
  const done = new Int32Array(count * 2);
  const open = createNearest();
  const goal = createGoal(corners);
  let round = 0;
  /** What the best way known costs. */
  let least = Infinity;

  const reach = (state: number, cost: number, by: number): void => {
    if (done[state] === round) return;
    if (reached[state] === round && cost >= (dist[state] as number)) return;
    const twin = state ^ 1;
    const more = (state & 1) === 1 ? turn : 0;
    if (reached[twin] === round && cost >= (dist[twin] as number) + more) return;
    const left = goal.left(state >> 1, (state & 1) === 1);
    if (cost + left >= least) return;
    reached[state] = round;
    dist[state] = cost;
    parent[state] = by;
    open.push(state, cost + left, left);
  };
  const beside = (corner: number, state: number, here: number): void => {
    if (corner < 0) return;
    const distance = Math.abs((x[corner] as number) - (x[state >> 1] as number));
    // Straight across the corridor is no turn.
    const turned = (state & 1) === 1 || distance > 0 ? 1 : 0;
    reach(corner * 2 + turned, here + distance + (turned > (state & 1) ? turn : 0), state);
  };
  /** The state in which the cheapest way leaves the streets. */
  const run = (): number => {
    let last = -1;
    while (open.least() < least) {
      const state = open.pop();
      if (done[state] === round) continue;
      done[state] = round;
      const here = dist[state] as number;
      if (here + (leaving[state] as number) < least) {
        least = here + (leaving[state] as number);
        last = state;
      }
      const at = state >> 1;
      const other = across(at);
      reach(other * 2, here + Math.abs((y[other] as number) - (y[at] as number)), state);
      beside(before[at] as number, state, here);
      beside(after[at] as number, state, here);
    }
    return last;
  };

  return (from: readonly End[], to: readonly End[]): Found => {
    round++;
    least = Infinity;
    open.clear();
    goal.set(to);
    for (const end of from) reach(stateOf(end), costOf(end), -1);
    for (const end of to) {
      const through = end.corner * 2;
      leaving[through] = Math.min(leaving[through] as number, costOf(end));
      // Where it goes along the corridor already it need not turn into it.
      leaving[through + 1] = Math.min(leaving[through + 1] as number, end.cost);
    }
    const last = run();
    for (const { corner } of to) leaving.fill(Infinity, corner * 2, corner * 2 + 2);
    const states: number[] = [];
    for (let state = last; state >= 0; state = parent[state] as number) states.push(state);
    states.reverse();
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
