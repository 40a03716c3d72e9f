import { createThreadSolver, type Reply } from './threadSolver.ts';

/** By its name a worker knows that it is to solve and not to serve. */
export const solverName = 'service-map-solver';

/** Solves in another web worker, which runs the same script as this one. */
export const createWorkerSolver = (script: string) =>
  createThreadSolver(({ replied, failed }) => {
    const worker = new Worker(script, { name: solverName });
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      replied(data);
    };
    worker.onerror = (event) => {
      failed(new Error(event.message));
    };
    worker.onmessageerror = () => {
      failed(new Error('a reply of the solver cannot be read'));
    };
    return {
      send(question) {
        worker.postMessage(question);
      },
      stop() {
        worker.terminate();
      },
    };
  });
