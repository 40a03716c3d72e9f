import assert from 'node:assert/strict';
import { certify, type Certificate } from '../../src/grouping/certificate.ts';
import { checkCertificate } from '../../src/grouping/checkCertificate.ts';
import { parseEdgeList } from '../../src/grouping/edgeList.ts';
import { problemFromEvidence } from '../../src/grouping/fromEvidence.ts';
import type { Problem } from '../../src/grouping/problem.ts';
import { solve } from '../../src/grouping/solve.ts';
import { parseMap } from '../../src/map/parse.ts';
import { collectEvidence } from '../../src/rules/collect.ts';
import { generateMap, type Family } from '../support/generate.ts';

const problemOf = (services: number, family: Family, seed: number): Problem =>
  problemFromEvidence(collectEvidence(parseMap(generateMap({ services, family, seed })).model))
    .problem;

describe('certificates', () => {
  for (const family of ['planted', 'by-team', 'mixed'] as const)
    it(`hold for ${family} maps, and prove all or nearly all of what the solver knows`, () => {
      for (const [services, seed] of [
        [12, 1],
        [30, 2],
        [60, 3],
        [150, 4],
      ] as const) {
        const problem = problemOf(services, family, seed);
        const { groupOf, overruled, bound } = solve(problem);
        const certificate = certify(problem, groupOf);
        assert.equal(checkCertificate(problem, certificate), undefined);
        assert.equal(certificate.overruled, overruled);
        assert.ok(certificate.bound <= bound);
        assert.ok(certificate.bound >= 0.97 * overruled - 1, String(certificate.bound));
      }
    });

  it('are refused where anything in them is wrong', () => {
    const problem = problemOf(40, 'mixed', 7);
    const good = certify(problem, solve(problem).groupOf);
    const wrong = (change: Partial<Certificate>): string =>
      checkCertificate(problem, { ...good, ...change }) ?? '';
    assert.equal(wrong({}), '');
    assert.match(wrong({ overruled: good.overruled - 1 }), /it overrules/);
    assert.match(wrong({ bound: good.overruled + 1 }), /its bound is more than/);
    assert.match(wrong({ conflicts: [] }), /its conflicts prove/);
    const [first, ...others] = good.conflicts;
    assert.ok(first);
    assert.match(
      wrong({ conflicts: [{ ...first, services: first.services.slice(0, 2) }, ...others] }),
      /is no conflict/,
    );
    assert.match(wrong({ conflicts: [{ ...first, weight: -1 }, ...others] }), /is no conflict/);
    assert.match(wrong({ groupOf: good.groupOf.map(() => 0) }), /./);
  });

  /** Triangles that do not meet, each with two pairs that attract and one that repels. */
  const triangles = (count: number, points: number): Problem => {
    const { problem } = parseEdgeList(
      Array.from({ length: count }, (_, t) => {
        const [a, b, c] = ['a', 'b', 'c'].map((corner) => `${t}${corner}`);
        return `${a} ${b} 1\n${b} ${c} 1\n${a} ${c} -1`;
      }).join('\n'),
    );
    const { edges } = problem;
    const times = (counts: Int32Array) => counts.map((each) => each * points);
    return {
      ...problem,
      edges: { ...edges, share: times(edges.share), split: times(edges.split) },
    };
  };
  /** Each corner alone, which overrules more than is needed, and a weight for each triangle. */
  const apart = ({ size }: Problem, points: number, bound: number, weights: number[][]) => ({
    groupOf: Int32Array.from({ length: size }, (_, v) => v),
    overruled: (2 * points * size) / 3,
    bound,
    conflicts: weights.flatMap((several, t) =>
      several.map((weight) => ({
        kind: 'loop' as const,
        services: [3 * t, 3 * t + 1, 3 * t + 2],
        weight,
      })),
    ),
  });

  it('prove nothing by the rounding of sums', () => {
    const two = triangles(2, 1);
    const thirds = [
      [0.5169098682115331, 0.48309013178846694],
      [0.2822780882000782, 0.27568604730132684, 0.442035864498595],
    ];
    assert.match(checkCertificate(two, apart(two, 1, 3, thirds)) ?? '', /is no conflict/);
    assert.equal(checkCertificate(two, apart(two, 1, 2, [[0.5, 0.5], [1]])), undefined);

    // In doubles, what the weights lack is lost beside the sum: one point in all.
    const [count, points] = [4096, 2 ** 30];
    const many = triangles(count, points);
    const weights = Array.from({ length: count }, () => [points - 2 ** -12]);
    const sum = count * points;
    assert.equal(checkCertificate(many, apart(many, points, sum - 1, weights)), undefined);
    assert.match(
      checkCertificate(many, apart(many, points, sum, weights)) ?? '',
      /its conflicts prove/,
    );
  });

  it('are refused where they are not even of the right form', () => {
    const one = triangles(1, 1);
    const good = apart(one, 1, 1, [[1]]);
    assert.equal(checkCertificate(one, good), undefined);
    const [conflict] = good.conflicts;
    // As read from a file, which no compiler has seen.
    const read = (change: object): string =>
      checkCertificate(one, { ...good, ...change } as Certificate) ?? '';
    for (const change of [{ weight: '1' }, { weight: 2 ** -21 }, { kind: 'wheel' }])
      assert.match(read({ conflicts: [{ ...conflict, ...change }] }), /is no conflict/);
    for (const services of [
      [0, 1, 3],
      [0, 1, 1],
      [0.5, 1, 2],
    ])
      assert.match(read({ conflicts: [{ ...conflict, services }] }), /is no conflict/);
    for (const bound of ['1', NaN, 0.5]) assert.match(read({ bound }), /its bound is no/);
    assert.match(read({ bound: 3 }), /its bound is more than the 2 it overrules/);
    assert.match(read({ groupOf: [NaN, NaN, NaN] }), /its groups are no/);
  });
});
