import assert from 'node:assert/strict';
import { parseEdgeList } from '../../src/grouping/edgeList.ts';
import { overruled } from '../../src/grouping/overruled.ts';
import type { Problem } from '../../src/grouping/problem.ts';
import { randomNumbers } from '../../src/grouping/random.ts';
import { solve } from '../../src/grouping/solve.ts';

/** The fewest points over every partition, by restricted growth strings. */
function fewest(problem: Problem): number {
  const groupOf = new Int32Array(problem.size);
  let least = Infinity;
  const place = (v: number, groups: number): void => {
    if (v === problem.size) {
      least = Math.min(least, overruled(problem, groupOf));
      return;
    }
    for (let group = 0; group <= groups; group++) {
      groupOf[v] = group;
      place(v + 1, Math.max(groups, group + 1));
    }
  };
  place(0, 0);
  return least;
}

describe('graphs with few edges, of which much is decided on the spot', () => {
  it('lose nothing by it: as good as the best of all partitions', () => {
    const random = randomNumbers(11);
    for (let round = 0; round < 120; round++) {
      const nodes = 4 + Math.floor(random() * 5);
      const lines = Array.from({ length: nodes + Math.floor(random() * 5) }, () => {
        const [a, b] = [Math.floor(random() * nodes), Math.floor(random() * nodes)];
        return a === b ? '' : `${a} ${b} ${Math.floor(random() * 13) - 6}`;
      });
      const least = fewest(parseEdgeList(lines.join('\n')).problem);
      // A tail that costs nothing makes it large enough to be reduced.
      const tail = Array.from({ length: 25 }, (_, i) => `${i === 0 ? '0' : `t${i}`} t${i + 1} 9`);
      const { problem } = parseEdgeList([...lines, ...tail].join('\n'));
      const { groupOf, overruled: points, proven } = solve(problem);
      assert.equal(points, least, lines.join('; '));
      assert.equal(overruled(problem, groupOf), points);
      assert.ok(proven);
    }
  });

  it('are proven where circles meet in one node each, however many', () => {
    const random = randomNumbers(5);
    const lines: string[] = [];
    let nodes = 1;
    let optimum = 0;
    for (let circle = 0; circle < 400; circle++) {
      const length = 3 + Math.floor(random() * 20);
      const path = [
        Math.floor(random() * nodes),
        ...Array.from({ length: length - 1 }, (_, i) => nodes + i),
      ];
      nodes += length - 1;
      const weights = path.map(() => 1 + Math.floor(random() * 20));
      // One edge repels, all others attract: the cheapest of them all is overruled.
      optimum += Math.min(...weights);
      path.forEach((node, i) =>
        lines.push(`${node} ${path[(i + 1) % length]} ${(i === 0 ? -1 : 1) * (weights[i] ?? 0)}`),
      );
    }
    const { overruled: points, proven } = solve(parseEdgeList(lines.join('\n')).problem);
    assert.deepEqual([points, proven], [optimum, true]);
  });

  it('are proven where tens of thousands of blocks meet in one node', () => {
    const blocks = 20_000;
    // The hub draws three that repel each other: whoever is left out of it costs as much as it saves.
    const lines = Array.from({ length: blocks }, (_, block) => {
      const [a, b, c] = ['a', 'b', 'c'].map((node) => `${node}${block}`);
      return `hub ${a} 2\nhub ${b} 2\nhub ${c} 2\n${a} ${b} -1\n${b} ${c} -1\n${a} ${c} -1`;
    });
    const { problem } = parseEdgeList(lines.join('\n'));
    const { overruled: points, proven } = solve(problem, { timeLimit: 20_000 });
    assert.deepEqual([points, proven], [3 * blocks, true]);
  });
});
