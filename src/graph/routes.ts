import { clamp, size } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';
import { lanesOf } from './lanes.ts';
import { spread } from './spread.ts';
import type { Run, Side, Streets, Way } from './streets.ts';

/**
 * Gives ways their coordinates: first every x (ports on top and bottom, lanes in gaps), then
 * lanes in corridors, which say how high the corridors must be, then every y.
 */
export interface Draft {
  readonly ways: readonly Way[];
  /** Per way the x of each run. */
  readonly runX: readonly (readonly number[])[];
  /** Per way the lane of each corridor stretch. */
  readonly lanes: readonly (readonly number[])[];
  /** Per corridor how many lanes it needs. */
  readonly needed: readonly number[];
}

/** Where a run of a way, or one of its two ends, would like to be. */
interface Wish {
  readonly way: number;
  readonly run: number;
  readonly at: number;
  readonly tie: number;
}

const portSpace = 16;
/** Lines beyond this share their space: a street is no square. */
const mostLanes = 16;

export function draft(ways: readonly Way[], streets: Streets, boxes: readonly Rect[]): Draft {
  const runX = ways.map((way) => way.runs.map((run, i) => roughX(run, way, i, streets, boxes)));
  placePorts(ways, runX, boxes);
  placeGaps(ways, runX, streets, boxes);
  const corridors = streets.rows.length + 1;
  const lanes = ways.map((way) => way.corridors.map(() => 0));
  const stretches: { way: number; step: number; from: number; to: number }[][] = Array.from(
    { length: corridors },
    () => [],
  );
  ways.forEach((way, w) => {
    way.corridors.forEach((k, step) => {
      const [from, to] = [runX[w]?.[step] ?? 0, runX[w]?.[step + 1] ?? 0];
      if (Math.abs(from - to) > 0.5) stretches[k]?.push({ way: w, step, from, to });
    });
  });
  const needed = stretches.map((found, k) => {
    const turn = (way: number, run: number): -1 | 1 => (ways[way]?.runs[run]?.row === k ? 1 : -1);
    const { lanes: chosen, count } = lanesOf(
      found.map(({ way, step, from, to }) => ({
        from,
        to,
        fromTurn: turn(way, step),
        toTurn: turn(way, step + 1),
      })),
    );
    found.forEach(({ way, step }, i) => {
      const list = lanes[way];
      if (list) list[step] = chosen[i] ?? 0;
    });
    return count;
  });
  return { ways, runX, lanes, needed };
}

/** How wide each gap must be for the lines that take it. */
export function gapsNeeded(streets: Streets, drafts: readonly (readonly Way[])[]): number[][] {
  const widths = streets.gapX.map((gaps) => gaps.map((): number => size.gap));
  for (const ways of drafts) {
    const counts = streets.gapX.map((gaps) => gaps.map(() => 0));
    for (const { runs } of ways) {
      for (const run of runs) {
        const row = run.port ? undefined : counts[run.row];
        if (row && !run.port) row[run.gap] = (row[run.gap] ?? 0) + 1;
      }
    }
    counts.forEach((row, r) => {
      row.forEach((count, g) => {
        const list = widths[r];
        const needed = 26 + Math.min(count, mostLanes) * size.lane;
        if (list) list[g] = Math.max(list[g] ?? 0, needed);
      });
    });
  }
  return widths;
}

function boxOf(way: Way, run: number): number {
  return run === 0 ? way.a : way.b;
}

/** Where a run would like to be, before others are looked at. */
function roughX(
  run: Run,
  way: Way,
  index: number,
  streets: Streets,
  boxes: readonly Rect[],
): number {
  if (!run.port) return streets.gapX[run.row]?.[run.gap] ?? 0;
  const own = boxes[boxOf(way, index)];
  if (!own) return 0;
  const [low, high] = [own.x + 16, own.x + own.w - 16];
  const neighbour = way.runs[index === 0 ? 1 : index - 1];
  if (neighbour && !neighbour.port) {
    return clamp(streets.gapX[neighbour.row]?.[neighbour.gap] ?? 0, low, high);
  }
  const other = boxes[index === 0 ? way.b : way.a];
  if (!other) return (low + high) / 2;
  // Straight down where the two lie above each other.
  const from = Math.max(low, other.x + 16);
  const to = Math.min(high, other.x + other.w - 16);
  return from <= to ? (from + to) / 2 : clamp(other.x + other.w / 2, low, high);
}

