import { size } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';
import type { Layout } from './layout.ts';
import type { Route } from './lines.ts';
import { nowhere } from './place.ts';

/**
 * The lines of single links: between cards of one box through the gutters of its grid, and from
 * a card through the gutters to the port where its box's trunk begins.
 */

/** How far from the edge of a card lines go along it: in gutters, and clear of what is below. */
const beside = 12;
const below = 11;

/** Between two cards of one box. */
export function wireInside(a: Rect, b: Rect): Point[] {
  const { columnGap, rowGap } = size;
  const [ax, bx] = [a.x + a.w / 2, b.x + b.w / 2];
  const [ay, by] = [a.y + a.h / 2, b.y + b.h / 2];
  if (a.y === b.y) {
    const [left, right] = a.x < b.x ? [a, b] : [b, a];
    if (right.x - left.x <= left.w + columnGap) {
      return [
        { x: left.x + left.w, y: ay },
        { x: right.x, y: by },
      ];
    }
    const y = a.y + a.h + below;
    return [
      { x: ax, y: a.y + a.h },
      { x: ax, y },
      { x: bx, y },
      { x: bx, y: b.y + b.h },
    ];
  }
  const [upper, lower] = a.y < b.y ? [a, b] : [b, a];
  const [ux, lx] = [upper.x + upper.w / 2, lower.x + lower.w / 2];
  const nextRow = lower.y - upper.y <= upper.h + rowGap;
  if (nextRow && upper.x === lower.x) {
    return [
      { x: ux, y: upper.y + upper.h },
      { x: lx, y: lower.y },
    ];
  }
  const y = upper.y + upper.h + below;
  if (nextRow) {
    return [
      { x: ux, y: upper.y + upper.h },
      { x: ux, y },
      { x: lx, y },
      { x: lx, y: lower.y },
    ];
  }
  if (upper.x === lower.x) {
    const x = upper.x + upper.w + beside;
    return [
      { x: upper.x + upper.w, y: upper.y + upper.h / 2 },
      { x, y: upper.y + upper.h / 2 },
      { x, y: lower.y + lower.h / 2 },
      { x: lower.x + lower.w, y: lower.y + lower.h / 2 },
    ];
  }
  // Down the gutter beside the lower card, on the side that faces the upper one.
  const x = upper.x < lower.x ? lower.x - beside : lower.x + lower.w + beside;
  const side = upper.x < lower.x ? lower.x : lower.x + lower.w;
  return [
    { x: ux, y: upper.y + upper.h },
    { x: ux, y },
    { x, y },
    { x, y: lower.y + lower.h / 2 },
    { x: side, y: lower.y + lower.h / 2 },
  ];
}

/** A box as its lines have to know it. */
export interface Home extends Rect {
  /** Whether shared things hang from its bottom, so that no line goes straight down. */
  readonly hung: boolean;
}

/** A box of the layout with what hangs from it; one that is nowhere has no extent. */
export function homeOf(
  { boxes, membership }: Pick<Layout, 'boxes' | 'membership'>,
  box: number,
): Home {
  return { ...(boxes[box] ?? nowhere), hung: (membership.things[box]?.length ?? 0) > 0 };
}

/** Between cards of two boxes, along the trunk that joins the boxes. */
export function wireAcross(
  a: Rect,
  b: Rect,
  boxA: Home,
  boxB: Home,
  route: Pick<Route, 'points'>,
): Point[] {
  const [start, end] = [route.points[0], route.points.at(-1)];
  if (!start || !end) return [];
  return tidy([...toPort(a, boxA, start), ...route.points, ...toPort(b, boxB, end).reverse()]);
}

