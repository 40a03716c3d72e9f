import assert from 'node:assert/strict';
import fc from 'fast-check';
import { problemFromEvidence } from '../../src/grouping/fromEvidence.ts';
import { overruled } from '../../src/grouping/overruled.ts';
import { solve } from '../../src/grouping/solve.ts';
import { analyse, type Analysis } from '../../src/language/analysis.ts';
import { flipOf, type Alternative, type Ground } from '../../src/language/flip.ts';
import type { EvidenceSet } from '../../src/rules/evidence.ts';
import { generateMap } from '../support/generate.ts';

type Named = Pick<Ground, 'rule' | 'thing'>;

/** The evidence without all that one rule says about a service and one thing, or none. */
function without(evidence: EvidenceSet, service: number, { rule, thing }: Named): EvidenceSet {
  return {
    ...evidence,
    pairs: evidence.pairs.filter(
      (found) =>
        found.rule !== rule ||
        found.thing?.name !== thing ||
        found.points === 'required' ||
        !found.subjects.includes(service),
    ),
    classes: evidence.classes.map((term) =>
      term.rule === rule && thing === undefined
        ? { ...term, classOf: term.classOf.map((of, i) => (i === service ? -1 : of)) }
        : term,
    ),
  };
}

const moved = (groupOf: Int32Array, service: number, to: number): Int32Array =>
  groupOf.map((group, i) => (i === service ? to : group));

/** Whether the service would be best placed there if it alone could move, ties as they are settled. */
function isBestPlace(
  analysis: Analysis,
  service: number,
  group: number | undefined,
  ground: Named,
): boolean {
  const { recommended, evidence } = analysis;
  const { problem } = problemFromEvidence(without(evidence, service, ground));
  const { groupOf, members } = recommended;
  const barred = new Set(flipOf(analysis, service)?.barred.map((each) => each.group));
  const cost = (to: number | undefined): number =>
    overruled(problem, moved(groupOf, service, to ?? members.length));
  const company = (to: number | undefined): number =>
    (members[to ?? -1] ?? []).filter((each) => each !== service).length;
  const home = groupOf[service] ?? -1;
  const mine = cost(group);
  if (mine > cost(home) || (mine === cost(home) && company(group) >= company(home))) return false;
  const others = [undefined, ...members.keys()].filter((to) => to !== group && to !== home);
  return others.every(
    (to) =>
      (to !== undefined && barred.has(to)) ||
      cost(to) > mine ||
      (cost(to) === mine && group === undefined),
  );
}

const namesOf = ({ evidence }: Analysis): string[] => [
  ...new Set([
    ...evidence.pairs.map(({ rule, thing }) => JSON.stringify([rule, thing?.name])),
    ...evidence.classes.map(({ rule }) => JSON.stringify([rule])),
  ]),
];

describe('the one ground that decides', () => {
  const maps = fc
    .record({
      services: fc.integer({ min: 2, max: 8 }),
      family: fc.constantFrom('planted' as const, 'by-team' as const, 'mixed' as const),
      seed: fc.nat(1_000_000),
    })
    .map(generateMap);

  it('does decide, and where none is named there is none', () => {
    const count = { named: 0, none: 0 };
    fc.assert(
      fc.property(maps, (text) => {
        const analysis = analyse(text);
        for (let service = 0; service < analysis.evidence.services.length; service++) {
          const flip = flipOf(analysis, service);
          for (const alternative of [flip?.alone, ...(flip?.joins ?? [])]) {
            if (!alternative) continue;
            const { group, ground } = alternative;
            if (ground) {
              count.named++;
              assert.ok(isBestPlace(analysis, service, group, ground), JSON.stringify(alternative));
              const { problem } = problemFromEvidence(without(analysis.evidence, service, ground));
              assert.notDeepEqual(solve(problem).groupOf, analysis.solution.groupOf);
            } else {
              count.none++;
              for (const name of namesOf(analysis)) {
                const [rule = '', thing] = JSON.parse(name) as [string, string?];
                const candidate = { rule, thing: thing ?? undefined };
                assert.ok(!isBestPlace(analysis, service, group, candidate), name);
              }
            }
          }
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(count.named > 100 && count.none > 100, JSON.stringify(count));
  });

  const joinOf = (text: string): Alternative | undefined => {
    const analysis = analyse(text);
    return flipOf(analysis, analysis.evidence.services.indexOf('s'))?.joins[0];
  };
  const between = (databases: string) => `version: 1
services:
  a: { databases: [d, e] }
  s: { databases: [${databases}] }
  t: { databases: [d, f] }
constraints: [{ apart: [a, t], because: two regulators }]
`;

  it('is not what draws the service to the other place just as much', () => {
    assert.equal(joinOf(between('d'))?.ground, undefined);
  });

  it('is what only the place at home has', () => {
    assert.deepEqual(joinOf(between('d, e'))?.margin, 10);
    assert.equal(joinOf(between('d, e'))?.ground, undefined);
    const drawn = between('d, e, f').replace('a: {', 'a: { releasesWith: [s],');
    const { rule, thing, points } = joinOf(drawn)?.ground ?? {};
    assert.deepEqual([rule, thing, points], ['shared-database', 'e', 10]);
  });
});
