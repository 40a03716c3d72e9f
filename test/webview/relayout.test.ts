import assert from 'node:assert/strict';
import { layoutGraph } from '../../src/graph/layout.ts';
import { isSkeleton } from '../../src/graph/skeletonGuard.ts';
import { looksAlike, relayout } from '../../src/webview/relayout.ts';
import { modelOf } from '../support/page.ts';

const map = `version: 1
projects: { shop: {}, finance: {} }
services:
  cart: { owner: web, project: shop, databases: [db] }
  orders: { owner: web, project: shop, databases: [db] }
  billing: { owner: web, project: finance, databases: [db] }
`;

describe('places after a change of the map', () => {
  const model = modelOf(map);
  const layout = layoutGraph(model);

  it('are the same ones where only lines, descriptions and findings have changed', () => {
    for (const same of [
      `# a comment\n${map}`,
      map.replace('cart: {', 'cart: { description: What is picked,'),
      map.replace('owner: web, project: finance', 'owner: web, flags: [lone], project: finance'),
    ]) {
      const changed = modelOf(same);
      assert.equal(relayout({ model, layout }, changed), layout);
      assert.deepEqual(layoutGraph(changed), layout);
    }
  });

  it('are made anew where anything else has, and keep what was there', () => {
    for (const other of [
      map.replace('billing:', 'ledger:'),
      map.replace('project: finance', 'project: shop'),
      map.replace('project: finance, databases: [db]', 'project: finance'),
      `${map}  lone: {}\n`,
    ]) {
      const changed = modelOf(other);
      assert.equal(looksAlike(model, changed), false, other);
      assert.deepEqual(relayout({ model, layout }, changed), layoutGraph(changed, layout.skeleton));
    }
  });

  it('are those of an earlier life of the page', () => {
    const wide = modelOf(`${map}  lone: { project: shop }\n`);
    const places = structuredClone(layoutGraph(wide).skeleton);
    assert.ok(isSkeleton(places));
    assert.deepEqual(relayout({ places }, model).boxes, layoutGraph(wide).boxes);
  });
});
