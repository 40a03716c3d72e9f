import assert from 'node:assert/strict';
import { parseEdgeList } from '../../src/grouping/edgeList.ts';
import { randomNumbers } from '../../src/grouping/random.ts';
import { solve } from '../../src/grouping/solve.ts';
import { assertCertified } from '../support/certified.ts';
import { fewestOverruled, type Weights } from '../support/exactSolver.ts';

/** A random signed graph with hidden groups and noise. */
function randomGraph(size: number, density: number, noise: number, seed: number): Weights {
  const random = randomNumbers(seed);
  const hidden = Array.from({ length: size }, () => Math.floor(random() * Math.ceil(size / 6)));
  const weights: [number, number, number][] = [];
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) {
      if (random() > density) continue;
      const sign = (hidden[a] === hidden[b]) === random() > noise ? 1 : -1;
      weights.push([a, b, sign * (1 + Math.floor(random() * 9))]);
    }
  return weights;
}

describe('the recommendation, held against a foreign exact solver', () => {
  for (const [size, density, noise] of [
    [22, 0.5, 0.15],
    [26, 0.35, 0.2],
    [30, 0.25, 0.2],
    [36, 0.15, 0.15],
    [44, 0.1, 0.1],
    [60, 0.06, 0.1],
  ] as const)
    it(`overrules as few points in graphs of ${size} nodes`, async () => {
      for (let seed = 1; seed <= 2; seed++) {
        const weights = randomGraph(size, density, noise, seed);
        const list = weights.map(([a, b, w]) => `${a} ${b} ${w}`);
        const { problem } = parseEdgeList(list.join('\n'));
        const best = await fewestOverruled(size, weights);
        const found = solve(problem, { timeLimit: 20_000 });
        const { overruled, bound, proven } = found;
        assert.deepEqual([overruled, bound, proven], [best, best, true], `seed ${seed}`);
        assertCertified(problem, found);
      }
    }).timeout(120_000);
});
