import type { Problem, Solution } from '../grouping/problem.ts';
import { solve } from '../grouping/solve.ts';

/** Works out recommendations without holding up what the user does meanwhile. */
export interface Solver {
  /** `timeLimit` in milliseconds. Rejects where the solution could not be worked out. */
  solve(problem: Problem, timeLimit: number): Promise<Solution>;
}

/** Solves in the same thread, where there is no other. */
export const solveHere: Solver = {
  solve: (problem, timeLimit) =>
    new Promise((resolve) => {
      setTimeout(() => {
        resolve(solve(problem, { timeLimit }));
      }, 0);
    }),
};

/** A problem without what cannot be sent to another thread: reasons and places. */
export const plainProblem = (problem: Problem): Problem => ({
  ...problem,
  classes: problem.classes.map(({ classOf, classCount, same, differ, except }) => ({
    classOf,
    classCount,
    same,
    differ,
    except,
  })),
  separations: problem.separations.map(({ left, right }) => ({ left, right })),
});