function placePorts(ways: readonly Way[], runX: number[][], boxes: readonly Rect[]): void {
  const sides = new Map<string, Wish[]>();
  ways.forEach((way, w) => {
    way.runs.forEach((run, i) => {
      if (!run.port) return;
      const box = boxOf(way, i);
      const other = boxes[box === way.a ? way.b : way.a];
      const wish = {
        way: w,
        run: i,
        at: runX[w]?.[i] ?? 0,
        tie: other ? other.x + other.w / 2 : 0,
      };
      add(sides, `${box} ${run.side}`, wish);
    });
  });
  settle(runX, sides, boxes, ({ x, w }) => [x + 16, x + w - 16]);
}

function placeGaps(
  ways: readonly Way[],
  runX: number[][],
  streets: Streets,
  boxes: readonly Rect[],
): void {
  const gaps = new Map<string, Wish[]>();
  ways.forEach((way, w) => {
    way.runs.forEach((run, i) => {
      if (run.port) return;
      const [a, b] = [boxes[way.a], boxes[way.b]];
      const before = i > 0 ? runX[w]?.[i - 1] : a && a.x + a.w / 2;
      const after = i + 1 < way.runs.length ? runX[w]?.[i + 1] : b && b.x + b.w / 2;
      const wish = { way: w, run: i, at: (before ?? 0) + (after ?? 0), tie: before ?? 0 };
      add(gaps, `${run.row} ${run.gap}`, wish);
    });
  });
  for (const [key, wishes] of gaps) {
    const [row = 0, gap = 0] = key.split(' ').map(Number);
    const middle = streets.gapX[row]?.[gap] ?? 0;
    wishes.sort(byWish);
    const width = streets.rows[row]?.gaps[gap] ?? size.gap;
    const space = Math.min(size.lane, (width - 20) / wishes.length);
    wishes.forEach((wish, i) => set(runX, wish, middle + (i - (wishes.length - 1) / 2) * space));
  }
}

function add(map: Map<string, Wish[]>, key: string, wish: Wish): void {
  const list = map.get(key);
  if (list) list.push(wish);
  else map.set(key, [wish]);
}

function set(places: number[][], { way, run }: Wish, at: number): void {
  const list = places[way];
  if (list) list[run] = at;
}

const byWish = (p: Wish, q: Wish): number => p.at - q.at || p.tie - q.tie || p.way - q.way;

/**
 * Ports of each side of a box as near to their wishes as they can be, within the room of that side.
 *
 * @param sides by the number of the box and the side
 */
function settle(
  places: number[][],
  sides: ReadonlyMap<string, Wish[]>,
  boxes: readonly Rect[],
  roomOf: (box: Rect) => readonly [from: number, to: number],
): void {
  for (const [key, wishes] of sides) {
    const box = boxes[Number(key.split(' ')[0])];
    if (!box) continue;
    wishes.sort(byWish);
    const found = spread(
      wishes.map(({ at }) => at),
      ...roomOf(box),
      portSpace,
    );
    wishes.forEach((wish, i) => set(places, wish, found[i] ?? wish.at));
  }
}

/** Where a corridor begins, and how far apart its lanes are. */
export interface Corridor {
  readonly y: number;
  readonly h: number;
}

