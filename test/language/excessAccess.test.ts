import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyse } from '../../src/language/analysis.ts';
import { done, titlesAt } from '../support/actions.ts';

const codes = (text: string): string[] => analyse(text).findings.map(({ code }) => code);
const apply = 'Apply the recommended grouping to the whole map';

describe('what can be done where a team sees too much', () => {
  const hidden = `version: 1
flags: { fraud-rules: { visibleTo: [billing] } }
projects: { |shop: {} }
services:
  cart: { owner: checkout, project: shop, databases: [db] }
  orders: { owner: checkout, project: shop, databases: [db] }
  ledger: { owner: billing, project: shop, flags: [fraud-rules] }
`;

  it('moves the service with the hidden flag, or applies the recommendation', () => {
    assert.ok(codes(hidden.replace('|', '')).includes('excess-access'));
    for (const title of ['Move ledger to project ledger', apply])
      assert.deepEqual(codes(done(hidden, title)), [], title);
    assert.ok(!titlesAt(hidden).some((title) => title.startsWith('Say that')));
  });

  it('applies the recommendation to the sample, which has no error then', () => {
    const sample = readFileSync(
      new URL('../../samples/opentelemetry-demo/service-map.yaml', import.meta.url),
      'utf8',
    );
    const after = done(sample.replace('  shop-backend:', '  |shop-backend:'), apply);
    assert.deepEqual(
      analyse(after).findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('does not offer what would change nothing about it', () => {
    const coupled = `version: 1
projects: { |shop: {}, old: {} }
services:
  cart: { owner: checkout, project: shop, databases: [db] }
  ledger: { owner: billing, project: shop, databases: [db] }
  a: { project: old }
  b: { project: shop }
`;
    assert.ok(!titlesAt(coupled).includes(apply));
  });
});
