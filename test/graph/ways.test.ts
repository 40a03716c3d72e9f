import assert from 'node:assert/strict';
import { bend, cornersOf } from '../../src/graph/corners.ts';
import type { Rect } from '../../src/graph/geometry.ts';
import { turn } from '../../src/graph/goal.ts';
import { keepWays } from '../../src/graph/knownWays.ts';
import { createNearest } from '../../src/graph/nearest.ts';
import type { Row } from '../../src/graph/pack.ts';
import { nowhere, placeRows } from '../../src/graph/place.ts';
import { directWay, streetsOf, type Streets, type Way } from '../../src/graph/streets.ts';
import { portInset, sideExit, wayFinder } from '../../src/graph/ways.ts';
import { randomNumbers } from '../../src/grouping/random.ts';

/** Rows of boxes of many sizes, some in stacks; a box a number. In every third the gaps are in line. */
function town(seed: number) {
  const inLine = seed % 3 === 0;
  const random = randomNumbers(seed);
  const any = (least: number, most: number): number =>
    least + Math.floor(random() * (most - least + 1));
  const sizes: { w: number; h: number }[] = [];
  const rows = Array.from({ length: any(1, 6) }, (): Row => {
    const gaps = inLine ? [28, 28] : [28, 56];
    let x = 0;
    let high = 0;
    const cells = Array.from({ length: any(1, 7) }, () => {
      const w = inLine ? 200 : any(2, 8) * 50;
      let top = -36;
      const boxes = Array.from({ length: any(1, 3) === 1 ? 2 : 1 }, () => {
        const h = any(1, 5) * 40 + 60;
        top += h + 36;
        return sizes.push({ w, h }) - 1;
      });
      high = Math.max(high, top);
      const cell = { boxes, x, w };
      gaps.push(inLine ? 28 : any(3, 12) * 10);
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
    return cost + along(Math.max(0, from[0] - to[1], to[0] - from[1]));
  const reach = ([low, high]: readonly [number, number], x: number): number =>
    along(Math.max(0, low - x, x - high));
  cost += reach(from, first) + reach(to, last);
  stops.slice(1).forEach((x, i) => (cost += along(Math.abs(x - (stops[i] ?? 0)))));
  return cost;
}

const along = (distance: number): number => distance + (distance > 0 ? turn : 0);

/** The ports of a box: in which corridors, and from where to where. */
function portsOf(streets: Streets, boxes: readonly Rect[], box: number) {
  const [spot, rect] = [streets.spots[box], boxes[box] ?? nowhere];
  const [low, high] = [rect.x + portInset, rect.x + rect.w - portInset];
  const found: { readonly k: number; readonly low: number; readonly high: number }[] = [];
  if (spot?.atTop) found.push({ k: spot.row, low, high });
  if (spot?.atBottom) found.push({ k: spot.row + 1, low, high });
  return found;
}

/**
 * The least a way can cost, by looking at all there is in turn (Dijkstra 1959, without a heap). A
 * way goes by turns through a gap and along a corridor, be it nowhere; `through` a corner has
 * been come to by its gap, `along` by its corridor.
 */
function leastCost(streets: Streets, boxes: readonly Rect[], a: number, b: number): number {
  const corners = cornersOf(streets);
  const { count, x, corridor, row, gap, at, corridors } = corners;
  const beside = (box: number): number[] => {
    const { row: r, cell } = streets.spots[box] ?? { row: 0, cell: 0 };
    return [0, 1].flatMap((side) => [at(r, cell + side, false), at(r, cell + side, true)]);
  };
  const half = (box: number): number => (boxes[box] ?? nowhere).h / 2 + sideExit;
  const reach = (corner: number, { low, high }: { low: number; high: number }): number =>
    along(Math.max(0, low - (x[corner] ?? 0), (x[corner] ?? 0) - high));
  const [from, to] = [portsOf(streets, boxes, a), portsOf(streets, boxes, b)];
  let least = Infinity;
  for (const p of from)
    for (const q of to)
      if (p.k === q.k)
        least = Math.min(least, 2 * bend + along(Math.max(0, p.low - q.high, q.low - p.high)));
  // States: `through` by corner, then `along` by corner.
  const dist = new Array<number>(count * 2).fill(Infinity);
  const shorten = (state: number, cost: number): void => {
    dist[state] = Math.min(dist[state] ?? Infinity, cost);
  };
  for (const corner of beside(a)) shorten(corner, half(a));
  for (const port of from)
    for (const corner of corridors[port.k] ?? [])
      shorten(count + corner, bend + reach(corner, port));
  const open = new Set(dist.keys());
  while (open.size > 0) {
    let state = -1;
    for (const each of open) if (state < 0 || (dist[each] ?? 0) < (dist[state] ?? 0)) state = each;
    open.delete(state);
    const here = dist[state] ?? Infinity;
    const corner = state % count;
    const k = corridor[corner] ?? 0;
    if (state < count) {
      for (const other of corridors[k] ?? [])
        shorten(count + other, here + along(Math.abs((x[other] ?? 0) - (x[corner] ?? 0))));
      for (const port of to)
        if (port.k === k) least = Math.min(least, here + reach(corner, port) + bend);
    } else {
      const r = row[corner] ?? 0;
      shorten(at(r, gap[corner] ?? 0, k === r), here + (streets.rows[r]?.h ?? 0) + bend);
      if (beside(b).includes(corner)) least = Math.min(least, here + half(b));
    }
  }
  return least;
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
            `${a} to ${b} of town ${seed}`,
          );
        }
    }
    assert.ok(looked > 1000);
  });

  it('are kept where both boxes stand where they stood, and found anew where one does not', () => {
    const { rows, streets, boxes } = town(10);
    const names = boxes.map((_, box) => `box ${box}`);
    const pairs = boxes.flatMap((_, a) => boxes.map((__, b) => ({ a, b, weight: 1 })));
    const all = pairs.filter(({ a, b }) => a !== b && !directWay(streets, boxes, a, b));
    const first = keepWays(streets, boxes, names, all);
    const ways = all.map(({ a, b }) => first.find(a, b));
    // A gap gets as wide as a street; what was found is kept all the same.
    const wider = rows.map((row, r) => (r === 0 ? { ...row, h: row.h + 900 } : row));
    const grown = streetsOf(wider, boxes.length);
    for (const asked of [all, []]) {
      const then = keepWays(grown, boxes, names, asked, first.known);
      assert.deepEqual(
        all.map(({ a, b }) => then.find(a, b)),
        ways,
      );
    }
    const fewer = streetsOf(rows.slice(1), boxes.length);
    const left = all.filter(({ a, b }) => fewer.spots[a] && fewer.spots[b]);
    assert.ok(left.length > 0);
    const anew = keepWays(fewer, boxes, names, left, first.known);
    for (const { a, b } of left)
      assert.deepEqual(
        anew.find(a, b),
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
      for (const { node, distance } of sorted.slice(0, round - (round % 3))) {
        assert.equal(queue.least(), distance);
        assert.equal(queue.pop(), node);
      }
      queue.clear();
      assert.equal(queue.least(), Infinity);
      assert.equal(queue.pop(), -1);
    }
  });
});
