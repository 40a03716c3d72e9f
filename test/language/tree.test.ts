import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { applyRecommendation } from '../../src/language/actions.ts';
import { treeOf, type TreePath } from '../../src/language/tree.ts';
import { applyEdits } from '../../src/map/text.ts';
import { generateMap } from '../support/generate.ts';

const map = `version: 1
projects: { shop: {}, finance: {} }
services:
  cart: { project: shop, databases: [db], owner: a }
  orders: { project: shop, databases: [db], owner: a }
  billing: { project: finance, databases: [db], owner: b }
  window: { surface: client }
`;
const analysis = analyse(map);
const at = (path: TreePath) => treeOf(analysis, path);

describe('the map as a tree', () => {
  it('begins with both groupings and their points', () => {
    const [today, advised] = at({});
    assert.ok(today?.kind === 'grouping' && advised?.kind === 'grouping');
    assert.deepEqual(
      [today.grouping, today.projects, today.services, today.moving],
      ['current', 2, 4, 2],
    );
    assert.equal(today.overruled, analysis.current.overruled);
    assert.equal(advised.overruled, analysis.recommended.overruled);
    assert.ok(advised.proven);
  });

  it('lists today’s projects by name, and then the services that have none', () => {
    assert.deepEqual(
      at({ grouping: 'current' }).map((node) =>
        node.kind === 'project' ? [node.project, node.services, node.moving] : [],
      ),
      [
        ['finance', 1, 1],
        ['shop', 2, 0],
        [null, 1, 1],
      ],
    );
  });

  it('knows where a project is declared', () => {
    const [finance] = at({ grouping: 'current' });
    assert.ok(finance?.kind === 'project' && finance.range);
    assert.equal(map.slice(finance.range.start, finance.range.end), 'finance');
  });

  it('says of each service where it goes, and its points in the company of the others', () => {
    const services = at({ grouping: 'current', project: 'finance' });
    assert.deepEqual(
      services.map((node) => (node.kind === 'service' ? [node.service, node.other] : [])),
      [['billing', 'shop']],
    );
    const [cart] = at({ grouping: 'current', project: 'shop' });
    assert.ok(cart?.kind === 'service');
    assert.equal(cart.other, undefined);
    assert.ok((cart.points?.share ?? 0) >= 10);
    assert.equal(map.slice(cart.range.start, cart.range.end), 'cart');
    const [alone] = at({ grouping: 'current', project: null });
    assert.ok(alone?.kind === 'service' && alone.client);
  });

  it('sums the reasons by rule, those of most weight first, and says which are overruled', () => {
    const today = at({ grouping: 'current', project: 'finance', service: 'billing' });
    const first = today[0];
    assert.ok(first?.kind === 'reason');
    assert.deepEqual(
      [first.rule, first.direction, first.points, first.others, first.overruled],
      ['shared-database', 'share', 20, ['cart', 'orders'], true],
    );
    assert.match(first.reasons.join(), /database db.*database db/);
    assert.ok(first.range);
    assert.equal(map.slice(first.range.start, first.range.end), 'db');
    const advised = at({ grouping: 'recommended', project: 'shop', service: 'billing' });
    const database = advised.find((node) => node.kind === 'reason' && node.direction === 'share');
    assert.ok(database?.kind === 'reason' && !database.overruled);
    const against = advised.find((node) => node.kind === 'reason' && node.direction === 'split');
    assert.ok(against?.kind === 'reason' && against.overruled);
  });

  it('is empty where the map is, and where the path leads nowhere', () => {
    for (const text of ['', 'version: 1\nservices: {}\n', '[', '\0'])
      assert.deepEqual(treeOf(analyse(text), {}), []);
    assert.deepEqual(at({ grouping: 'current', project: 'nowhere' }), []);
    assert.deepEqual(at({ grouping: 'current', project: 'shop', service: 'nobody' }), []);
  });

  it('stays short on a large map: reasons are cut, sums left out', () => {
    const large = analyse(generateMap({ services: 400, family: 'mixed', seed: 1 }), {
      timeLimit: 50,
    });
    for (const grouping of ['current', 'recommended'] as const)
      for (const node of treeOf(large, { grouping })) {
        assert.ok(node.kind === 'project');
        const services = treeOf(large, { grouping, project: node.project });
        assert.equal(services.length, node.services);
        for (const each of services.slice(0, 3)) {
          assert.ok(each.kind === 'service');
          assert.ok(!each.points || services.length <= 60);
          const { project, service } = each;
          const reasons = treeOf(large, { grouping, project, service });
          assert.ok(reasons.length <= 13);
          for (const reason of reasons)
            if (reason.kind === 'reason') assert.ok(reason.others.length <= reason.count);
        }
      }
  });

  it('moves one service and no other', () => {
    const edits = applyRecommendation(analysis, 'source', 'billing')[0]?.edits() ?? [];
    assert.equal(
      applyEdits(map, edits),
      map.replace('billing: { project: finance', 'billing: { project: shop'),
    );
    assert.deepEqual(applyRecommendation(analysis, 'source', 'cart'), []);
  });
});
