import { parentPort } from 'node:worker_threads';
import { answerQuestion, type Question, type Reply } from '../server/threadSolver.ts';

/** The thread that `createNodeSolver` starts. */
parentPort?.on('message', (question: Question) => {
  answerQuestion(question, (reply: Reply) => parentPort?.postMessage(reply));
});
