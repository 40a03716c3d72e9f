import assert from 'node:assert/strict';
import type { Layout } from '../../src/graph/layout.ts';
import type { Route } from '../../src/graph/lines.ts';
import type { Point, Rect } from '../../src/graph/geometry.ts';

export const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
export const inside = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.w <= outer.x + outer.w &&
  inner.y + inner.h <= outer.y + outer.h;

/** What must hold of every picture. */
export function sound(layout: Layout): void {
  const boxes = layout.boxes.flatMap((box) => box ?? []);
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) assert.ok(!overlap(a, b), 'no box covers another');
    assert.ok(inside(layout.bounds, a), 'every box is inside the picture');
  });
  for (const grouping of ['current', 'recommended'] as const) {
    const slots = layout.services[grouping];
    slots.forEach((slot, service) => {
      const box = layout.boxes[layout.membership[grouping][service] ?? -1];
      assert.ok(slot && box && inside(box, slot), 'every service is inside its project');
    });
    slots.forEach((a, i) => {
      for (const b of slots.slice(i + 1))
        assert.ok(!a || !b || !overlap(a, b), 'no service covers another');
    });
    layout.things[grouping].forEach((thing, index) => {
      const list =
        grouping === 'current'
          ? layout.membership.thingCurrent
          : layout.membership.thingRecommended;
      const box = layout.boxes[list[index] ?? -1];
      assert.ok(!thing || (box && inside(box, thing)), 'every shared thing is inside its project');
    });
  }
}

/** Rounding must not decide whether a point is on an edge. */
const near = 0.01;

export function onEdge({ x, y }: Point, box: Rect): boolean {
  const level = x >= box.x - near && x <= box.x + box.w + near;
  const upright = y >= box.y - near && y <= box.y + box.h + near;
  const atSide = Math.abs(x - box.x) < near || Math.abs(x - box.x - box.w) < near;
  const atEnd = Math.abs(y - box.y) < near || Math.abs(y - box.y - box.h) < near;
  return (upright && atSide) || (level && atEnd);
}

/** Whether a level or upright stretch has a point strictly inside the box. */
export function through(from: Point, to: Point, box: Rect): boolean {
  return (
    Math.min(from.x, to.x) < box.x + box.w - near &&
    Math.max(from.x, to.x) > box.x + near &&
    Math.min(from.y, to.y) < box.y + box.h - near &&
    Math.max(from.y, to.y) > box.y + near
  );
}

const allRoutes = ({ routes, onDemand }: Layout): (readonly [string, Route])[] =>
  Object.entries({ ...routes, now: onDemand.current, then: onDemand.recommended }).flatMap(
    ([kind, list]) => list.map((route: Route) => [kind, route] as const),
  );

/** What must hold of every line between two projects; how many there are. */
export function soundRoutes(layout: Layout): number {
  const routes = allRoutes(layout);
  for (const [kind, { a, b, points, label }] of routes) {
    const said = `${kind} ${a} to ${b}: ${JSON.stringify(points)}`;
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
        if (box) assert.ok(!through(before, at, box), `through box ${index}, ${said}`);
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
