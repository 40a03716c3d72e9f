import assert from 'node:assert/strict';
import { boundOf, packedBound } from '../../src/grouping/bound/bound.ts';
import { carried } from '../../src/grouping/bound/carried.ts';
import { provenBy } from '../../src/grouping/bound/lagrangian.ts';
import { parseEdgeList } from '../../src/grouping/edgeList.ts';
import { solveExactly } from '../../src/grouping/exact/exact.ts';
import type { Instance } from '../../src/grouping/instance/instance.ts';
import { canonical } from '../../src/grouping/partition.ts';
import { prove } from '../../src/grouping/prove.ts';
import { randomNumbers } from '../../src/grouping/random.ts';
import { createWork } from '../../src/grouping/work.ts';
import { tangle } from '../support/problems.ts';
import { searched } from '../support/searched.ts';

const unlimited = () => createWork(Infinity, Infinity);

/** An edge list of random points, `spread` giving the size of each from a number in [0, 1). */
function randomGraph(
  size: number,
  edges: number,
  seed: number,
  spread: (random: number) => number,
): string {
  const random = randomNumbers(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  return Array.from({ length: edges }, () => {
    const [a, b] = [pick(size), pick(size)];
    const points = (random() < 0.5 ? -1 : 1) * spread(random());
    return a === b ? '' : `${a} ${b} ${points}`;
  }).join('\n');
}

const instanceOf = (list: string): Instance => {
  const { instance } = searched(parseEdgeList(list).problem);
  return instance.part(Array.from({ length: instance.size }, (_, unit) => unit));
};

/** Small instances with the least that a grouping of them costs. */
function* tangles(count: number): Generator<readonly [Instance, number]> {
  for (let seed = 1; seed <= count; seed++) {
    const { instance } = searched(tangle(8 + (seed % 7), seed));
    const whole = instance.part(Array.from({ length: instance.size }, (_, unit) => unit));
    yield [whole, solveExactly(whole, unlimited()).cost];
  }
}

describe('bounds', () => {
  it('are never more than the best grouping costs, and near it', () => {
    const sums = { packed: 0, relaxed: 0, best: 0 };
    for (const [instance, best] of tangles(120)) {
      const packed = packedBound(instance, unlimited());
      const { bound } = boundOf(instance, Infinity, unlimited());
      assert.ok(0 <= packed && packed <= best);
      assert.ok(bound <= best);
      sums.packed += packed;
      sums.relaxed += bound;
      sums.best += best;
    }
    assert.ok(sums.packed > 0.8 * sums.best, `packed: ${sums.packed / sums.best}`);
    assert.ok(sums.relaxed > 0.97 * sums.best, `relaxed: ${sums.relaxed / sums.best}`);
  });

  it('hold for what is left once units are joined or kept apart', () => {
    const random = randomNumbers(1);
    let borne = 0;
    for (const [instance] of tangles(120)) {
      const { lp } = boundOf(instance, Infinity, unlimited());
      const blobOf = canonical(
        Array.from({ length: instance.size }, () => Math.floor(random() * instance.size)),
      );
      const other = blobOf.findIndex((blob) => blob !== blobOf[0]);
      const rest = instance.contract(blobOf, other < 0 ? [] : [[0, other]]);
      const partOf = new Int32Array(instance.size);
      const [left] = carried(lp, [rest], { partOf, unitOf: blobOf });
      const proven = left ? provenBy(left) : NaN;
      assert.ok(proven <= solveExactly(rest, unlimited()).cost);
      borne += proven;
    }
    assert.ok(borne > 0);
  });

  it('are as good whatever the sizes of points are', () => {
    for (const spread of [
      () => 1,
      () => 1_000_000,
      (random: number) => Math.ceil(1_000_000 * random),
      (random: number) => Math.ceil(10 ** (7 * random)),
    ]) {
      const instance = instanceOf(randomGraph(40, 130, 2, spread));
      const alone = Int32Array.from({ length: instance.size }, (_, unit) => unit);
      const { cost } = prove(instance, alone, createWork(3e7, Infinity));
      const { bound } = boundOf(instance, cost, unlimited());
      assert.ok(bound > 0.7 * cost, `${bound} of ${cost}`);
    }
  });

  it('take no more steps than they have work for', () => {
    const instance = instanceOf(randomGraph(1200, 6000, 3, () => 1));
    let looks = 0;
    const counted: Instance = {
      ...instance,
      points(a, b) {
        looks++;
        return instance.points(a, b);
      },
    };
    for (const steps of [1e5, 1e6, 1e7]) {
      looks = 0;
      boundOf(counted, Infinity, createWork(steps, Infinity));
      assert.ok(looks < steps + 1e5, `${looks} looks in ${steps} steps`);
    }
  });
});
