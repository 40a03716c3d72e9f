import assert from 'node:assert/strict';
import { once, EventEmitter } from 'node:events';
import type { AnalyseOptions } from '../../src/language/analysis.ts';
import type { Problem, Solution } from '../../src/grouping/problem.ts';
import { solve } from '../../src/grouping/solve.ts';
import { applyEdits, createLineIndex } from '../../src/map/text.ts';
import { createOpenMap } from '../../src/server/openMap.ts';
import { generateMap } from '../support/generate.ts';

const root = 'file:///work/service-map.yaml';
const text = generateMap({ services: 80, family: 'mixed', seed: 3 });

interface Asked {
  readonly problem: Problem;
  readonly signal: AbortSignal;
  better(solution: Solution): void;
  /** The last answer; without one the solver fails. */
  answer(solution?: Solution): void;
}

/** An open map whose solver answers when the test says so. */
function opened(options: () => AnalyseOptions = () => ({})) {
  const events = new EventEmitter();
  const questions: Asked[] = [];
  const failures: unknown[] = [];
  const map = createOpenMap(root, text, {
    solver: {
      solve: (problem, { signal, better }) =>
        new Promise((resolve, reject) => {
          const answer = (solution?: Solution): void => {
            if (solution) resolve(solution);
            else reject(new Error('no thread'));
          };
          questions.push({ problem, signal, better, answer });
          events.emit('asked');
        }),
    },
    options,
    failed(error) {
      failures.push(error);
    },
    baseline: () => 'service-map-baseline.json',
    source: () => ({
      folders: ['file:///work'],
      list: () => Promise.resolve([]),
      read: () => Promise.resolve(undefined),
    }),
    judged() {
      events.emit('judged');
      return Promise.resolve();
    },
    searching: () => ({ better: () => undefined, end: () => undefined }),
    resolved: () => undefined,
  });
  let now = text;
  return {
    map,
    questions,
    failures,
    asked: () => once(events, 'asked'),
    judged: () => once(events, 'judged'),
    type(added: string) {
      const edit = { range: { start: now.length, end: now.length }, text: added };
      now = applyEdits(now, [edit]);
      map.edit(root, [edit], { text: now, lines: createLineIndex(now) });
    },
  };
}

