import assert from 'node:assert/strict';
import { analyse, analyseMap } from '../../src/language/analysis.ts';
import { baselineName } from '../../src/language/baseline.ts';
import { findBaseline } from '../../src/language/baselineFile.ts';
import { readMap } from '../../src/language/includes.ts';
import { allRules } from '../../src/rules/index.ts';
import type { Example } from '../../src/rules/rule.ts';
import { evidenceOf } from '../support/evidence.ts';
import { filesOf, folder } from '../support/files.ts';

/** What a rule says about a map: its evidence, and the messages of its findings. */
async function saidBy(code: string, { map, files = {} }: Example): Promise<string[]> {
  const source = filesOf({ ...files, 'service-map.yaml': map });
  const root = `${folder}/service-map.yaml`;
  const baseline = await findBaseline(root, baselineName, source);
  const analysis = analyseMap(await readMap(root, source), { ...(baseline && { baseline }) });
  const messages = [...analysis.findings, ...analysis.aboutBaseline]
    .filter((finding) => finding.code === code)
    .map(({ message }) => message);
  return [...evidenceOf(analysis, code), ...messages];
}

describe('the examples on each rule’s page', () => {
  for (const rule of allRules) {
    describe(rule.code, () => {
      for (const example of rule.triggers)
        it(`triggers: ${example.title}`, async () => {
          const said = await saidBy(rule.code, example);
          assert.ok(said.length > 0, 'it said nothing');
          for (const expected of example.expect ?? [])
            assert.ok(
              said.some((text) => text.includes(expected)),
              `expected “${expected}” in:\n${said.join('\n')}`,
            );
        });
      for (const example of rule.quiet)
        it(`stays quiet: ${example.title}`, async () => {
          assert.deepEqual(await saidBy(rule.code, example), []);
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
