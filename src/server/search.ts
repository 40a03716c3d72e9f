import type { Problem, Solution } from '../grouping/problem.ts';
import { schedule } from './schedule.ts';
import type { Solver } from './solver.ts';

/** Somebody who is told how the search for a recommendation goes on. */
export interface Search {
  /** A better one has been found. */
  better(solution: Solution): void;
  /** It has come to its end, or is not wanted any more. */
  end(): void;
}

export interface SearchOptions {
  readonly solver: Solver;
  /** Milliseconds. */
  readonly timeLimit: number;
  readonly told: Search;
  /**
   * Takes an answer: of those that come while it is busy only the last, and at the end the
   * `final` one, which is none where the solver has failed. Not called once the search is stopped.
   */
  take(solution: Solution | undefined, final: boolean): void;
}

/** Searches for the recommendation of a problem until it is found, or the search is stopped. */
export function startSearch(
  problem: Problem,
  { solver, timeLimit, told, take }: SearchOptions,
): AbortController {
  const search = new AbortController();
  const { signal } = search;
  signal.addEventListener('abort', told.end);
  // Judging takes a while, too: of answers that come meanwhile only the last is looked at.
  let next: (() => void) | undefined;
  const better = (solution: Solution): void => {
    told.better(solution);
    next?.();
    next = schedule(() => {
      if (!signal.aborted) take(solution, false);
    });
  };
  const end = (solution?: Solution): void => {
    told.end();
    next?.();
    if (!signal.aborted) take(solution, true);
  };
  solver.solve(problem, { timeLimit, signal, better }).then(end, () => {
    end();
  });
  return search;
}

/** The newest of two solutions unless it overrules more; what it has proven holds for both. */
export const bestOf = (newest: Solution, before: Solution): Solution =>
  newest.overruled <= before.overruled
    ? newest
    : { ...before, bound: newest.bound, proven: newest.bound === before.overruled };
