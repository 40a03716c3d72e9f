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
    assert.match(wrong({ bound: good.overruled + 1 }), /its conflicts prove/);
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

  it('are refused where rounding would prove a point too much', () => {
    // Two triangles, each of which costs one point: three cannot be proven.
    const { problem } = parseEdgeList('a b 1\nb c 1\na c -1\nd e 1\ne f 1\nd f -1\n');
    const loop = (services: readonly number[], weight: number) =>
      ({ kind: 'loop', services, weight }) as const;
    const conflicts = [
      ...[0.5169098682115331, 0.48309013178846694].map((weight) => loop([0, 1, 2], weight)),
      ...[0.2822780882000782, 0.27568604730132684, 0.442035864498595].map((weight) =>
        loop([3, 4, 5], weight),
      ),
    ];
    const groupOf = Int32Array.from([0, 0, 1, 2, 2, 3]);
    const refusal = checkCertificate(problem, { groupOf, overruled: 2, bound: 3, conflicts });
    assert.match(refusal ?? '', /no multiple/);
    const sound = [loop([0, 1, 2], 1), loop([3, 4, 5], 1)];
    const claim = { groupOf, overruled: 2, conflicts: sound };
    assert.equal(checkCertificate(problem, { ...claim, bound: 2 }), undefined);
    assert.match(checkCertificate(problem, { ...claim, bound: 3 }) ?? '', /its conflicts prove/);
  });
});
