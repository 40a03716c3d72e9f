import { parentPort } from 'node:worker_threads';
import type { Problem } from '../grouping/problem.ts';
import { solve } from '../grouping/solve.ts';

/** A thread that solves one problem after the other. */
parentPort?.on('message', ({ problem, timeLimit }: { problem: Problem; timeLimit: number }) => {
  parentPort?.postMessage(solve(problem, { timeLimit }));
});
