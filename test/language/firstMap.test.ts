import assert from 'node:assert/strict';
import { firstMap } from '../../src/map/example.ts';
import { analyse } from '../../src/language/analysis.ts';
import { actionsAt } from '../../src/language/actions.ts';
import { documentLinksIn } from '../../src/language/documentLinks.ts';
import { applyEdits } from '../../src/map/text.ts';

describe('the map that a newcomer gets', () => {
  const { map, findings, recommended } = analyse(firstMap);

  it('is no more than a screen, and has something to find but no error', () => {
    assert.ok(firstMap.split('\n').length < 50);
    const severities = findings.map(({ severity }) => severity);
    assert.ok(severities.includes('warning'));
    assert.ok(!severities.includes('error'));
    assert.deepEqual([...recommended.names].sort(), ['billing', 'storefront']);
  });

  it('leads to no file that is not there', () => {
    const extent = { start: 0, end: map.text.length };
    const links = documentLinksIn(map, extent, { dashboard: 'https://app.flagsmith.com' });
    assert.deepEqual(links, []);
  });
});

describe('an empty file', () => {
  for (const [text, begun] of [
    ['', 'version: 1\nservices:\n'],
    ['# ours\n', '# ours\nversion: 1\nservices:\n'],
    ['\r\n', '\r\nversion: 1\r\nservices:\r\n'],
    ['\ufeff', '\ufeffversion: 1\nservices:\n'],
  ] as const)
    it(`is a map after one fix: ${JSON.stringify(text)}`, () => {
      const analysis = analyse(text);
      assert.deepEqual(
        analysis.findings.map(({ code }) => code),
        ['missing-key'],
      );
      const action = actionsAt(analysis, { start: 0, end: 0 }).find(
        ({ title }) => title === 'Add version: 1 and services',
      );
      const after = applyEdits(text, action?.edits() ?? []);
      assert.equal(after, begun);
      assert.deepEqual(analyse(after).findings, []);
    });
});
