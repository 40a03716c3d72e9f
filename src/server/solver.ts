import type { Problem, Solution } from '../grouping/problem.ts';

/** Works out recommendations without holding up what the user does meanwhile. */
export interface Solver {
  /**
   * Rejects where the solution could not be worked out, and where `signal` says that it is not
   * wanted any more.
   */
  solve(problem: Problem, options: SolverOptions): Promise<Solution>;
}

export interface SolverOptions {
  /** Milliseconds. */
  readonly timeLimit: number;
  readonly signal: AbortSignal;
  /** Told of an answer that may still get better and is still to be proven. */
  better(solution: Solution): void;
}
