import assert from 'node:assert/strict';
import { actionsAt } from '../../../src/language/actions.ts';
import { analyse } from '../../../src/language/analysis.ts';
import { applyEdits } from '../../../src/map/text.ts';
import { allRules } from '../../../src/rules/index.ts';
import { mapOf } from '../support/fixed.ts';

describe('fixes that are offered', () => {
  for (const { code, fixes, triggers } of allRules)
    if (fixes)
      for (const { title, map } of triggers)
        it(`${code}, ${title}: each fix can be made and mends its finding`, () => {
          const analysis = analyse(map);
          const found = analysis.findings.filter((each) => each.code === code);
          for (const finding of found)
            for (const fix of fixes(finding, analysis)) {
              const edits = fix.edits();
              assert.ok(edits, `refused: ${fix.title}`);
              const after = analyse(applyEdits(map, edits)).findings;
              const left = after.filter((each) => each.code === code);
              assert.ok(left.length < found.length, `${fix.title}\n${applyEdits(map, edits)}`);
            }
        });

  it('each comment that silences, and each policy that switches off, does so', () => {
    for (const { code, triggers } of allRules)
      for (const { map } of triggers) {
        const analysis = analyse(map);
        for (const finding of analysis.findings)
          for (const action of actionsAt(analysis, finding.range, (kind) => kind === 'quickfix')) {
            if (action.finding !== finding || !/^(?:Silence|Switch)/.test(action.title)) continue;
            const edits = action.edits();
            assert.ok(edits, action.title);
            const same = (text: string) =>
              analyse(text).findings.filter(
                (each) => each.code === finding.code && each.message === finding.message,
              ).length;
            const after = applyEdits(map, edits);
            assert.ok(same(after) < same(map), `${code}: ${action.title}\n${after}`);
          }
      }
  });

  it('are not offered where a broken text does not let them be made', () => {
    const text = mapOf('  a: { owner: x, flags: [f, g }\n  b: { project: p }\n');
    const start = text.indexOf('a:');
    const actions = actionsAt(analyse(text), { start, end: start });
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Silence unassigned-service on this line'));
    assert.ok(!titles.includes('Move a to project a'), titles.join('\n'));
    for (const { title, edits } of actions) assert.ok(edits(), title);
  });
});
