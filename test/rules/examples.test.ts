import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { allRules } from '../../src/rules/index.ts';
import { evidenceOf } from '../support/evidence.ts';

/** What a rule says about a map: its evidence, and the messages of its findings. */
function saidBy(code: string, map: string): string[] {
  const analysis = analyse(map);
  const messages = analysis.findings
    .filter((finding) => finding.code === code)
    .map(({ message }) => message);
  return [...evidenceOf(analysis, code), ...messages];
}

describe('the examples on each rule’s page', () => {
  for (const rule of allRules) {
    describe(rule.code, () => {
      for (const { title, map, expect = [] } of rule.triggers)
        it(`triggers: ${title}`, () => {
          const said = saidBy(rule.code, map);
          assert.ok(said.length > 0, 'it said nothing');
          for (const expected of expect)
            assert.ok(
              said.some((text) => text.includes(expected)),
              `expected “${expected}” in:\n${said.join('\n')}`,
            );
        });
      for (const { title, map } of rule.quiet)
        it(`stays quiet: ${title}`, () => {
          assert.deepEqual(saidBy(rule.code, map), []);
        });
    });
  }

  it('every rule has an example of both kinds', () => {
    for (const { code, triggers, quiet } of allRules)
      assert.ok(triggers.length > 0 && quiet.length > 0, code);
  });

  it('examples are sound maps: no finding of the language in them but the rule’s own', () => {
    for (const rule of allRules.filter(({ family }) => family !== 'language'))
      for (const { map, title } of [...rule.triggers, ...rule.quiet]) {
        const broken = analyse(map).map.problems.map(({ message }) => message);
        assert.deepEqual(broken, [], `${rule.code}: ${title}`);
      }
  });
});
