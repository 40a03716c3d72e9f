import assert from 'node:assert/strict';
import { createNodeSolver } from '../../src/node/threadSolver.ts';
import { parseEdgeList } from '../../src/grouping/edgeList.ts';

/** A thread of its own that runs this as soon as it has a question. */
const threadOf = (script: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', () => { ${script} });`,
    )}`,
  );

const ask = (solver: ReturnType<typeof createNodeSolver>) =>
  solver.solve(parseEdgeList('a b 1').problem, {
    timeLimit: 1000,
    signal: new AbortController().signal,
    better: () => undefined,
  });

describe('solving in a thread of this process', () => {
  it('fails, and does so at the next question again, where the thread ends without a word', async () => {
    const solver = createNodeSolver(threadOf('process.exit(0);'));
    await assert.rejects(ask(solver), /has ended with code 0/);
    await assert.rejects(ask(solver), /has ended with code 0/);
  });

  it('fails once where the thread ends with an error', async () => {
    const solver = createNodeSolver(threadOf("throw new Error('out of luck');"));
    const [one, two] = [ask(solver), ask(solver)];
    await assert.rejects(one, /out of luck/);
    await assert.rejects(two, /out of luck/);
  });
});
