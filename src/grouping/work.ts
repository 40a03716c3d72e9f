/**
 * How much may still be done. It is counted in elementary steps, roughly: where the steps run out
 * before the clock does, an answer does not depend on the speed of the machine. Where they do not,
 * on a slow machine or in a very large problem, the clock ends the work, and what is found by then
 * does depend on it.
 */
export interface Work {
  /** Takes `steps` off; false once nothing is left. */
  spend(steps: number): boolean;
  readonly exhausted: () => boolean;
  /** Steps that are left, > 0 as long as it is not exhausted. */
  readonly left: () => number;
  /** A part of it: at most `steps`, and never more than the whole has left. */
  part(steps: number): Work;
  /** A part of it: that share, 0 … 1, of the steps and of the time that are left. */
  share(fraction: number): Work;
}

/** The clock is looked at every so many steps: half a millisecond. */
const clockEvery = 200_000;
/** A machine of today takes about so many. */
const stepsPerMs = 400_000;

/** So many steps, until a `deadline` on the clock of `performance.now()`. */
export const createWork = (steps: number, deadline: number): Work =>
  workOf(steps, deadline, undefined);

/** As much as a limit of so many milliseconds from now on allows. */
export const workFor = (milliseconds: number): Work =>
  createWork(stepsPerMs * milliseconds, performance.now() + milliseconds);

function workOf(steps: number, deadline: number, whole: Work | undefined): Work {
  let left = steps;
  let unchecked = 0;
  const work: Work = {
    spend(amount) {
      left -= amount;
      unchecked += amount;
      if (unchecked >= clockEvery) {
        unchecked = 0;
        if (performance.now() > deadline) left = -1;
      }
      const more = whole?.spend(amount) ?? true;
      return more && left > 0;
    },
    exhausted: () => left <= 0 || (whole?.exhausted() ?? false),
    left: () => Math.min(left, whole?.left() ?? left),
    part: (amount) => workOf(Math.min(amount, left), deadline, work),
    share(fraction) {
      const now = performance.now();
      return workOf(left * fraction, now + (deadline - now) * fraction, work);
    },
  };
  return work;
}
