import assert from 'node:assert/strict';
import { landscape } from '../../scripts/panel/landscape.ts';
import { domainRoutes } from '../../src/graph/domainLines.ts';
import { layoutGraph, type Layout } from '../../src/graph/layout.ts';
import { modelOf } from '../support/page.ts';
import { onEdge, through } from '../support/picture.ts';

/** Every third pair of domains, which is more than are ever drawn. */
const pairsOf = ({ domains }: Layout) =>
  domains.flatMap((_, a) =>
    domains.flatMap((_, b) => (a < b && (a + b) % 3 === 0 ? [{ a, b, weight: 1 }] : [])),
  );

describe('the lines between domains', () => {
  it('go from frame to frame through the streets, and the same way each time', () => {
    for (const services of [2000, 5000]) {
      const layout = layoutGraph(modelOf(landscape(services)));
      const pairs = pairsOf(layout);
      const routes = domainRoutes(layout, pairs);
      assert.equal(routes.length, pairs.length);
      assert.deepEqual(domainRoutes(layout, pairs), routes);
      for (const { a, b, points } of routes) {
        const [from, to] = [layout.domains[a]?.rect, layout.domains[b]?.rect];
        const [start, end] = [points[0], points.at(-1)];
        assert.ok(from && to && start && end);
        assert.ok(onEdge(start, from), 'it begins at the frame of the one');
        assert.ok(onEdge(end, to), 'it ends at the frame of the other');
        points.slice(1).forEach((at, i) => {
          for (const { rect, name } of layout.domains)
            assert.ok(!through(points[i] ?? at, at, rect), `through ${name}`);
        });
      }
    }
  });
});
