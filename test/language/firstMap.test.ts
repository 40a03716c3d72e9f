import assert from 'node:assert/strict';
import { firstMap } from '../../src/map/example.ts';
import { analyse } from '../../src/language/analysis.ts';
import { documentLinksIn } from '../../src/language/documentLinks.ts';

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