describe('an open map', () => {
  it('has a recommendation soon, though it is edited while the first is worked out', async () => {
    const { map, questions, asked, judged, type } = opened();
    await asked();
    const found = map.analysis().findings.length;
    assert.equal(map.analysis().answered, false);
    const answered = map.answered();
    for (const added of ['#', ' more', '\n']) {
      const again = judged();
      type(added);
      await again;
      assert.equal(map.analysis().answered, false);
    }
    const [first] = questions;
    assert.equal(questions.length, 1);
    assert.equal(first?.signal.aborted, false);
    first?.answer(solve(first.problem));
    const analysis = await answered;
    assert.deepEqual([analysis.answered, analysis.settled], [true, false]);
    assert.ok(analysis.findings.length > found);
    assert.ok(analysis.map.text.endsWith('# more\n'));
    map.close();
  });

  it('keeps the last recommendation while its options change, and asks anew', async () => {
    const { map, questions, asked } = opened();
    await asked();
    questions[0]?.answer(solve(questions[0].problem));
    const { recommended } = await map.settled();
    const again = asked();
    map.restart();
    const { answered, settled, recommended: kept } = map.analysis();
    assert.deepEqual([answered, settled], [true, false]);
    assert.deepEqual(kept.names, recommended.names);
    await again;
    map.close();
  });

  it('follows an edit with the recommendation before the solver has answered', async () => {
    const { map, questions, asked, type } = opened();
    await asked();
    questions[0]?.answer(solve(questions[0].problem));
    const { current, recommended } = await map.settled();
    const apart = [...recommended.groupOf.keys()].filter((v) => recommended.groupOf[v] !== 0);
    const [one, other] = [0, apart[0] ?? 0];
    const nameOf = (v: number) => map.analysis().evidence.services[v] ?? '';
    const again = asked();
    type(`constraints:\n  - together: [${nameOf(one)}, ${nameOf(other)}]\n`);
    assert.notEqual(recommended.groupOf[one], recommended.groupOf[other]);
    await again;
    const { recommended: now, settled } = map.analysis();
    assert.equal(settled, false);
    assert.equal(now.groupOf[one], now.groupOf[other]);
    assert.equal(map.analysis().current.groupOf, current.groupOf);
    // A worse answer of the search is not shown in its place.
    const [, question] = questions;
    assert.ok(question);
    const best = solve(question.problem);
    const worse = { ...best, groupOf: best.groupOf.map(() => 0), overruled: now.overruled + 1 };
    question.better({ ...worse, bound: 0, proven: false });
    // Nor where the clock has ended the search; but what that has proven is told.
    question.answer({ ...worse, bound: best.bound, proven: false });
    const { recommended: last } = await map.settled();
    assert.deepEqual(
      [last.groupOf, last.overruled, last.bound],
      [now.groupOf, now.overruled, best.bound],
    );
    map.close();
  });

  it('asks for nothing where an edit changes nothing that it rests on', async () => {
    const { map, questions, asked, judged, type } = opened();
    await asked();
    questions[0]?.answer(solve(questions[0].problem));
    const { recommended } = await map.settled();
    const again = judged();
    type('# a comment\n');
    await again;
    const settled = await map.settled();
    assert.equal(questions.length, 1);
    assert.equal(settled.recommended.groupOf, recommended.groupOf);
    assert.ok(settled.map.text.endsWith('# a comment\n'));
    map.close();
  });

  it('looks at the last of the answers that come meanwhile, and at no other', async () => {
    const { map, questions, asked, judged } = opened();
    await asked();
    const [question] = questions;
    assert.ok(question);
    const best = solve(question.problem);
    const worse = { ...best, overruled: best.overruled + 1, proven: false };
    const again = judged();
    question.better({ ...worse, overruled: worse.overruled + 1 });
    question.better(worse);
    await again;
    const { recommended, settled } = map.analysis();
    assert.deepEqual([recommended.overruled, settled], [worse.overruled, false]);
    question.better(worse);
    question.answer(best);
    assert.equal((await map.settled()).recommended.overruled, best.overruled);
    map.close();
  });

  it('works the recommendation out itself where no thread does', async () => {
    const { map, questions, asked } = opened();
    await asked();
    questions[0]?.answer();
    const { settled, recommended } = await map.settled();
    assert.ok(settled);
    assert.ok(recommended.overruled > 0);
    map.close();
  });

  it('keeps nobody waiting where it cannot be judged at all', async () => {
    const rules = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('on purpose');
        },
      },
    );
    const { map, failures } = opened(() => ({ rules }));
    await map.ready();
    // It is tried once more and then no more until there is another text.
    assert.equal(failures.length, 2);
    for (let turn = 0; turn < 20; turn++) await new Promise((go) => setImmediate(go));
    assert.equal(failures.length, 2);
    assert.throws(() => map.analysis(), /on purpose/);
    map.close();
  });

  it('begins anew where judging or reading an edit fails, with the text as it is then', async () => {
    let broken = false;
    const fail = (): void => {
      if (!broken) return;
      broken = false;
      throw new Error('on purpose');
    };
    // The user's severities are looked at when those of the map change.
    const rules = new Proxy(
      {},
      {
        ownKeys: () => {
          fail();
          return [];
        },
      },
    );
    const { map, type, failures, judged } = opened(() => ({ rules }));
    const codes = () => map.analysis().findings.map(({ code }) => code);
    const typed = async (added: string): Promise<void> => {
      const again = judged();
      type(added);
      await again;
    };
    await map.ready();
    const before = codes();
    broken = true;
    await typed('nonsense: 1\nrules: { unknown-name: error }\n');
    assert.equal(failures.length, 1);
    assert.deepEqual(codes(), [...before, 'unknown-key']);

    const now = map.file(root)?.text ?? '';
    const edit = { range: { start: now.length, end: now.length }, text: 'nonsense2: 1\n' };
    broken = true;
    const again = judged();
    map.edit(root, [edit], {
      text: now + edit.text,
      get lines() {
        fail();
        return createLineIndex(now + edit.text);
      },
    });
    await again;
    assert.equal(failures.length, 2);
    assert.deepEqual(codes(), [...before, 'unknown-key', 'unknown-key']);
    map.close();
  });
});
