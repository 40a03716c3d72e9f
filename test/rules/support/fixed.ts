import assert from 'node:assert/strict';
import { analyse } from '../../../src/language/analysis.ts';
import { applyEdits } from '../../../src/map/text.ts';
import { ruleByCode } from '../../../src/rules/index.ts';
import type { Fix } from '../../../src/rules/rule.ts';

/** A map of these services, with `more` before them. */
export const mapOf = (services: string, more = ''): string =>
  `version: 1\n${more}services:\n${services}`;

/** The fixes for the first finding of a rule, which must be there. */
export function fixesOf(code: string, text: string): readonly Fix[] {
  const analysis = analyse(text);
  const finding = analysis.findings.find((each) => each.code === code);
  assert.ok(finding, `no ${code} in:\n${text}`);
  return ruleByCode.get(code)?.fixes?.(finding, analysis) ?? [];
}

/** Tests what the fix of that title for the first finding of the rule makes of a text. */
export function testFix(code: string, title: string, before: string, after: string): void {
  it(`${code}: ${title}`, () => {
    const fixes = fixesOf(code, before);
    const fix = fixes.find((each) => each.title === title);
    assert.ok(fix, fixes.map((each) => each.title).join('\n'));
    const edits = fix.edits();
    assert.ok(edits, 'refused');
    assert.equal(applyEdits(before, edits), after);
  });
}
