/**
 * How much may still be done. Counted in elementary steps and not in milliseconds, so that an
 * answer does not depend on the speed of the machine; the clock is a safety valve only.
 */
export interface Work {
  /** Takes `steps` off; false once nothing is left. */
  spend(steps: number): boolean;
  readonly exhausted: () => boolean;
  /** A part of it: at most `steps`, and never more than the whole has left. */
  part(steps: number): Work;
}

const clockEvery = 200_000;

/** `deadline` on the clock of `performance.now()`; it is looked at about every millisecond of work. */
export function createWork(steps: number, deadline: number): Work {
  let left = steps;
  let unchecked = 0;
  const spend = (amount: number): boolean => {
    left -= amount;
    unchecked += amount;
    if (unchecked >= clockEvery) {
      unchecked = 0;
      if (performance.now() > deadline) left = -1;
    }
    return left > 0;
  };
  const sub = (parent: Pick<Work, 'spend' | 'exhausted'>, limit: number): Work => {
    let own = limit;
    const child: Work = {
      spend(amount) {
        own -= amount;
        return parent.spend(amount) && own > 0;
      },
      exhausted: () => own <= 0 || parent.exhausted(),
      part: (amount) => sub(child, amount),
    };
    return child;
  };
  return {
    spend,
    exhausted: () => left <= 0,
    part: (amount) => sub({ spend, exhausted: () => left <= 0 }, amount),
  };
}