/** The points of every way, once boxes and corridors have their final places. */
export function finish(
  { ways, runX, lanes, needed }: Draft,
  boxes: readonly Rect[],
  corridors: readonly Corridor[],
): Point[][] {
  const sideY = placeSides(ways, boxes);
  return ways.map((way, w) => {
    const points: Point[] = [];
    const [a, b] = [boxes[way.a], boxes[way.b]];
    if (!a || !b) return points;
    // Of a stack, both ends of a line between neighbours lie where the two overlap.
    const shared = (Math.max(a.x, b.x) + Math.min(a.x + a.w, b.x + b.w)) / 2;
    const lastX = runX[w]?.[way.runs.length - 1] ?? shared;
    const start = edgePoint(a, way.sideA, runX[w]?.[0] ?? shared, sideY[w]?.[0]);
    const end = edgePoint(b, way.sideB, lastX, sideY[w]?.[1]);
    points.push(start);
    if (way.runs.length === 0) {
      // Straight to the neighbour, with a jog where the two ports could not agree.
      const level = way.sideA === 'left' || way.sideA === 'right';
      const middle = level ? (start.x + end.x) / 2 : (start.y + end.y) / 2;
      points.push(level ? { x: middle, y: start.y } : { x: start.x, y: middle });
      points.push(level ? { x: middle, y: end.y } : { x: end.x, y: middle });
    }
    way.runs.forEach((run, i) => {
      const x = runX[w]?.[i] ?? 0;
      if (i === 0 && !run.port) points.push({ x, y: start.y });
      const corridor = way.corridors[i];
      if (corridor !== undefined) {
        const street = corridors[corridor];
        const count = needed[corridor] ?? 1;
        const lane = lanes[w]?.[i] ?? 0;
        const space = Math.min(size.lane, ((street?.h ?? 0) - 16) / count);
        const y = street ? street.y + street.h / 2 + (lane - (count - 1) / 2) * space : 0;
        points.push({ x, y }, { x: runX[w]?.[i + 1] ?? 0, y });
      }
      if (i === way.runs.length - 1 && !run.port) points.push({ x, y: end.y });
    });
    points.push(end);
    return straighten(points);
  });
}

function edgePoint(box: Rect, side: Side, x = 0, y = 0): Point {
  switch (side) {
    case 'top':
      return { x, y: box.y };
    case 'bottom':
      return { x, y: box.y + box.h };
    case 'left':
      return { x: box.x, y };
    case 'right':
      return { x: box.x + box.w, y };
  }
}

/**
 * Per way the y of its two ends where they are on left or right sides: straight ones at the middle,
 * others towards where they go.
 */
function placeSides(ways: readonly Way[], boxes: readonly Rect[]): number[][] {
  const sideY = ways.map((): number[] => []);
  const sides = new Map<string, Wish[]>();
  ways.forEach((way, w) => {
    const [a, b] = [boxes[way.a], boxes[way.b]];
    if (!a || !b) return;
    const middle = (Math.max(a.y, b.y) + Math.min(a.y + a.h, b.y + b.h)) / 2;
    const place = (end: 0 | 1, box: number, side: Side, own: Rect, other: Rect): void => {
      if (side === 'top' || side === 'bottom') return;
      const up = other.y + other.h / 2 < own.y + own.h / 2;
      const at = way.runs.length === 0 ? middle : up ? own.y + 24 : own.y + own.h - 22;
      add(sides, `${box} ${side}`, { way: w, run: end, at, tie: other.y });
    };
    place(0, way.a, way.sideA, a, b);
    place(1, way.b, way.sideB, b, a);
  });
  settle(sideY, sides, boxes, ({ y, h }) => [y + 14, y + h - 14]);
  return sideY;
}

/** Drops points that do not turn. */
function straighten(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [last, before] = [kept[kept.length - 1], kept[kept.length - 2]];
    if (last && Math.abs(last.x - point.x) < 0.01 && Math.abs(last.y - point.y) < 0.01) continue;
    const sameX = last && before && before.x === last.x && last.x === point.x;
    const sameY = last && before && before.y === last.y && last.y === point.y;
    if (sameX || sameY) kept.pop();
    kept.push(point);
  }
  return kept;
}
