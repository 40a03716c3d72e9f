import assert from 'node:assert/strict';
import fc from 'fast-check';
import { abreast } from '../../src/graph/abreast.ts';
import { pairKey } from '../../src/graph/coupling.ts';
import type { Point, Rect } from '../../src/graph/geometry.ts';
import { layoutGraph, linesBetween } from '../../src/graph/layout.ts';
import { homeOf, wireAcross, wireInside } from '../../src/graph/wires.ts';
import { landscape } from '../../scripts/panel/landscape.ts';
import { modelOf } from '../support/page.ts';
import { generateMap } from '../support/generate.ts';
import type { GraphModel } from '../../src/graph/protocol.ts';
import { through } from '../support/picture.ts';

/** The lines of all links that a service has, as they are drawn when it is selected. */
function linesOf(model: GraphModel, service: number) {
  const layout = layoutGraph(model);
  const { boxes, services } = layout;
  const boxOf = layout.membership.current;
  const links = model.links.filter(({ a, b }) => a === service || b === service);
  const pairs = links.flatMap(({ a, b }) => {
    const [x = -1, y = -1] = [boxOf[a], boxOf[b]];
    return x === y ? [] : [{ a: Math.min(x, y), b: Math.max(x, y), weight: 1 }];
  });
  const routes = new Map(
    linesBetween(layout, pairs).map((route) => [pairKey(route.a, route.b), route]),
  );
  const paths = abreast(
    links.map(({ a, b }) => {
      const [from, to] = [services.current[a], services.current[b]];
      const [x = -1, y = -1] = [boxOf[a], boxOf[b]];
      assert.ok(from && to);
      if (x === y) return wireInside(from, to);
      const route = routes.get(pairKey(x, y));
      assert.ok(route && boxes[route.a] && boxes[route.b], 'every link of a service has a way');
      const [p, q] = [homeOf(layout, route.a), homeOf(layout, route.b)];
      return route.a === x ? wireAcross(from, to, p, q, route) : wireAcross(to, from, p, q, route);
    }),
  );
  return { layout, links, paths };
}

const stretches = (points: readonly Point[]): [Point, Point][] =>
  points.slice(1).map((to, i) => [points[i] ?? to, to]);

/** Where the name of a project stands. */
const headerOf = ({ x, y, w }: Rect): Rect => ({ x: x + 18, y: y + 12, w: w - 36, h: 34 });

function soundWires(model: GraphModel): number {
  let seen = 0;
  model.services.slice(0, 12).forEach((_, service) => {
    const { layout, links, paths } = linesOf(model, service);
    paths.forEach((points, i) => {
      seen++;
      const { a, b } = links[i] ?? { a: -1, b: -1 };
      for (const [from, to] of stretches(points)) {
        layout.services.current.forEach((card, other) => {
          assert.ok(
            !card || other === a || other === b || !through(from, to, card),
            `a line of ${a} and ${b} runs behind ${other}`,
          );
        });
        for (const thing of layout.things.current)
          assert.ok(!thing || !through(from, to, thing), 'a line runs behind a shared thing');
        for (const box of layout.boxes)
          assert.ok(!box || !through(from, to, headerOf(box)), 'a line strikes out a name');
      }
    });
  });
  return seen;
}

describe('the lines of single links', () => {
  it('pass behind no other service or shared thing and through no name of a project', () => {
    assert.ok(soundWires(modelOf(landscape(80))) > 20);
    fc.assert(
      fc.property(
        fc.record({
          services: fc.integer({ min: 4, max: 40 }),
          family: fc.constantFrom('planted' as const, 'by-team' as const, 'mixed' as const),
          seed: fc.integer({ min: 1, max: 5000 }),
        }),
        (options) => void soundWires(modelOf(generateMap(options))),
      ),
      { numRuns: 15 },
    );
  });

  it('have a way also where the map is so large that few couplings are drawn', () => {
    const model = modelOf(landscape(2000));
    const most = model.services.findIndex(({ name }) => name === 'catalogue-api');
    const { links, paths } = linesOf(model, most);
    assert.ok(links.length > 3);
    for (const points of paths) assert.ok(points.length > 1);
  });

  it('run beside each other where they share a street', () => {
    const line = (x: number): Point[] => [
      { x, y: 0 },
      { x, y: 50 },
      { x: 300, y: 50 },
      { x: 300, y: 90 },
    ];
    const paths = abreast([line(0), line(10), line(20)]);
    const levels = paths.map((points) => points[1]?.y);
    assert.equal(new Set(levels).size, 3);
    const ends = paths.map((points) => points[3]?.x);
    assert.equal(new Set(ends).size, 3);
    for (const points of paths)
      for (const [from, to] of stretches(points)) assert.ok(from.x === to.x || from.y === to.y);
  });
});
