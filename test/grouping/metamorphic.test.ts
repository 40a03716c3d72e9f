import assert from 'node:assert/strict';
import { parseEdgeList } from '../../src/grouping/edgeList.ts';
import { problemFromEvidence } from '../../src/grouping/fromEvidence.ts';
import type { Problem } from '../../src/grouping/problem.ts';
import { randomNumbers } from '../../src/grouping/random.ts';
import { solve } from '../../src/grouping/solve.ts';
import { parseMap } from '../../src/map/parse.ts';
import { collectEvidence } from '../../src/rules/collect.ts';
import { generateMap } from '../support/generate.ts';

const problemOf = (services: number, seed: number): Problem =>
  problemFromEvidence(
    collectEvidence(parseMap(generateMap({ services, family: 'mixed', seed })).model),
  ).problem;

/** Edges with other numbers for the nodes, in another order. */
function shuffled(problem: Problem, seed: number): Problem {
  const random = randomNumbers(seed);
  const order = Array.from({ length: problem.size }, (_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  const to = (v: number): number => order[v] ?? 0;
  const { a, b, share, split } = problem.edges;
  const edges = Array.from(a, (v, e) => {
    const [x, y] = [to(v), to(b[e] ?? 0)];
    return [Math.min(x, y), Math.max(x, y), share[e] ?? 0, split[e] ?? 0] as const;
  }).sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  return {
    ...problem,
    edges: {
      a: Int32Array.from(edges, (each) => each[0]),
      b: Int32Array.from(edges, (each) => each[1]),
      share: Int32Array.from(edges, (each) => each[2]),
      split: Int32Array.from(edges, (each) => each[3]),
    },
    classes: problem.classes.map((term) => {
      const classOf = new Int32Array(problem.size);
      term.classOf.forEach((c, v) => (classOf[to(v)] = c));
      return { ...term, classOf };
    }),
    together: problem.together.map(([v, w]) => [to(v), to(w)] as const),
    apart: problem.apart.map(([v, w]) => [to(v), to(w)] as const),
    separations: problem.separations.map(({ left, right }) => ({
      left: left.map(to),
      right: right.map(to),
    })),
  };
}

const scaled = (problem: Problem, by: number): Problem => ({
  ...problem,
  edges: {
    ...problem.edges,
    share: problem.edges.share.map((points) => points * by),
    split: problem.edges.split.map((points) => points * by),
  },
  classes: problem.classes.map((term) => ({
    ...term,
    same: term.same * by,
    differ: term.differ * by,
    except: new Map([...term.except].map(([key, points]) => [key, points * by])),
  })),
});

describe('the recommendation of a problem said in another way', () => {
  const problems = [
    [30, 1],
    [70, 2],
    [130, 3],
  ] as const;

  for (const [services, seed] of problems) {
    it(`overrules as much of ${services} services under other names`, () => {
      const problem = problemOf(services, seed);
      const { overruled, bound, proven } = solve(problem, { timeLimit: 20_000 });
      assert.equal(proven, true);
      for (let again = 1; again <= 3; again++) {
        const other = solve(shuffled(problem, again), { timeLimit: 20_000 });
        assert.deepEqual([other.overruled, other.bound], [overruled, bound]);
      }
    });

    it(`overrules as many times as much of ${services} services as every point is taken`, () => {
      const problem = problemOf(services, seed);
      const one = solve(problem, { timeLimit: 20_000 });
      for (const by of [3, 100_000]) {
        const more = solve(scaled(problem, by), { timeLimit: 20_000 });
        assert.deepEqual([more.overruled, more.bound], [by * one.overruled, by * one.bound]);
        assert.deepEqual(more.groupOf, one.groupOf);
      }
    });
  }

  it('is proven as well where all points but one are a hundred thousand times as many', () => {
    const problem = problemOf(70, 5);
    const more = scaled(problem, 100_000);
    more.edges.share[0] = (more.edges.share[0] ?? 0) + 1;
    const one = solve(problem, { timeLimit: 20_000 });
    const { overruled, proven } = solve(more, { timeLimit: 20_000 });
    assert.deepEqual([one.proven, proven], [true, true]);
    assert.equal(Math.floor(overruled / 100_000), one.overruled);
  });

  it('is the same for the rest where a service comes that nobody knows', () => {
    const problem = problemOf(70, 4);
    const grown: Problem = {
      ...problem,
      size: problem.size + 1,
      classes: problem.classes.map((term) => ({
        ...term,
        classOf: Int32Array.from([...term.classOf, -1]),
      })),
    };
    const before = solve(problem);
    const after = solve(grown);
    assert.deepEqual([...after.groupOf.slice(0, -1)], [...before.groupOf]);
    assert.equal(after.overruled, before.overruled);
  });

  it('is the sum of both where two graphs have nothing to do with each other', () => {
    const lines = (prefix: string, seed: number): string => {
      const random = randomNumbers(seed);
      return Array.from({ length: 90 }, () => {
        const [a, b] = [Math.floor(random() * 30), Math.floor(random() * 30)];
        const points = Math.floor(random() * 15) - 6;
        return a === b ? '' : `${prefix}${a} ${prefix}${b} ${points}`;
      }).join('\n');
    };
    const of = (text: string): number => solve(parseEdgeList(text).problem).overruled;
    assert.equal(of(`${lines('x', 1)}\n${lines('y', 2)}`), of(lines('x', 1)) + of(lines('y', 2)));
  });
});
