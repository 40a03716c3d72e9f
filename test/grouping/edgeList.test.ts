import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edgeListLimits, EdgeListError, parseEdgeList } from '../../src/grouping/edgeList.ts';
import { randomNumbers } from '../../src/grouping/random.ts';
import { solve } from '../../src/grouping/solve.ts';

/** Nodes, and pairs as they would be written. */
function read(text: string): { readonly names: readonly string[]; readonly edges: string[] } {
  const { names, problem } = parseEdgeList(text);
  const { a, b, share, split } = problem.edges;
  return {
    names,
    edges: Array.from(a, (v, e) =>
      [names[v], names[b[e] ?? -1], (share[e] ?? 0) - (split[e] ?? 0)].join(' '),
    ),
  };
}

function complaint(text: string): string {
  try {
    parseEdgeList(text);
  } catch (error) {
    if (error instanceof EdgeListError) return error.message;
    throw error;
  }
  return '';
}

describe('an edge list', () => {
  it('is read whatever its line ends, comments and blanks', () => {
    for (const end of ['\n', '\r\n', '\r'])
      assert.deepEqual(read(['\uFEFF# signed', '', ' a\tb  2 # why', 'c b -1', ''].join(end)), {
        names: ['a', 'b', 'c'],
        edges: ['a b 2', 'b c -1'],
      });
    assert.deepEqual(read(''), { names: [], edges: [] });
  });

  it('takes any whole number for a weight, and adds up those of a pair', () => {
    assert.deepEqual(read('a b 1.0\nb a 1e3\na b +2\na b -.5e1\na b 1E0').edges, ['a b 999']);
    assert.deepEqual(read('a b 3\nb a -3'), { names: ['a', 'b'], edges: [] });
  });

  it('may name a node alone, or join it to itself, which leaves it a node', () => {
    assert.deepEqual(read('b\nc c 7\na b 1'), { names: ['a', 'b', 'c'], edges: ['a b 1'] });
    const { groupOf, overruled } = solve(parseEdgeList('b\nc c -7\na b 1').problem);
    assert.deepEqual([[...groupOf], overruled], [[0, 0, 1], 0]);
  });

  it('tells all its wrong lines, up to ten', () => {
    assert.equal(
      complaint('a b 1\na b 1 2\na b 1.5\nc d\na b 0x10\na a x'),
      [
        'line 2: expected two nodes and a weight with blanks between, as in "a b -3", or one node alone',
        'line 3: "1.5" is not a whole number of at most 2^30',
        'line 4: expected two nodes and a weight with blanks between, as in "a b -3", or one node alone',
        'line 5: "0x10" is not a whole number of at most 2^30',
        'line 6: "x" is not a whole number of at most 2^30',
      ].join('\n'),
    );
    assert.match(complaint('a,b,1'), /^line 1: expected .* with blanks between/);
    const lines = complaint('a b\n'.repeat(13)).split('\n');
    assert.deepEqual([lines.length, lines.at(-1)], [11, 'and 3 more like these']);
  });

  it('refuses more points than can be counted, and counts all others', () => {
    const { pair, all } = edgeListLimits;
    const most = (sign: string): string => `a b ${sign}${pair}`;
    for (const sign of ['', '-']) {
      assert.equal(solve(parseEdgeList(most(sign)).problem).overruled, 0);
      assert.equal(
        complaint(`${most(sign)}\nb a ${sign}1`),
        'the weights of a and b add up to more than 2^30',
      );
    }
    assert.match(complaint(`a b ${pair + 1}`), /^line 1: .* at most 2\^30$/);
    const pairs = Array.from({ length: all / pair }, (_, i) => `x ${i} -${pair}`);
    assert.equal(complaint(pairs.join('\n')), '');
    assert.match(complaint([...pairs, 'x y 1'].join('\n')), /^all weights .* more than 2\^38$/);
  });

  it('gives nodes the order of their names, so that the order of its lines changes nothing', () => {
    assert.deepEqual(read('n10 n9 1\nn9 n010 1\nb\nn1x\nn1 a 2\n7 11 1').names, [
      ...['7', '11', 'a', 'b', 'n1', 'n1x', 'n9', 'n10', 'n010'],
    ]);
    const random = randomNumbers(3);
    const lines = Array.from({ length: 90 }, (_, i) => {
      const [u, v, w] = [30, 30, 15].map((count) => Math.floor(random() * count));
      return u === v ? `n${i}` : `n${u} n${v} ${(w ?? 0) - 6}`;
    });
    const answer = (text: string) => {
      const { names, problem } = parseEdgeList(text);
      return { names, problem, solution: solve(problem) };
    };
    const first = answer(lines.join('\n'));
    for (let again = 0; again < 3; again++) {
      for (let i = lines.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1));
        [lines[i], lines[j]] = [lines[j] ?? '', lines[i] ?? ''];
      }
      assert.deepEqual(answer(lines.join('\n')), first);
    }
  });
});

describe('the solver on the command line', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'service-map-'));
  });
  after(() => rm(folder, { recursive: true }));

  const script = join(import.meta.dirname, '..', '..', 'scripts', 'solve.ts');
  const run = (...args: string[]): Promise<{ code: unknown; out: string; err: string }> =>
    new Promise((done) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', script, ...args],
        { cwd: join(import.meta.dirname, '..', '..') },
        (error, out, err) => {
          done({ code: error ? error.code : 0, out, err });
        },
      );
    });

  it('says what it takes', async () => {
    const { code, out } = await run('--help');
    assert.equal(code, 0);
    assert.match(out, /^Usage: .*FILE[\s\S]*2\^30[\s\S]*2\^38/);
    const wrong = await run('--seconds', '0', 'x');
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /^solve: --seconds takes a number above 0\n\nUsage: /);
  }).timeout(60_000);

  it('answers with groups, and tells all that is wrong with a file', async () => {
    const file = join(folder, 'graph.txt');
    await writeFile(file, 'b a 2\nb c 2\na c -1\nd\n');
    const { code, out } = await run(file);
    const { groups, overruled, proven } = JSON.parse(out) as Record<string, unknown>;
    assert.deepEqual([code, groups, overruled, proven], [0, [['a', 'b', 'c'], ['d']], 1, true]);
    await writeFile(file, 'a b\na b x\n');
    const { code: failed, err } = await run(file);
    assert.equal(failed, 2);
    assert.match(err, /graph\.txt cannot be read:\n {2}line 1: .*\n {2}line 2: .*\n$/);
  }).timeout(60_000);
});
