import assert from 'node:assert/strict';
import { parseEdgeList } from '../../src/grouping/edgeList.ts';
import type { Problem } from '../../src/grouping/problem.ts';
import { randomNumbers } from '../../src/grouping/random.ts';
import { solve } from '../../src/grouping/solve.ts';

/**
 * Two teams that must each be together, and apart from each other though every service of one has
 * `share` points for one of the other, and every second pair one point less.
 */
function teams(each: number, share: number): Problem {
  const pairs = Array.from({ length: each * each }, (_, i) => [Math.floor(i / each), i % each]);
  return {
    size: 2 * each,
    edges: {
      a: Int32Array.from(pairs, ([a = 0]) => a),
      b: Int32Array.from(pairs, ([, b = 0]) => each + b),
      share: Int32Array.from(pairs, (_, i) => share - (i % 2)),
      split: new Int32Array(each * each),
    },
    classes: [],
    together: Array.from({ length: each - 1 }, (_, i) => [
      [i, i + 1] as const,
      [each + i, each + i + 1] as const,
    ]).flat(),
    apart: [[0, each]],
    separations: [],
  };
}

describe('what is required, beside very many points', () => {
  it('is kept apart whatever speaks for sharing', () => {
    const [each, share] = [60, 2 ** 30 - 1];
    const { groupOf, overruled, proven } = solve(teams(each, share));
    assert.notEqual(groupOf[0], groupOf[each]);
    assert.deepEqual([overruled, proven], [each * each * (share - 0.5), true]);
  });

  it('is refused where there are more points than can be counted', () => {
    assert.throws(() => solve(teams(80, 2 ** 30)), RangeError);
  });
});

describe('an answer at once', () => {
  it('is not held up by a proof, however much its services have to do with each other', () => {
    const random = randomNumbers(7);
    const lines: string[] = [];
    for (let a = 0; a < 20; a++)
      for (let b = 0; b < a; b++) lines.push(`${a} ${b} ${random() < 0.5 ? '-1' : '1'}`);
    const { problem } = parseEdgeList(lines.join('\n'));
    const best = solve(problem, { timeLimit: 20_000 });
    const quick = solve(problem, { timeLimit: 20_000, proof: false });
    assert.deepEqual([best.proven, quick.proven], [true, false]);
    assert.equal(quick.overruled, best.overruled);
  });
});
