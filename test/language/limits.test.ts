import assert from 'node:assert/strict';
import { applyRecommendation } from '../../src/language/actions.ts';
import { analyse } from '../../src/language/analysis.ts';
import { completionsAt } from '../../src/language/completion.ts';
import { graphOf } from '../../src/language/graph.ts';
import { hoverAt } from '../../src/language/hover.ts';
import { outlineOf } from '../../src/language/outline.ts';
import { fileAt } from '../../src/language/places.ts';
import { reportRecommendation } from '../../src/language/recommendation.ts';

const small = `version: 1
services:
  cart: { project: shop, databases: [db], ownr: shop }
  billing: { databases: [db] }
projects: { shop: {} }
`;
/** The same map, behind more text than a person writes. */
const large = `${small}# ${'x'.repeat(4_000_000)}\n`;

describe('a map that is too large to be judged while it is edited', () => {
  const analysis = analyse(large);
  const codes = analysis.findings.map(({ code }) => code);

  it('says so on its first line', () => {
    const [first] = analysis.findings;
    assert.equal(first?.code, 'large-file');
    assert.equal(first.severity, 'information');
    assert.deepEqual(first.range, { start: 0, end: 'version: 1'.length });
  });

  it('has its errors found, and nothing recommended', () => {
    assert.deepEqual(codes, ['large-file', 'unknown-key']);
    assert.deepEqual(applyRecommendation(analysis, 'source'), []);
    assert.deepEqual(reportRecommendation(analysis, () => 'map.yaml').groups, []);
  });

  it('is explained, completed and outlined', () => {
    const cart = hoverAt(analysis, small.indexOf('cart'))?.markdown ?? '';
    assert.match(cart, /too large for a recommendation/);
    assert.doesNotMatch(hoverAt(analysis, small.indexOf('shop'))?.markdown ?? '', /Recommended/);
    assert.match(hoverAt(analysis, small.indexOf('db'))?.markdown ?? '', /cart/);
    const keys = completionsAt(analysis, small.indexOf('ownr') + 4).items.map(({ label }) => label);
    assert.ok(keys.includes('owner'), keys.join());
    assert.ok(outlineOf(fileAt(analysis.map, 0)).length > 0);
  });

  it('has a graph that says why it is empty', () => {
    const model = graphOf(analysis, 'file:///map.yaml', 'map.yaml');
    assert.deepEqual(model.services, []);
    assert.match(model.notice ?? '', /too large/);
  });

  it('is judged whole where nobody waits', () => {
    const whole = analyse(large, { unlimited: true });
    assert.deepEqual(
      whole.findings.map(({ code }) => code),
      analyse(small).findings.map(({ code }) => code),
    );
  });

  it('counts services too', function () {
    this.timeout(60_000);
    const services = Array.from({ length: 20_001 }, (_, i) => `  s${i}: {}\n`).join('');
    assert.equal(analyse(`version: 1\nservices:\n${services}`).findings[0]?.code, 'large-file');
  });
});
