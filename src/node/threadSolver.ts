import { Worker } from 'node:worker_threads';
import type { Solution } from '../grouping/problem.ts';
import { plainProblem, type Solver } from '../server/solver.ts';

/** What goes to the thread is one problem, what comes back its solution. */
const script = import.meta.url.endsWith('.ts') ? './solverThread.ts' : './solverThread.js';

interface Waiting {
  resolve(solution: Solution): void;
  reject(error: Error): void;
}

/** Solves in a thread of its own, started with the first problem; it does not keep the process alive. */
export function createThreadSolver(): Solver {
  let worker: Worker | undefined;
  const waiting: Waiting[] = [];
  const start = (): Worker => {
    const fresh = new Worker(new URL(script, import.meta.url));
    fresh.unref();
    fresh.on('message', (solution: Solution) => waiting.shift()?.resolve(solution));
    fresh.on('error', (error: Error) => {
      worker = undefined;
      for (const { reject } of waiting.splice(0)) reject(error);
    });
    return fresh;
  };
  return {
    solve: (problem, timeLimit) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        (worker ??= start()).postMessage({ problem: plainProblem(problem), timeLimit });
      }),
  };
}
