import assert from 'node:assert/strict';
import { bend, cornersOf } from '../../src/graph/corners.ts';
import type { Rect } from '../../src/graph/geometry.ts';
import { keepWays } from '../../src/graph/knownWays.ts';
import { createNearest } from '../../src/graph/nearest.ts';
import type { Row } from '../../src/graph/pack.ts';
import { nowhere, placeRows } from '../../src/graph/place.ts';
import { directWay, streetsOf, type Streets, type Way } from '../../src/graph/streets.ts';
import { sideExit, portInset, wayFinder } from '../../src/graph/ways.ts';
import { randomNumbers } from '../../src/grouping/random.ts';

/** Rows of boxes of many sizes, some in stacks; a box a number. */
function town(seed: number) {
  const random = randomNumbers(seed);
  const any = (least: number, most: number): number =>
    least + Math.floor(random() * (most - least + 1));
  const sizes: { w: number; h: number }[] = [];
  const rows = Array.from({ length: any(1, 6) }, (): Row => {
    const gaps = [28, 56];
    let x = 0;
    let high = 0;
    const cells = Array.from({ length: any(1, 7) }, () => {
      const w = any(2, 8) * 50;
      let top = -36;
      const boxes = Array.from({ length: any(1, 3) === 1 ? 2 : 1 }, () => {
        const h = any(1, 5) * 40 + 60;
        top += h + 36;
        return sizes.push({ w, h }) - 1;
      });
      high = Math.max(high, top);
      const cell = { boxes, x, w };
      gaps.push(any(3, 12) * 10);
      x += w + (gaps[gaps.length - 2] ?? 0);
      return cell;
    });
    return { cells, gaps: gaps.slice(0, cells.length + 1), h: high, w: x };
  });
  const streets = streetsOf(rows, sizes.length);
  const boxes = placeRows(rows, sizes, Array<number>(rows.length + 1).fill(52)).boxes;
  return { rows, streets, boxes: boxes.map((box) => box ?? nowhere), any };
}

/** What a way costs: its bends, its passages and what it goes along the corridors. */
function costOf({ rows, gapX, spots }: Streets, boxes: readonly Rect[], way: Way): number {
  const rect = (box: number): Rect => boxes[box] ?? nowhere;
  let cost = 0;
  const ends = [way.a, way.b].map((box, end) => {
    const side = end === 0 ? way.sideA : way.sideB;
    if (side === 'top' || side === 'bottom') {
      cost += bend;
      return [rect(box).x + portInset, rect(box).x + rect(box).w - portInset] as const;
    }
    cost += rect(box).h / 2 + sideExit;
    const spot = spots[box];
    const gap = (spot?.cell ?? 0) + (side === 'right' ? 1 : 0);
    const x = gapX[spot?.row ?? 0]?.[gap] ?? 0;
    return [x, x] as const;
  });
  // The gap that a side leads into is no passage.
  const inner = way.runs.filter((run, index) => {
    const atEnd =
      (index === 0 && !['top', 'bottom'].includes(way.sideA)) ||
      (index === way.runs.length - 1 && !['top', 'bottom'].includes(way.sideB));
    return !run.port && !atEnd;
  });
  const [from, to] = ends as unknown as [readonly [number, number], readonly [number, number]];
  const stops = inner.map((run) => (run.port ? 0 : (gapX[run.row]?.[run.gap] ?? 0)));
  for (const run of inner) cost += (rows[run.row]?.h ?? 0) + bend;
  const [first, last] = [stops[0], stops.at(-1)];
  if (first === undefined || last === undefined)
    return cost + Math.max(0, from[0] - to[1], to[0] - from[1]);
  const reach = ([low, high]: readonly [number, number], x: number): number =>
    Math.max(0, low - x, x - high);
  cost += reach(from, first) + reach(to, last);
  stops.slice(1).forEach((x, i) => (cost += Math.abs(x - (stops[i] ?? 0))));
  return cost;
}

