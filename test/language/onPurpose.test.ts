import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { actionsAt } from '../../src/language/actions.ts';
import { analyse } from '../../src/language/analysis.ts';
import { applyEdits } from '../../src/map/text.ts';
import { allRules } from '../../src/rules/index.ts';
import { titlesAt } from '../support/actions.ts';

const sample = readFileSync(
  new URL('../../samples/opentelemetry-demo/service-map.yaml', import.meta.url),
  'utf8',
);
const contradictions = (text: string) =>
  analyse(text).findings.filter(({ code }) => code === 'contradicting-constraints');
const onPurpose = (fixture: string): string[] =>
  titlesAt(fixture).filter((title) => title.endsWith('on purpose'));

describe('keeping things as they are, on purpose', () => {
  it('is offered only where nothing required is on the other side', () => {
    const analysis = analyse(sample);
    for (const { range } of analysis.findings)
      for (const action of actionsAt(analysis, range)) {
        if (!action.title.endsWith('on purpose')) continue;
        const edits = action.edits();
        assert.ok(edits, action.title);
        assert.deepEqual(contradictions(applyEdits(sample, edits)), [], action.title);
      }
  });

  it('looks through what else has to share a project', () => {
    const together = (constraint: string) => `version: 1
services:
  auth: { owner: a, project: all, providesApis: [auth] }
  cart: { owner: b, project: |all, consumesApis: [auth] }
  far: { owner: b, databases: [db] }
apis: { auth: { stability: stable } }
constraints:
  - { together: [cart, far], because: one team }
${constraint}`;
    assert.deepEqual(onPurpose(together('')), ['Keep auth and cart together on purpose']);
    assert.deepEqual(onPurpose(together('  - { apart: [auth, far], because: PCI }\n')), []);
    const apart = (constraint: string) => `version: 1
services:
  cart: { project: |shop, databases: [db] }
  pay: { project: bank, databases: [db] }
${constraint}`;
    assert.deepEqual(onPurpose(apart('')), ['Keep cart and pay apart on purpose']);
    assert.deepEqual(
      onPurpose(apart('constraints: [{ together: [cart, pay], because: one }]\n')),
      [],
    );
  });
});

describe('a constraint that cannot hold', () => {
  it('is told of once, each place in its chain once', () => {
    const names = 'ad, cart, checkout, currency, email, payment, product-catalog';
    const found = contradictions(`${sample}  - { together: [${names}], because: so }\n`);
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? '', /^[^;]+; [^;]+ It contradicts \d+ more requirements\.$/);
  });

  it('no finding names a place twice with the same words', () => {
    const maps = [sample, ...allRules.flatMap(({ triggers }) => triggers.map(({ map }) => map))];
    for (const { related, message } of maps.flatMap((map) => analyse(map).findings)) {
      const told = related.map((place) => JSON.stringify(place));
      assert.deepEqual(told, [...new Set(told)], message);
    }
  });
});
