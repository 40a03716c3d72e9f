import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutGraph, type Layout, type Route } from '../../src/graph/layout.ts';
import type { Point, Rect } from '../../src/graph/geometry.ts';
import { generateMap } from '../support/generate.ts';
import { modelOf } from '../support/page.ts';

/** Rounding must not decide whether a point is on an edge. */
const near = 0.01;

function onEdge({ x, y }: Point, box: Rect): boolean {
  const level = x >= box.x - near && x <= box.x + box.w + near;
  const upright = y >= box.y - near && y <= box.y + box.h + near;
  const atSide = Math.abs(x - box.x) < near || Math.abs(x - box.x - box.w) < near;
  const atEnd = Math.abs(y - box.y) < near || Math.abs(y - box.y - box.h) < near;
  return (upright && atSide) || (level && atEnd);
}

/** Whether a level or upright stretch has a point strictly inside the box. */
function through(from: Point, to: Point, box: Rect): boolean {
  return (
    Math.min(from.x, to.x) < box.x + box.w - near &&
    Math.max(from.x, to.x) > box.x + near &&
    Math.min(from.y, to.y) < box.y + box.h - near &&
    Math.max(from.y, to.y) > box.y + near
  );
}

const allRoutes = ({ routes }: Layout): (readonly [string, Route])[] =>
  (['current', 'recommended', 'moves'] as const).flatMap((kind) =>
    routes[kind].map((route) => [kind, route] as const),
  );

/** What must hold of every line between two projects. */
function soundRoutes(layout: Layout): number {
  const routes = allRoutes(layout);
  for (const [kind, { a, b, points, label }] of routes) {
    const said = `${kind} ${String(a)} to ${String(b)}: ${JSON.stringify(points)}`;
    const [from, to] = [layout.boxes[a], layout.boxes[b]];
    const [start, end] = [points[0], points.at(-1)];
    assert.ok(from && to && start && end, said);
    assert.ok(onEdge(start, from), `begins at its box, ${said}`);
    assert.ok(onEdge(end, to), `ends at its box, ${said}`);
    let labelled = false;
    points.slice(1).forEach((at, i) => {
      const before = points[i] ?? at;
      assert.ok(
        Math.abs(before.x - at.x) < near || Math.abs(before.y - at.y) < near,
        `level or upright, ${said}`,
      );
      layout.boxes.forEach((box, index) => {
        if (box) assert.ok(!through(before, at, box), `through box ${String(index)}, ${said}`);
      });
      labelled ||=
        label.x >= Math.min(before.x, at.x) - near &&
        label.x <= Math.max(before.x, at.x) + near &&
        label.y >= Math.min(before.y, at.y) - near &&
        label.y <= Math.max(before.y, at.y) + near;
    });
    assert.ok(labelled, `its label is on it, ${said}`);
    for (const { x, y } of points) {
      assert.ok(Number.isFinite(x) && Number.isFinite(y), said);
      const { bounds } = layout;
      assert.ok(
        x >= bounds.x && x <= bounds.x + bounds.w && y >= bounds.y && y <= bounds.y + bounds.h,
        `inside the picture, ${said}`,
      );
    }
  }
  return routes.length;
}

describe('the lines between projects', () => {
  it('begin and end at their projects and pass through no other', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        fc.record({
          services: fc.integer({ min: 2, max: 60 }),
          family: fc.constantFrom('planted' as const, 'by-team' as const, 'mixed' as const),
          seed: fc.integer({ min: 1, max: 5000 }),
        }),
        (options) => {
          seen += soundRoutes(layoutGraph(modelOf(generateMap(options))));
        },
      ),
      { numRuns: 80 },
    );
    assert.ok(seen > 200, 'the maps had lines to look at');
  });

  it('hold at two hundred services too', () => {
    for (const family of ['planted', 'by-team', 'mixed'] as const)
      soundRoutes(layoutGraph(modelOf(generateMap({ services: 200, family, seed: 3 }))));
  });

  it('hold beside a giant project', () => {
    const rest = Array.from(
      { length: 6 },
      (_, i) =>
        `  small-${String(i)}: { project: p${String(i)}, databases: [db, own-${String(i)}] }`,
    );
    const giant = Array.from(
      { length: 50 },
      (_, i) => `  giant-${String(i)}: { project: giant, databases: [db] }`,
    );
    const map = ['version: 1', 'services:', ...giant, ...rest, ''].join('\n');
    assert.ok(soundRoutes(layoutGraph(modelOf(map))) > 0);
  });
});
