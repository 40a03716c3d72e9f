import assert from 'node:assert/strict';
import type { Problem, Solution } from '../../src/grouping/problem.ts';
import {
  answerQuestion,
  createThreadSolver,
  type Question,
  type Reply,
  type ThreadEvents,
} from '../../src/server/threadSolver.ts';

/** A problem that is told apart by its size. */
const problem = (size: number): Problem => ({
  size,
  edges: {
    a: new Int32Array(),
    b: new Int32Array(),
    share: new Int32Array(),
    split: new Int32Array(),
  },
  classes: [],
  together: [],
  apart: [],
  separations: [],
});

const solution = (overruled: number): Solution => ({
  groupOf: new Int32Array(),
  overruled,
  bound: 0,
  proven: false,
});

/** Threads that do nothing by themselves: tests say what they reply. */
class Threads {
  readonly started: {
    readonly events: ThreadEvents;
    readonly sent: Question[];
    stopped: boolean;
  }[] = [];
  readonly start = (events: ThreadEvents) => {
    const thread = { events, sent: [] as Question[], stopped: false };
    this.started.push(thread);
    return {
      send: (question: Question) => thread.sent.push(question),
      stop: () => (thread.stopped = true),
    };
  };
}

/** Asks for the solution of a problem of this size. */
function ask(solver: ReturnType<typeof createThreadSolver>, size: number) {
  const abort = new AbortController();
  const better: number[] = [];
  const answer = solver.solve(problem(size), {
    timeLimit: 1000,
    signal: abort.signal,
    better: ({ overruled }) => better.push(overruled),
  });
  return { abort, better, answer };
}

describe('solving in a thread', () => {
  it('answers one problem after the other, better answers first', async () => {
    const threads = new Threads();
    const solver = createThreadSolver(threads.start);
    const [one, two] = [ask(solver, 1), ask(solver, 2)];
    const [thread] = threads.started;
    assert.ok(thread);
    assert.deepEqual(
      thread.sent.map(({ problem: { size } }) => size),
      [1],
    );
    thread.events.replied({ solution: solution(9), final: false });
    thread.events.replied({ solution: solution(7), final: true });
    assert.equal((await one.answer).overruled, 7);
    assert.deepEqual(one.better, [9]);
    thread.events.replied({ solution: solution(3), final: true });
    assert.equal((await two.answer).overruled, 3);
    assert.equal(threads.started.length, 1);
  });

  it('stops a solution that is not wanted any more, and starts the next at once', async () => {
    const threads = new Threads();
    const solver = createThreadSolver(threads.start);
    const [one, two, three] = [ask(solver, 1), ask(solver, 2), ask(solver, 3)];
    two.abort.abort();
    one.abort.abort();
    await assert.rejects(one.answer);
    await assert.rejects(two.answer);
    const [first, second] = threads.started;
    assert.equal(first?.stopped, true);
    assert.deepEqual(
      second?.sent.map(({ problem: { size } }) => size),
      [3],
    );
    second?.events.replied({ solution: solution(5), final: true });
    assert.equal((await three.answer).overruled, 5);
    assert.deepEqual(one.better, []);
  });

  it('rejects where a thread fails or cannot be started, and goes on with another', async () => {
    const threads = new Threads();
    let refuse = true;
    const solver = createThreadSolver((events) => {
      if (refuse) throw new Error('no threads here');
      return threads.start(events);
    });
    await assert.rejects(ask(solver, 1).answer, /no threads here/);
    refuse = false;
    const two = ask(solver, 2);
    threads.started[0]?.events.failed(new Error('out of memory'));
    await assert.rejects(two.answer, /out of memory/);
    const three = ask(solver, 3);
    threads.started[1]?.events.replied({ solution: solution(4), final: true });
    assert.equal((await three.answer).overruled, 4);
  });

  it('does not take the last words of a thread that has failed for those of the next', async () => {
    const threads = new Threads();
    const solver = createThreadSolver(threads.start);
    const [one, two] = [ask(solver, 1), ask(solver, 2)];
    const [first] = threads.started;
    first?.events.failed(new Error('out of memory'));
    await assert.rejects(one.answer, /out of memory/);
    first?.events.failed(new Error('it has ended'));
    first?.events.replied({ solution: solution(9), final: true });
    threads.started[1]?.events.replied({ solution: solution(4), final: true });
    assert.equal((await two.answer).overruled, 4);
  });

  for (const [size, fewest] of [
    [60, 2],
    [2400, 2],
  ] as const)
    it(`tells at least ${fewest} answers about ${size} services, each better or better bounded`, () => {
      const pairs = Array.from({ length: size - 1 }, (_, i) => i);
      const chain: Problem = {
        ...problem(size),
        edges: {
          a: Int32Array.from(pairs),
          b: Int32Array.from(pairs, (i) => i + 1),
          share: Int32Array.from(pairs, (i) => 1 + (i % 3)),
          split: Int32Array.from(pairs, () => 0),
        },
        separations: [{ left: [0, 20, 40], right: [10, 30, 50] }],
      };
      const replies: Reply[] = [];
      answerQuestion({ problem: chain, timeLimit: 1000 }, (reply) => replies.push(reply));
      assert.ok(replies.length >= fewest);
      assert.deepEqual(
        replies.map(({ final }) => final),
        replies.map((_, i) => i === replies.length - 1),
      );
      const told = replies.map(({ solution }) => solution);
      told.slice(1).forEach(({ overruled, bound }, i) => {
        const before = told[i] as Solution;
        assert.ok(overruled <= before.overruled && bound >= before.bound);
        const isNews = overruled < before.overruled || bound > before.bound;
        assert.ok(isNews || i + 2 === told.length, 'only the last may say the same again');
      });
      if (size === 60) assert.equal(replies.at(-1)?.solution.proven, true);
    });
});
