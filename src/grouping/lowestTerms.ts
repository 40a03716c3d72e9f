import type { ClassTerm, Problem } from './problem.ts';

/**
 * A problem whose points have no common divisor, and what all of the given one's were divided by.
 * The same groupings are the best, and a bound in fewer points is rounded up by more of them.
 */
export function inLowestTerms(problem: Problem): {
  readonly problem: Problem;
  readonly divisor: number;
} {
  const { edges, classes } = problem;
  let divisor = 0;
  for (const points of pointsOf(problem)) {
    divisor = commonDivisor(divisor, Math.abs(points));
    if (divisor === 1) break;
  }
  if (divisor <= 1) return { problem, divisor: 1 };
  return {
    divisor,
    problem: {
      ...problem,
      edges: {
        ...edges,
        share: edges.share.map((points) => points / divisor),
        split: edges.split.map((points) => points / divisor),
      },
      classes: classes.map((term): ClassTerm => ({
        ...term,
        same: term.same / divisor,
        differ: term.differ / divisor,
        except: new Map(Array.from(term.except, ([key, points]) => [key, points / divisor])),
      })),
    },
  };
}

function* pointsOf({ edges, classes }: Problem): Iterable<number> {
  yield* edges.share;
  yield* edges.split;
  for (const { same, differ, except } of classes) {
    yield same;
    yield differ;
    yield* except.values();
  }
}

/** Euclid's; that of nothing and a number is the number. */
function commonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
