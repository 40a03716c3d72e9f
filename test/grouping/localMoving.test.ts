import assert from 'node:assert/strict';
import { randomNumbers } from '../../src/grouping/random.ts';
import { moveUnits } from '../../src/grouping/search/localMoving.ts';
import { createWork } from '../../src/grouping/work.ts';
import { allowed, counting, pairsTogether } from '../support/everyGrouping.ts';
import { tangle } from '../support/problems.ts';
import { searched } from '../support/searched.ts';

/** Groupings to start from: each alone, all together, and some at random. */
function startsOf(size: number, seed: number): Int32Array[] {
  const random = randomNumbers(seed);
  return [
    Int32Array.from({ length: size }, (_, v) => v),
    new Int32Array(size),
    ...[2, 4].map((groups) =>
      Int32Array.from({ length: size }, () => Math.floor(random() * groups)),
    ),
  ];
}

describe('moving services one by one', () => {
  it('ends where no service would rather be in another group, or alone', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const problem = tangle(6 + (seed % 30), seed);
      const points = counting(problem);
      /** Points and, among equals, pairs together. */
      const weightOf = (groupOf: Int32Array): number =>
        points(groupOf) + pairsTogether(groupOf) / 1000;
      const { instance } = searched(problem);
      for (const start of startsOf(problem.size, seed)) {
        let groupOf = start;
        let weight = allowed(problem, start) ? weightOf(start) : Infinity;
        for (let round = 0, moved = true; moved; round++) {
          assert.ok(round < 20, 'it ends');
          const next = moveUnits(instance, groupOf, createWork(1e9, Infinity));
          assert.ok(allowed(problem, next), 'it honours what is required');
          assert.ok(weightOf(next) <= weight, 'it never makes a grouping worse');
          moved = next.some((group, v) => group !== groupOf[v]);
          groupOf = next;
          weight = weightOf(next);
        }
        const groups = new Set([...groupOf, problem.size]);
        for (let v = 0; v < problem.size; v++)
          for (const group of groups) {
            const other = groupOf.with(v, group);
            if (allowed(problem, other)) assert.ok(weightOf(other) >= weight);
          }
      }
    }
  });
});