/** From a card to a port of its box: through gutters, and past the header at the edge of the box. */
function toPort(card: Rect, box: Home, port: Point): Point[] {
  const middle = { x: card.x + card.w / 2, y: card.y + card.h / 2 };
  const right = card.x + card.w;
  const edges = {
    left: box.x + size.padding - beside,
    right: box.x + box.w - size.padding + beside,
  };
  const atBottom = port.y === box.y + box.h && port.y !== box.y;
  if (atBottom && !box.hung) {
    const x = port.x < middle.x ? card.x - beside : right + beside;
    const y = port.y - size.padding / 2;
    return [
      { x: port.x < middle.x ? card.x : right, y: middle.y },
      { x, y: middle.y },
      { x, y },
      { x: port.x, y },
    ];
  }
  const atTop = port.y === box.y;
  const detour = (edge: number): number => Math.abs(middle.x - edge) + Math.abs(port.x - edge);
  const toLeft = atTop || atBottom ? detour(edges.left) <= detour(edges.right) : port.x === box.x;
  const edge = toLeft ? edges.left : edges.right;
  const along = atTop ? box.y + headroom : port.y - size.padding / 2;
  const last =
    atTop || atBottom
      ? [
          { x: edge, y: along },
          { x: port.x, y: along },
        ]
      : [{ x: edge, y: port.y }];
  // From a card at that edge straight into its gutter, from others through that below their row.
  if (Math.abs((toLeft ? card.x : right) - edge) < size.columnGap)
    return [{ x: toLeft ? card.x : right, y: middle.y }, { x: edge, y: middle.y }, ...last];
  const y = card.y + card.h + below;
  return [{ x: middle.x, y: card.y + card.h }, { x: middle.x, y }, { x: edge, y }, ...last];
}

/** Between the upper edge of a box and its name. */
const headroom = 6;

function tidy(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [last, before] = [kept[kept.length - 1], kept[kept.length - 2]];
    if (last?.x === point.x && last.y === point.y) continue;
    const sameX = before && before.x === last?.x && last.x === point.x;
    const sameY = before && before.y === last?.y && last.y === point.y;
    if (sameX || sameY) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** SVG path of straight stretches with rounded turns. */
export function roundedPath(points: readonly Point[], radius = 9): string {
  const [first] = points;
  if (!first) return '';
  let path = `M${fix(first.x)} ${fix(first.y)}`;
  for (let i = 1; i < points.length; i++) {
    const [before, at, after] = [points[i - 1], points[i], points[i + 1]];
    if (!before || !at) continue;
    if (!after) {
      path += `L${fix(at.x)} ${fix(at.y)}`;
      continue;
    }
    const [into, out] = [distance(before, at), distance(at, after)];
    const r = Math.min(radius, into / 2, out / 2);
    if (r < 0.5) {
      path += `L${fix(at.x)} ${fix(at.y)}`;
      continue;
    }
    const p = towards(at, before, r / into);
    const q = towards(at, after, r / out);
    path += `L${fix(p.x)} ${fix(p.y)}Q${fix(at.x)} ${fix(at.y)} ${fix(q.x)} ${fix(q.y)}`;
  }
  return path;
}

/** Both ends of a line, each so long or half of it, as an SVG path from either end inwards. */
export function endsPath(points: readonly Point[], length: number): string {
  const most = Math.min(length, lengthOf(points) / 2);
  return [points, points.toReversed()].map((way) => roundedPath(beginning(way, most))).join('');
}

/** A line as far as a length goes. */
function beginning(points: readonly Point[], length: number): Point[] {
  const [first] = points;
  const kept = first ? [first] : [];
  let left = length;
  for (let i = 1; i < points.length && left > 0; i++) {
    const [p, q] = [points[i - 1], points[i]];
    if (!p || !q) continue;
    const step = distance(p, q);
    kept.push(step <= left ? q : towards(p, q, left / step));
    left -= step;
  }
  return kept;
}

/** How long a line of level and upright stretches is. */
export const lengthOf = (points: readonly Point[]): number =>
  points.slice(1).reduce((sum, point, i) => sum + distance(points[i] ?? point, point), 0);

/** The point half way along. */
export function halfWay(points: readonly Point[]): Point {
  let left = lengthOf(points) / 2;
  for (let i = 1; i < points.length; i++) {
    const [p, q] = [points[i - 1], points[i]];
    if (!p || !q) continue;
    const step = distance(p, q);
    if (left <= step && step > 0) return towards(p, q, left / step);
    left -= step;
  }
  return points[0] ?? { x: 0, y: 0 };
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Tenths are finer than any screen. */
function fix(value: number): number {
  return Math.round(value * 10) / 10;
}
