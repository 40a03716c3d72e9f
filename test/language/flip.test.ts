import assert from 'node:assert/strict';
import fc from 'fast-check';
import { overruled } from '../../src/grouping/overruled.ts';
import type { Problem } from '../../src/grouping/problem.ts';
import { solve } from '../../src/grouping/solve.ts';
import { analyse } from '../../src/language/analysis.ts';
import { flipOf, type Alternative } from '../../src/language/flip.ts';
import { generateMap } from '../support/generate.ts';

/** The grouping after one service has moved. */
function moved(groupOf: ArrayLike<number>, service: number, to: number | undefined): Int32Array {
  const result = Int32Array.from(groupOf);
  result[service] = to ?? Math.max(...result) + 1;
  return result;
}

/** The problem with further points between two services: for one project, or for two. */
function withPoints(
  problem: Problem,
  [x, y]: readonly [number, number],
  kind: 'share' | 'split',
  points: number,
): Problem {
  const { a, b, share, split } = problem.edges;
  const edges = Array.from(a, (from, e) => [from, b[e] ?? 0, share[e] ?? 0, split[e] ?? 0]);
  const [low, high] = [Math.min(x, y), Math.max(x, y)];
  let edge = edges.find(([from, to]) => from === low && to === high);
  if (!edge) edges.push((edge = [low, high, 0, 0]));
  const at = kind === 'share' ? 2 : 3;
  edge[at] = (edge[at] ?? 0) + points;
  edges.sort((p, q) => (p[0] ?? 0) - (q[0] ?? 0) || (p[1] ?? 0) - (q[1] ?? 0));
  const column = (i: number) => Int32Array.from(edges, (each) => each[i] ?? 0);
  return { ...problem, edges: { a: column(0), b: column(1), share: column(2), split: column(3) } };
}

const maps = fc
  .tuple(
    fc.integer({ min: 2, max: 8 }),
    fc.constantFrom('planted' as const, 'by-team' as const, 'mixed' as const),
    fc.nat(1_000_000),
    fc.boolean(),
  )
  .map(([services, family, seed, constrained]) => {
    const map = generateMap({ services, family, seed });
    const [a, b] = [seed % services, (seed + 1) % services];
    const kind = seed % 2 === 0 ? 'apart' : 'together';
    return constrained ? `${map}constraints: [{ ${kind}: [service-${a}, service-${b}] }]\n` : map;
  });

describe('what would flip a recommendation', () => {
  it('is what moving the service alone costs, and that many points do change the answer', () => {
    let claims = 0;
    fc.assert(
      fc.property(maps, (text) => {
        const analysis = analyse(text);
        const { problem, solution, recommended } = analysis;
        const { groupOf } = recommended;
        for (let service = 0; service < problem.size; service++) {
          const flip = flipOf(analysis, service);
          assert.ok(flip);
          const company = recommended.members[flip.home]?.filter((each) => each !== service) ?? [];
          const turns = (alternative: Alternative, other: number, kind: 'share' | 'split') => {
            claims++;
            const after = moved(groupOf, service, alternative.group);
            const { margin, needed } = alternative;
            assert.equal(overruled(problem, after) - overruled(problem, groupOf), margin);
            const less = withPoints(problem, [service, other], kind, needed - 1);
            assert.ok(overruled(less, after) >= overruled(less, groupOf), 'fewer points do not');
            const more = withPoints(problem, [service, other], kind, needed);
            assert.ok(overruled(more, after) <= overruled(more, groupOf), 'so many points do');
            assert.notDeepEqual(solve(more).groupOf, solution.groupOf);
          };
          const [mate] = company;
          if (flip.alone && mate !== undefined) turns(flip.alone, mate, 'split');
          for (const join of flip.joins) {
            const [member] = recommended.members[join.group ?? -1] ?? [];
            assert.ok(member !== undefined);
            turns(join, member, 'share');
          }
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(claims > 500, `${claims} claims`);
  });

  const of = (text: string, name: string) => {
    const analysis = analyse(text);
    const flip = flipOf(analysis, analysis.evidence.services.indexOf(name));
    assert.ok(flip);
    return flip;
  };

  it('names one ground that is enough', () => {
    const { alone } = of(
      'version: 1\nservices:\n  a: { databases: [db] }\n  b: { databases: [db] }\n',
      'a',
    );
    assert.deepEqual(alone, {
      group: undefined,
      margin: 10,
      needed: 10,
      ground: { rule: 'shared-database', thing: 'db', points: 10 },
    });
  });

  it('says what is required: points turn nothing there', () => {
    const bound = of(
      'version: 1\nservices: { a: {}, b: {} }\nconstraints: [{ together: [a, b] }]\n',
      'a',
    );
    assert.equal(bound.bond?.rule, 'constraint');
    assert.equal(bound.alone, undefined);
    const barred = of(
      'version: 1\nservices: { a: { databases: [db] }, b: { databases: [db] } }\nconstraints: [{ apart: [a, b] }]\n',
      'a',
    );
    assert.deepEqual(barred.joins, []);
    assert.deepEqual(
      barred.barred.map(({ rule, other }) => [rule, other]),
      [['constraint', 1]],
    );
  });
});
