import assert from 'node:assert/strict';
import { costOf } from '../../src/grouping/instance/instance.ts';
import { randomNumbers } from '../../src/grouping/random.ts';
import { anneal, keptBy } from '../../src/grouping/search/annealing.ts';
import { agreement } from '../../src/grouping/search/fusion.ts';
import { searchLonger } from '../../src/grouping/search/longer.ts';
import { createWork } from '../../src/grouping/work.ts';
import { allowed, bestGrouping, counting } from '../support/everyGrouping.ts';
import { tangle } from '../support/problems.ts';
import { searched } from '../support/searched.ts';

const aloneOf = (size: number): Int32Array => Int32Array.from({ length: size }, (_, v) => v);

describe('searching longer', () => {
  it('finds the best grouping where every grouping can be looked at', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const problem = tangle(10, seed);
      const { instance, groupOf } = searched(problem);
      const all = instance.part(Array.from(aloneOf(instance.size)));
      const found = groupOf(searchLonger(all, aloneOf(all.size), 0, createWork(3e6, Infinity)));
      assert.ok(allowed(problem, found), 'it honours what is required');
      assert.equal(counting(problem)(found), bestGrouping(problem)?.overruled);
    }
  });

  it('never gives a grouping that costs more than the one it began with', () => {
    for (let seed = 2; seed <= 40; seed += 2) {
      const { instance } = searched(tangle(12 + seed, seed));
      const random = randomNumbers(seed);
      const start = Int32Array.from({ length: instance.size }, () => Math.floor(random() * 5));
      const found = searchLonger(instance, start, 0, createWork(1 + 20_000 * seed, Infinity));
      assert.ok(costOf(instance, found) <= costOf(instance, start));
    }
  });

  it('gives the same answer again, and ends when the work does', () => {
    const { instance } = searched(tangle(60, 8));
    const once = () => {
      const work = createWork(30_000_000, Infinity);
      const found = searchLonger(instance, aloneOf(60), 0, work);
      assert.ok(work.exhausted());
      return [...found];
    };
    assert.deepEqual(once(), once());
  });
});

describe('searching longer for a bound', () => {
  it('ends with a grouping that reaches it', () => {
    const { instance } = searched(tangle(40, 4));
    const best = searchLonger(instance, aloneOf(40), 0, createWork(60_000_000, Infinity));
    const work = createWork(60_000_000, Infinity);
    const found = searchLonger(instance, aloneOf(40), costOf(instance, best), work);
    assert.equal(costOf(instance, found), costOf(instance, best));
    assert.ok(!work.exhausted());
  });
});

describe('annealing', () => {
  it('counts what it has gained as it is counted from the beginning', () => {
    for (let seed = 2; seed <= 30; seed += 2) {
      const { instance } = searched(tangle(30, seed));
      const pairs = instance.pairs();
      assert.ok(pairs);
      const found = anneal(
        pairs,
        aloneOf(30),
        { from: 1, to: 0.03 },
        randomNumbers(seed),
        createWork(1_000_000, Infinity),
      );
      assert.ok(keptBy(pairs, found) > 0);
      assert.equal(-keptBy(pairs, found), costOf(instance, found) - costOf(instance, aloneOf(30)));
    }
  });
});

describe('what two groupings agree on', () => {
  it('is together in both, and as much as pairs connect', () => {
    const { instance } = searched(tangle(40, 4));
    const pairs = instance.pairs();
    assert.ok(pairs);
    const one = Int32Array.from(aloneOf(40), (v) => v % 4);
    const other = Int32Array.from(aloneOf(40), (v) => v % 6);
    const blobOf = agreement(pairs, one, other);
    for (let a = 0; a < 40; a++)
      for (let b = 0; b < a; b++) {
        const agreed = one[a] === one[b] && other[a] === other[b];
        if (blobOf[a] === blobOf[b]) assert.ok(agreed);
        else assert.ok(!agreed || instance.points(a, b) === 0);
      }
  });
});
