import { Worker } from 'node:worker_threads';
import { createThreadSolver, type Reply } from '../server/threadSolver.ts';

const script = import.meta.url.endsWith('.ts') ? './solverThread.ts' : './solverThread.js';

/** Solves in a thread of this process, which does not keep it alive; `thread` is what it runs. */
export const createNodeSolver = (thread = new URL(script, import.meta.url)) =>
  createThreadSolver(({ replied, failed }) => {
    const worker = new Worker(thread);
    worker.unref();
    worker.on('message', (reply: Reply) => {
      replied(reply);
    });
    worker.on('error', failed);
    worker.on('messageerror', failed);
    worker.on('exit', (code) => {
      failed(new Error(`the thread that solves has ended with code ${code}`));
    });
    return {
      send(question) {
        worker.postMessage(question);
      },
      stop() {
        void worker.terminate();
      },
    };
  });