/** The least a way can cost, by looking at all corners in turn (Dijkstra 1959, without a heap). */
function leastCost(streets: Streets, boxes: readonly Rect[], a: number, b: number): number {
  const corners = cornersOf(streets);
  const { count, x, corridor, row, gap, above, at, corridors } = corners;
  const endsOf = (box: number): Map<number, number> => {
    const [spot, rect] = [streets.spots[box], boxes[box] ?? nowhere];
    const found = new Map<number, number>();
    if (!spot) return found;
    const put = (corner: number, cost: number): void => {
      found.set(corner, Math.min(found.get(corner) ?? Infinity, cost));
    };
    const street = (k: number): void => {
      for (const corner of corridors[k] ?? []) {
        const here = x[corner] ?? 0;
        const [low, high] = [rect.x + portInset, rect.x + rect.w - portInset];
        put(corner, Math.max(0, low - here, here - high) + bend);
      }
    };
    if (spot.atTop) street(spot.row);
    if (spot.atBottom) street(spot.row + 1);
    for (const bottom of [false, true])
      for (const side of [0, 1]) put(at(spot.row, spot.cell + side, bottom), rect.h / 2 + sideExit);
    return found;
  };
  const [from, to] = [endsOf(a), endsOf(b)];
  const dist = Array.from({ length: count }, (_, corner) => from.get(corner) ?? Infinity);
  const open = new Set(dist.keys());
  while (open.size > 0) {
    let nearest = -1;
    for (const corner of open)
      if (nearest < 0 || (dist[corner] ?? 0) < (dist[nearest] ?? 0)) nearest = corner;
    open.delete(nearest);
    for (const other of open) {
      const sameGap = row[other] === row[nearest] && gap[other] === gap[nearest];
      const r = row[other] ?? 0;
      const step = sameGap
        ? (above[r + 1] ?? 0) - (above[r] ?? 0)
        : corridor[other] === corridor[nearest]
          ? Math.abs((x[other] ?? 0) - (x[nearest] ?? 0))
          : Infinity;
      dist[other] = Math.min(dist[other] ?? Infinity, (dist[nearest] ?? 0) + step);
    }
  }
  return Math.min(...[...to].map(([corner, cost]) => (dist[corner] ?? Infinity) + cost));
}

describe('ways through the streets', () => {
  it('are as short as can be', () => {
    let looked = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { streets, boxes } = town(seed);
      const find = wayFinder(streets, boxes);
      for (let a = 0; a < boxes.length; a += 3)
        for (let b = 0; b < boxes.length; b += 2) {
          if (a === b || directWay(streets, boxes, a, b)) continue;
          looked++;
          assert.equal(
            costOf(streets, boxes, find(a, b)),
            leastCost(streets, boxes, a, b),
            `${String(a)} to ${String(b)} of town ${String(seed)}`,
          );
        }
    }
    assert.ok(looked > 1000);
  });

  it('are kept where both boxes stand where they stood, and found anew where one does not', () => {
    const { rows, streets, boxes } = town(7);
    const names = boxes.map((_, box) => `box ${String(box)}`);
    const first = keepWays(streets, boxes, names);
    const pairs = boxes.flatMap((_, a) => boxes.map((__, b) => [a, b] as const));
    const all = pairs.filter(([a, b]) => a !== b && !directWay(streets, boxes, a, b));
    const ways = all.map(([a, b]) => first.find(a, b));
    // A gap gets as wide as a street; what was found is kept all the same.
    const wider = rows.map((row, r) => (r === 0 ? { ...row, h: row.h + 900 } : row));
    const grown = streetsOf(wider, boxes.length);
    const then = keepWays(grown, boxes, names, first.known);
    assert.deepEqual(
      all.map(([a, b]) => then.find(a, b)),
      ways,
    );
    const fewer = streetsOf(rows.slice(1), boxes.length);
    const [a, b] = all.find(([p, q]) => fewer.spots[p] && fewer.spots[q]) ?? [0, 0];
    assert.deepEqual(
      keepWays(fewer, boxes, names, first.known).find(a, b),
      directWay(fewer, boxes, a, b) ?? wayFinder(fewer, boxes)(a, b),
    );
  });
});

describe('a queue of nodes', () => {
  it('gives them by distance, then by what is left, then by number', () => {
    const random = randomNumbers(5);
    const queue = createNearest();
    for (let round = 0; round < 50; round++) {
      const entries = Array.from({ length: round }, (_, node) => ({
        node: (node * 7) % 50,
        distance: Math.floor(random() * 6),
        left: Math.floor(random() * 3),
      }));
      for (const { node, distance, left } of entries) queue.push(node, distance, left);
      const sorted = entries.toSorted(
        (p, q) => p.distance - q.distance || p.left - q.left || p.node - q.node,
      );
      for (const { node } of sorted.slice(0, round - (round % 3))) assert.equal(queue.pop(), node);
      queue.clear();
      assert.equal(queue.pop(), -1);
    }
  });
});
