import { shelve } from './pack.ts';
import type { Row, Sized } from './pack.ts';
import { size } from './geometry.ts';

/** How strongly two boxes want to be near; `a < b`. */
export interface Affinity {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/**
 * Orders boxes so that coupled ones are neighbours: a greedy chain, then swaps and moves while
 * they shorten the lines without wasting area. Deterministic; ties go to the earlier name.
 */
export function orderBoxes(
  start: readonly number[],
  boxes: readonly Sized[],
  affinities: readonly Affinity[],
  width: number,
): number[] {
  const order = chain(start, affinities);
  // The cost is looked at for every pair of boxes, so large maps keep the greedy chain.
  const reach = order.length <= 60 ? order.length : order.length <= 160 ? 6 : 0;
  let best = cost(order, boxes, affinities, width);
  for (let pass = 0; pass < 5 && reach > 0; pass++) {
    let moved = false;
    for (let i = 0; i < order.length; i++) {
      for (let j = i + 1; j < Math.min(order.length, i + 1 + reach); j++) {
        for (const attempt of [swapped(order, i, j), shifted(order, i, j), shifted(order, j, i)]) {
          const found = cost(attempt, boxes, affinities, width);
          if (found < best) {
            best = found;
            order.splice(0, order.length, ...attempt);
            moved = true;
          }
        }
      }
    }
    if (!moved) break;
  }
  return order;
}

function swapped(order: readonly number[], i: number, j: number): number[] {
  const copy = [...order];
  [copy[i], copy[j]] = [order[j] ?? 0, order[i] ?? 0];
  return copy;
}

function shifted(order: readonly number[], from: number, to: number): number[] {
  const copy = [...order];
  const [taken] = copy.splice(from, 1);
  if (taken !== undefined) copy.splice(to, 0, taken);
  return copy;
}

/** Starts at the box with most coupling and always appends the one most coupled to the tail. */
function chain(start: readonly number[], affinities: readonly Affinity[]): number[] {
  const near = new Map<number, [number, number][]>();
  const total = new Map<number, number>();
  for (const { a, b, weight } of affinities) {
    for (const [from, to] of [[a, b] as const, [b, a] as const]) {
      const list = near.get(from);
      if (list) list.push([to, weight]);
      else near.set(from, [[to, weight]]);
      total.set(from, (total.get(from) ?? 0) + weight);
    }
  }
  const seeds = [...start].sort((a, b) => (total.get(b) ?? 0) - (total.get(a) ?? 0));
  const placed = new Set<number>();
  const pull = new Map<number, number>();
  const position = new Map(start.map((box, index) => [box, index]));
  const order: number[] = [];
  const place = (box: number): void => {
    placed.add(box);
    order.push(box);
    pull.delete(box);
    // What was placed long ago pulls less, so the chain follows one cluster at a time.
    for (const [other, value] of pull) pull.set(other, value / 2);
    for (const [other, weight] of near.get(box) ?? []) {
      if (!placed.has(other)) pull.set(other, (pull.get(other) ?? 0) + weight);
    }
  };
  for (const seed of seeds) {
    if (placed.has(seed)) continue;
    place(seed);
    while (pull.size > 0) {
      let next = -1;
      let strongest = -1;
      for (const [box, value] of pull) {
        const earlier = (position.get(box) ?? 0) < (position.get(next) ?? 0);
        if (value > strongest || (value === strongest && earlier)) [next, strongest] = [box, value];
      }
      place(next);
    }
  }
  return order;
}

/** Mean length of a line, plus what the rows waste of the picture's area. */
function cost(
  order: readonly number[],
  boxes: readonly Sized[],
  affinities: readonly Affinity[],
  width: number,
): number {
  const rows = shelve(order, boxes, width);
  const at = positions(rows, boxes);
  let sum = 0;
  let total = 0;
  for (const { a, b, weight } of affinities) {
    const [p, q] = [at.get(a), at.get(b)];
    if (!p || !q) continue;
    // A line through a whole row is worse than its length says: it crosses others.
    const through = Math.max(0, Math.abs(p.row - q.row) - 1);
    sum += weight * (Math.abs(p.x - q.x) + Math.abs(p.y - q.y) + through * 160);
    total += weight;
  }
  let height = 0;
  let widest = 1;
  let used = 1;
  for (const row of rows) {
    height += row.h + size.corridor;
    widest = Math.max(widest, row.w);
  }
  for (const box of order) used += (boxes[box]?.h ?? 0) * (boxes[box]?.w ?? 0);
  return (total > 0 ? sum / total : 0) + (900 * widest * height) / used;
}

function positions(
  rows: readonly Row[],
  boxes: readonly Sized[],
): Map<number, { x: number; y: number; row: number }> {
  const at = new Map<number, { x: number; y: number; row: number }>();
  let top = 0;
  rows.forEach((row, index) => {
    for (const cell of row.cells) {
      let y = top;
      for (const box of cell.boxes) {
        const { w, h } = boxes[box] ?? { w: 0, h: 0 };
        at.set(box, { x: cell.x + w / 2, y: y + h / 2, row: index });
        y += h + size.gap;
      }
    }
    top += row.h + size.corridor;
  });
  return at;
}
