import type { Corners } from './corners.ts';
import type { Side } from './streets.ts';

/** What each stretch along a corridor costs beyond its length: a way with fewer turns is easier to follow. */
export const turn = 40;

/** Where a way can begin or end: a corner that a side of the box leads to, at a cost. */
export interface End {
  readonly corner: number;
  readonly cost: number;
  readonly side: Side;
  /** Whether it is a stretch along the corridor away from the ports of the box. */
  readonly away: boolean;
}

/** What an end costs where the way does not go along its corridor already, and need not turn into it. */
export const costOf = ({ cost, away }: End): number => cost + (away ? turn : 0);

/** What ways to a goal cost at least: the ends at a box, which are in the corridors above and below. */
export function createGoal({ x, y }: Corners) {
  let left = 0;
  let right = 0;
  let top = 0;
  let bottom = 0;
  /** What the cheapest end costs that is above, and below. */
  let topExit = 0;
  let bottomExit = 0;
  return {
    set(ends: readonly End[]): void {
      left = top = topExit = bottomExit = Infinity;
      right = bottom = -Infinity;
      for (const { corner } of ends) {
        left = Math.min(left, x[corner] as number);
        right = Math.max(right, x[corner] as number);
        top = Math.min(top, y[corner] as number);
        bottom = Math.max(bottom, y[corner] as number);
      }
      for (const { corner, cost } of ends) {
        if (y[corner] === top) topExit = Math.min(topExit, cost);
        else bottomExit = Math.min(bottomExit, cost);
      }
    },
    /**
     * What is left at least from a corner that is come to along its corridor or through a gap: the
     * distance, the passages, a turn where the goal is not above or below, and the cheapest end.
     * It never falls by more than a step costs, so that the first way found to a corner is the best.
     */
    left(corner: number, along: boolean): number {
      const here = x[corner] as number;
      const down = y[corner] as number;
      const aside = Math.max(left - here, here - right, 0);
      const exit = Math.min(Math.abs(down - top) + topExit, Math.abs(down - bottom) + bottomExit);
      return exit + aside + (along || aside === 0 ? 0 : turn);
    },
  };
}
