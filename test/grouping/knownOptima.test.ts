import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEdgeList } from '../../src/grouping/edgeList.ts';
import { randomNumbers } from '../../src/grouping/random.ts';
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
    weights.set(`${Math.min(a, b)} ${Math.max(a, b)}`, w);
    m += w;
  }
  const lines: string[] = [];
  let attraction = 0;
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) {
      const both = (degree[a] ?? 0) * (degree[b] ?? 0);
      const points = 2 * m * (weights.get(`${a} ${b}`) ?? 0) - both;
      if (points !== 0) lines.push(`${a} ${b} ${points}`);
      attraction += Math.max(0, points);
    }
  const squares = degree.reduce((sum, k) => sum + k * k, 0);
  return {
    list: lines.join('\n'),
    of: (overruled: number) => (attraction - overruled) / (2 * m * m) - squares / (4 * m * m),
  };
}

/** Solves an edge list, and has the answer proven and its certificate checked. */
function fewest(list: string): number {
  const { problem } = parseEdgeList(list);
  const found = solve(problem, { timeLimit: 60_000 });
  assert.deepEqual([found.proven, found.bound], [true, found.overruled]);
  assertCertified(problem, found);
  return found.overruled;
}

/** A graph, and the fewest points that a grouping of it overrules. */
interface Known {
  readonly list: string;
  readonly fewest: number;
}

/** A loop of nodes with these points from each to the next, and from the last to the first. */
const loop = (nodes: readonly string[], points: readonly number[]): string[] =>
  points.map((each, i) => `${nodes[i] ?? ''} ${nodes[(i + 1) % nodes.length] ?? ''} ${each}`);

/**
 * Loops that each hang on one node of the others. A loop with exactly one edge that repels
 * overrules its weakest edge; any other loop can be honoured.
 */
function cactus(loops: number, longest: number, seed: number): Known {
  const random = randomNumbers(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const lines: string[] = [];
  let size = 1;
  let sum = 0;
  for (let i = 0; i < loops; i++) {
    const length = 3 + pick(longest - 2);
    const joint = pick(size);
    const nodes = [joint, ...Array.from({ length: length - 1 }, (_, j) => size + j)].map(String);
    size += length - 1;
    const points = nodes.map(() => (pick(length) === 0 ? -1 : 1) * (1 + pick(9)));
    lines.push(...loop(nodes, points));
    if (points.filter((each) => each < 0).length === 1) sum += Math.min(...points.map(Math.abs));
  }
  return { list: lines.join('\n'), fewest: sum };
}

/**
 * A grid of triangles, each with an edge that repels, and no two with an edge in common: each
 * overrules a point, and a grouping of all nodes overrules no more.
 */
function triangleGrid(side: number, seed: number): Known {
  const random = randomNumbers(seed);
  const node = (x: number, y: number): string => `${x}/${y}`;
  const lines: string[] = [];
  for (let x = 0; x < side; x++)
    for (let y = 0; y < side; y++)
      lines.push(
        ...loop(
          [node(x, y), node(x + 1, y), node(x, y + 1)],
          [1, 1, 1].with(Math.floor(random() * 3), -1),
        ),
      );
  return { list: lines.join('\n'), fewest: side * side };
}

/** Copies of a graph that have nothing to do with each other. */
const copies = ({ list, fewest: of }: Known, count: number): Known => ({
  list: Array.from({ length: count }, (_, i) =>
    list.replace(/^(\S+) (\S+)/gm, `$1:${i} $2:${i}`),
  ).join('\n'),
  fewest: of * count,
});

describe('graphs whose optimum follows from how they are made', () => {
  for (const [name, known] of [
    ['a cactus of short loops', cactus(60, 6, 1)],
    ['a cactus of long loops', cactus(12, 40, 2)],
    ['a grid of triangles', triangleGrid(9, 3)],
    ['five cactuses apart', copies(cactus(15, 8, 4), 5)],
    ['three grids apart', copies(triangleGrid(4, 5), 3)],
  ] as const)
    it(`finds and proves that of ${name}`, () => {
      assert.ok(known.fewest > 0);
      assert.equal(fewest(known.list), known.fewest);
    }).timeout(90_000);

  it('finds and proves that of a complete graph in which nothing is plain', () => {
    // No optimum follows from how it is made; the proof says that none is better.
    const random = randomNumbers(30);
    const lines: string[] = [];
    for (let a = 0; a < 28; a++)
      for (let b = 0; b < a; b++) lines.push(`${a} ${b} ${random() < 0.5 ? '-1' : '1'}`);
    assert.ok(fewest(lines.join('\n')) > 0);
  }).timeout(60_000);

  it('finds and proves the maximum modularity of Zachary’s karate club', () => {
    const { list, of } = modularity(
      karate
        .trim()
        .split(/\s+/)
        .map((pair) => {
          const [a = 0, b = 0] = pair.split('-').map((id) => Number(id) - 1);
          return [a, b, 1];
        }),
    );
    assert.equal(of(fewest(list)).toFixed(6), '0.419790');
  });
});

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
      assert.equal(of(fewest(list)).toFixed(6), known.toFixed(6));
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
      assert.equal(fewest(lines.join('\n')), optimum.get(kind), file);
    }
  }).timeout(90_000);
});

/** W. W. Zachary, An information flow model for conflict and fission in small groups, 1977. */
const karate = `
1-2 1-3 2-3 1-4 2-4 3-4 1-5 1-6 1-7 5-7 6-7 1-8 2-8 3-8 4-8 1-9 3-9 3-10 1-11 5-11 6-11 1-12 1-13 4-13
1-14 2-14 3-14 4-14 6-17 7-17 1-18 2-18 1-20 2-20 1-22 2-22 24-26 25-26 3-28 24-28 25-28 3-29 24-30 27-30
2-31 9-31 1-32 25-32 26-32 29-32 3-33 9-33 15-33 16-33 19-33 21-33 23-33 24-33 30-33 31-33 32-33 9-34
10-34 14-34 15-34 16-34 19-34 20-34 21-34 23-34 24-34 27-34 28-34 29-34 30-34 31-34 32-34 33-34
`;
