import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { groupsOf, recommend } from '../support/evidence.ts';

const messages = (map: string, code: string): string[] =>
  analyse(map)
    .findings.filter((finding) => finding.code === code)
    .map(({ message }) => message);

/** The cases of the design that must come out right, by their numbers. */
describe('cases that must come out right', () => {
  it('1: one server-side service is one project', () => {
    assert.deepEqual(recommend('version: 1\nservices: { api: { surface: server } }\n'), [['api']]);
  });

  it('2: five services behind one front end, nothing shared, agreed APIs: six projects', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const map = `version: 1
apis: { ${names.map((name) => `${name}: { stability: stable }`).join(', ')} }
services:
  front: { surface: client, consumesApis: [${names.join(', ')}] }
${names.map((name) => `  ${name}: { surface: server, providesApis: [${name}] }`).join('\n')}
`;
    assert.deepEqual(recommend(map), [['a'], ['b'], ['c'], ['d'], ['e'], ['front']]);
  });

  const threeOnOne = (owners: readonly string[]) => `version: 1
services:
${['billing', 'orders', 'shipping'].map((name, i) => `  ${name}: { databases: [orders-db]${owners[i] === undefined ? '' : `, owner: ${owners[i]}`} }`).join('\n')}
`;

  it('3: three services on one database, owners not given: one project, the database’s home', () => {
    const analysis = analyse(threeOnOne([]));
    assert.deepEqual(groupsOf(analysis), [['billing', 'orders', 'shipping']]);
    assert.deepEqual(analysis.recommended.names, ['orders-db']);
    const database = analysis.things.findIndex(({ name }) => name === 'orders-db');
    assert.equal(analysis.homes.recommended[database], 0);
  });

  it('4: the same with three owners: still one, with a note on who gains sight of what, and the alternative', () => {
    const map = threeOnOne(['money', 'sales', 'ware']);
    assert.deepEqual(recommend(map), [['billing', 'orders', 'shipping']]);
    const [note = '', ...others] = messages(map, 'excess-access');
    assert.deepEqual(others, []);
    for (const name of ['money', 'sales', 'ware', 'billing', 'shipping'])
      assert.equal(
        note.split(new RegExp(`\\b${name}\\b`)).length - 1,
        1,
        `${name} once in: ${note}`,
      );
    assert.match(note, /gain sight of/);
    assert.match(note, /alternative.*one project per team.*overrules 30 points instead of 12/);
  });

  const overApi = (stability: string) => `version: 1
apis: { pricing: { stability: ${stability} } }
services:
  cart: { consumesApis: [pricing] }
  pricing: { providesApis: [pricing] }
`;

  it('5: a stable API alone: two projects; the same API internal: one', () => {
    assert.deepEqual(recommend(overApi('stable')), [['cart'], ['pricing']]);
    assert.deepEqual(recommend(overApi('internal')), [['cart', 'pricing']]);
  });

  const segments = (a: string, b: string) => `version: 1
services:
  cart: { owner: shop, segments: [beta, staff], context: ${a} }
  search: { owner: shop, segments: [beta, staff], context: ${b} }
`;

  it('6: two shared segments and one context, one owner: one project; different contexts: two', () => {
    assert.deepEqual(recommend(segments('shopper', 'shopper')), [['cart', 'search']]);
    assert.deepEqual(recommend(segments('shopper', 'employee')), [['cart'], ['search']]);
  });

  it('7: a shared database, but a flag hidden from the other’s team: two, and what is left to people', () => {
    const map = `version: 1
flags: { fraud-rules: { visibleTo: [billing] } }
services:
  ledger: { owner: billing, flags: [fraud-rules], databases: [shop-db] }
  cart: { owner: checkout, databases: [shop-db] }
`;
    assert.deepEqual(recommend(map), [['cart'], ['ledger']]);
    const [finding = ''] = messages(map, 'coordinate-by-hand');
    assert.match(finding, /shop-db.*by hand/);
  });

  it('8: fewer-projects: web, mobile and backend of one product and team, also over a stable API: one', () => {
    const map = `version: 1
apis: { shop: { stability: stable } }
services:
  web: { product: shop, owner: team, surface: client, consumesApis: [shop] }
  mobile: { product: shop, owner: team, surface: client, consumesApis: [shop] }
  backend: { product: shop, owner: team, surface: server, providesApis: [shop] }
rules: { preset: fewer-projects }
`;
    assert.deepEqual(recommend(map), [['backend', 'mobile', 'web']]);
  });

  it('9: fewer-projects: two products are two projects, even with a shared segment', () => {
    const map = `version: 1
services:
  a1: { product: shop, owner: team, segments: [beta], context: user }
  a2: { product: shop, owner: team, segments: [beta], context: user }
  b1: { product: bank, owner: team, segments: [beta], context: user }
rules: { preset: fewer-projects }
`;
    assert.deepEqual(recommend(map), [['a1', 'a2'], ['b1']]);
  });

  it('10: fewer-projects: independent teams without a shared product: by team', () => {
    const map = `version: 1
services: { a1: { owner: a }, a2: { owner: a }, b1: { owner: b }, b2: { owner: b } }
rules: { preset: fewer-projects }
`;
    assert.deepEqual(recommend(map), [
      ['a1', 'a2'],
      ['b1', 'b2'],
    ]);
  });

  const uncoupled = (preset: string) => `version: 1
services:
  a1: { product: shop, owner: x }
  a2: { product: shop, owner: y }
  b1: { product: bank, owner: x }
  n1: { owner: z }
  n2: { owner: z }
rules: { preset: ${preset} }
`;

  it('11: no coupling: coupling separates; fewer-projects groups by product, and the rest by owner', () => {
    assert.deepEqual(recommend(uncoupled('coupling')), [['a1'], ['a2'], ['b1'], ['n1'], ['n2']]);
    assert.deepEqual(recommend(uncoupled('fewer-projects')), [['a1', 'a2'], ['b1'], ['n1', 'n2']]);
  });

  it('12: a different cadence and nothing else: separate', () => {
    assert.deepEqual(
      recommend('version: 1\nservices: { a: { cadence: daily }, b: { cadence: quarterly } }\n'),
      [['a'], ['b']],
    );
  });

  it('13: Flagsmith’s own merge: one project, and the API’s own flags server-side only', () => {
    const map = `version: 1
flags: { new-editor: { rollout: percentage } }
services:
  api: { surface: server, project: Flagsmith API, flags: [new-editor, api-cache] }
  website: { surface: client, project: Flagsmith Website, flags: [new-editor] }
`;
    assert.deepEqual(recommend(map), [['api', 'website']]);
    const [advice = ''] = messages(map, 'client-exposure');
    assert.match(advice, /api-cache.*server-side only/);
    assert.doesNotMatch(advice, /new-editor/);
  });

  it('14: a chain whose ends must be apart: never all three', () => {
    const map = `version: 1
flags: { hidden: { visibleTo: [team-b, team-c] } }
services:
  a: { owner: team-a, databases: [ab] }
  b: { owner: team-b, databases: [ab, bc] }
  c: { owner: team-c, databases: [bc], flags: [hidden] }
`;
    const groups = recommend(map);
    assert.equal(groups.length, 2);
    assert.ok(groups.some((group) => group.length === 2 && group.includes('b')));
  });

  it('15: forty services of eight teams on one database: by team, the database named', () => {
    const services = Array.from(
      { length: 40 },
      (_, i) => `  s${String(i).padStart(2, '0')}: { owner: team-${i % 8}, databases: [big-db] }`,
    );
    const map = `version: 1\nservices:\n${services.join('\n')}\n`;
    const groups = recommend(map);
    assert.equal(groups.length, 8);
    for (const group of groups)
      assert.equal(new Set(group.map((name) => Number(name.slice(1)) % 8)).size, 1);
    const [finding = ''] = messages(map, 'coordinate-by-hand');
    assert.match(finding, /Split big-db, or coordinate/);
  });

  it('16: a platform service that everyone calls over a stable API: alone', () => {
    const map = `version: 1
apis: { auth: { stability: stable } }
services:
  auth: { owner: platform, project: all, providesApis: [auth] }
  cart: { owner: shop, project: all, databases: [db], consumesApis: [auth] }
  orders: { owner: shop, project: all, databases: [db], consumesApis: [auth] }
`;
    assert.deepEqual(recommend(map), [['auth'], ['cart', 'orders']]);
  });
});
