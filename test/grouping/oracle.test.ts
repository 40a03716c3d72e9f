import fc from 'fast-check';
import assert from 'node:assert/strict';
import { solveExactly } from '../../src/grouping/exact/exact.ts';
import { costOf } from '../../src/grouping/instance/instance.ts';
import { overruled } from '../../src/grouping/overruled.ts';
import type { Problem } from '../../src/grouping/problem.ts';
import { prove } from '../../src/grouping/prove.ts';
import { firstGrouping } from '../../src/grouping/search/localMoving.ts';
import { multilevel } from '../../src/grouping/search/multilevel.ts';
import { solve } from '../../src/grouping/solve.ts';
import { createWork } from '../../src/grouping/work.ts';
import { assertCertified } from '../support/certified.ts';
import {
  allowed,
  bestGrouping,
  counting,
  overruledBy,
  pairsTogether,
} from '../support/everyGrouping.ts';
import { chained, problems, tangle } from '../support/problems.ts';
import { searched } from '../support/searched.ts';

/** Enough for a slow machine: the answers must not depend on the clock. */
const timeLimit = 20_000;

/** Holds the answer for a few services against the best of all groupings. */
function assertBest(problem: Problem): void {
  const best = bestGrouping(problem);
  const found = solve(problem, { timeLimit });
  assert.ok(allowed(problem, found.groupOf), 'it honours what is required');
  assert.equal(found.overruled, best?.overruled);
  assert.equal(overruledBy(problem, found.groupOf), best?.overruled);
  assert.equal(overruled(problem, found.groupOf), best?.overruled);
  assert.equal(pairsTogether(found.groupOf), best?.pairs, 'a tie separates');
  assert.equal(found.bound, best?.overruled);
  assert.equal(found.proven, true);
  assertCertified(problem, found);
  assert.deepEqual(solve(problem, { timeLimit }), found, 'the same answer again');
}

describe('the recommendation, held against every grouping', () => {
  it('overrules the fewest points, keeps the fewest pairs among equals, honours what is required, and proves it', () => {
    fc.assert(fc.property(problems(10), assertBest), { numRuns: 400 });
  });

  it('does so where nothing is plain', () => {
    for (let seed = 1; seed <= 150; seed++) assertBest(tangle(8 + (seed % 4), seed));
  });
});

function* tangles(count: number): Generator<readonly [Problem, number]> {
  for (let seed = 1; seed <= count; seed++) {
    const problem = tangle(8 + (seed % 5), seed);
    yield [problem, bestGrouping(problem)?.overruled ?? NaN];
  }
}

/** Problems that are too large for every grouping, and the fewest points that one overrules. */
function* chains(count: number): Generator<readonly [Problem, number]> {
  for (let seed = 1; seed <= count; seed++) {
    const links = Array.from({ length: 4 + (seed % 5) }, (_, i) =>
      tangle(5 + ((seed + i) % 6), 100 * seed + i),
    );
    const best = links.reduce((sum, link) => sum + (bestGrouping(link)?.overruled ?? NaN), 0);
    yield [chained(links, seed), best];
  }
}

describe('the recommendation of many services, held against every grouping of their parts', () => {
  it('overrules the fewest points, honours what is required, and proves it', () => {
    for (const [problem, best] of chains(60)) {
      const found = solve(problem, { timeLimit });
      assert.ok(allowed(problem, found.groupOf));
      assert.equal(overruledBy(problem, found.groupOf), best);
      assert.deepEqual([found.overruled, found.bound, found.proven], [best, best, true]);
      assertCertified(problem, found);
    }
  }).timeout(60_000);

  it('is better from step to step of its search, and near the best from the first', () => {
    const sums = { first: 0, coarse: 0, quick: 0, best: 0 };
    for (const [problem, best] of chains(150)) {
      const { instance, groupOf } = searched(problem);
      const work = createWork(1e9, performance.now() + timeLimit);
      const first = firstGrouping(instance, work);
      const steps = [
        Int32Array.from({ length: problem.size }, (_, v) => v),
        groupOf(first),
        groupOf(multilevel(instance, first, work)),
      ];
      for (const step of steps) assert.ok(allowed(problem, step));
      const [alone = 0, once = 0, coarse = 0] = steps.map((step) => overruledBy(problem, step));
      const quick = solve(problem, { proof: false, timeLimit }).overruled;
      assert.ok(alone >= once && once >= coarse && coarse >= quick && quick >= best);
      sums.first += once;
      sums.coarse += coarse;
      sums.quick += quick;
      sums.best += best;
    }
    const above = (sum: number): number => sum / sums.best - 1;
    assert.ok(above(sums.first) < 0.125, `the first answer: ${above(sums.first)}`);
    assert.ok(above(sums.coarse) < 0.045, `moving groups: ${above(sums.coarse)}`);
    assert.ok(above(sums.quick) < 0.02, `an answer at once: ${above(sums.quick)}`);
  });

  it('honours what is required in an answer at once, however many services there are', () => {
    // Paths of 15 services whose ends must be apart: one step of each has to be cut.
    const [paths, length] = [140, 15];
    const starts = Array.from({ length: paths }, (_, path) => path * length);
    const steps = starts.flatMap((first) =>
      Array.from({ length: length - 1 }, (_, step) => first + step),
    );
    const problem: Problem = {
      size: paths * length,
      edges: {
        a: Int32Array.from(steps),
        b: Int32Array.from(steps, (service) => service + 1),
        share: Int32Array.from(steps, () => 1),
        split: Int32Array.from(steps, () => 0),
      },
      classes: [],
      together: [],
      apart: starts.map((first) => [first, first + length - 1] as const),
      separations: [],
    };
    const { groupOf, overruled } = solve(problem, { proof: false });
    assert.ok(allowed(problem, groupOf));
    assert.ok(paths <= overruled && overruled < 2 * paths, String(overruled));
  });

  it('promises nothing that is not true where its work ends early', () => {
    let unproven = 0;
    for (const [problem, best] of [...chains(25), ...tangles(25)]) {
      const { instance, groupOf } = searched(problem);
      const units = Int32Array.from({ length: instance.size }, (_, unit) => unit);
      const whole = instance.part([...units]);
      const points = counting(problem);
      // What is overruled whatever the grouping is no part of what an instance costs.
      const always = points(groupOf(units)) - costOf(whole, units);
      const known = firstGrouping(instance, createWork(1e9, Infinity));
      for (let steps = 30; steps < 1e6; steps *= 3)
        for (const part of [
          solveExactly(whole, createWork(steps, Infinity)),
          prove(whole, known, createWork(steps, Infinity)),
        ]) {
          assert.equal(always + part.cost, points(groupOf(part.groupOf)));
          assert.ok(always + part.cost >= best);
          assert.ok(always + part.bound <= best, `${steps} steps`);
          if (part.bound < part.cost) unproven++;
        }
    }
    assert.ok(unproven > 100, String(unproven));
  }).timeout(60_000);
});
