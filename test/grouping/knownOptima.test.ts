import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEdgeList } from '../../src/grouping/edgeList.ts';
import { solve } from '../../src/grouping/solve.ts';
import { assertCertified } from '../support/certified.ts';

const graphs = join(import.meta.dirname, '..', '..', '..', 'shared', 'graphs');

/** Edges as triples; a missing third column is 1. */
function edgesIn(text: string): [number, number, number][] {
  return text.split('\n').flatMap((line) => {
    const [a, b, weight = '1'] = (line.split('#')[0] ?? '').trim().split(/\s+/);
    return a && b ? [[Number(a), Number(b), Number(weight)] as [number, number, number]] : [];
  });
}

/** Modularity as a complete signed graph: each pair gets 2m·w − k·k. */
function modularity(edges: readonly [number, number, number][]) {
  const size = 1 + Math.max(...edges.flatMap(([a, b]) => [a, b]));
  const degree = new Array<number>(size).fill(0);
  const weights = new Map<string, number>();
  let m = 0;
  for (const [a, b, w] of edges) {
    degree[a] = (degree[a] ?? 0) + w;
    degree[b] = (degree[b] ?? 0) + w;
    weights.set(`${String(Math.min(a, b))} ${String(Math.max(a, b))}`, w);
    m += w;
  }
  const lines: string[] = [];
  let attraction = 0;
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) {
      const both = (degree[a] ?? 0) * (degree[b] ?? 0);
      const points = 2 * m * (weights.get(`${String(a)} ${String(b)}`) ?? 0) - both;
      if (points !== 0) lines.push(`${String(a)} ${String(b)} ${String(points)}`);
      attraction += Math.max(0, points);
    }
  const squares = degree.reduce((sum, k) => sum + k * k, 0);
  return {
    list: lines.join('\n'),
    of: (overruled: number) => (attraction - overruled) / (2 * m * m) - squares / (4 * m * m),
  };
}

describe('graphs whose optimum is known', () => {
  before(function () {
    if (existsSync(graphs)) return;
    process.stdout.write(`    skipped: there are no graphs at ${graphs}\n`);
    this.skip();
  });

  for (const [name, known] of [
    ['karate', 0.41979],
    ['dolphins', 0.528519],
    ['lesmis', 0.560008],
    ['lesmis-weighted', 0.566688],
    ['polbooks', 0.527237],
    ['football', 0.60457],
  ] as const)
    it(`finds and proves the maximum modularity of ${name}`, async () => {
      const { list, of } = modularity(
        edgesIn(await readFile(join(graphs, `${name}.edges`), 'utf8')),
      );
      const { problem } = parseEdgeList(list);
      const found = solve(problem, { timeLimit: 60_000 });
      assert.equal(of(found.overruled).toFixed(6), known.toFixed(6));
      assert.equal(found.proven, true);
      assertCertified(problem, found);
    }).timeout(90_000);

  it('finds and proves the frustration of random signed networks', async () => {
    const optimum = new Map([
      ['0.2000_propNeg0.3000', 40],
      ['0.2000_propNeg0.5000', 49],
      ['0.3000_propNeg0.3000', 60],
      ['0.3000_propNeg0.5000', 53],
    ]);
    const files = await readdir(join(graphs, 'signed'));
    assert.equal(files.length, optimum.size);
    for (const file of files) {
      const [, kind = ''] = /propMispl(.*)_network/.exec(file) ?? [];
      const [, ...lines] = (await readFile(join(graphs, 'signed', file), 'utf8')).split('\n');
      const { problem } = parseEdgeList(lines.join('\n'));
      const found = solve(problem, { timeLimit: 60_000 });
      assert.deepEqual([found.overruled, found.proven], [optimum.get(kind), true], file);
      assertCertified(problem, found);
    }
  }).timeout(90_000);
});
