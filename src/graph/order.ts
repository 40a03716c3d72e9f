import { size } from './geometry.ts';
import { emptyFilling, fill, type Filling, type Sized } from './pack.ts';

/** How strongly two boxes want to be near; `a < b`. */
export interface Affinity {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** What panels look like; a picture of this shape is shown largest. */
const frame = 1.2;

export interface Ordered {
  readonly order: readonly number[];
  /** Lower is better; comparable between widths. */
  readonly cost: number;
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
): Ordered {
  const order = chain(start, affinities);
  const reach = reachOf(order.length);
  const trial: Trial = {
    filling: emptyFilling(order.length),
    x: new Float64Array(boxes.length),
    y: new Float64Array(boxes.length),
    row: new Int32Array(boxes.length),
  };
  let best = cost(order, boxes, affinities, width, trial);
  for (let pass = 0; pass < 4 && reach > 0; pass++) {
    let moved = false;
    for (let i = 0; i < order.length; i++) {
      for (let j = i + 1; j < Math.min(order.length, i + 1 + reach); j++) {
        for (const attempt of [swapped(order, i, j), shifted(order, i, j), shifted(order, j, i)]) {
          const found = cost(attempt, boxes, affinities, width, trial);
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
  return { order, cost: best };
}

/** How far apart boxes trade places: the work grows with count × reach × lines. */
function reachOf(count: number): number {
  if (count <= 24) return count;
  return count <= 60 ? 10 : count <= 160 ? 2 : 0;
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
export function chain(start: readonly number[], affinities: readonly Affinity[]): number[] {
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

/** Where the boxes of a trial stand; reused, because thousands of trials are made. */
interface Trial {
  readonly filling: Filling;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly row: Int32Array;
}

/** Mean length of a line, plus how small the picture must be drawn. */
function cost(
  order: readonly number[],
  boxes: readonly Sized[],
  affinities: readonly Affinity[],
  width: number,
  trial: Trial,
): number {
  const { filling, x, y, row } = trial;
  const rows = fill(filling, order, boxes, width);
  let top = 0;
  let widest = 0;
  let place = 0;
  for (let index = 0; index < rows; index++) {
    let cell = -1;
    let at = top;
    for (; place < order.length; place++) {
      const own = filling.cell[place] as number;
      if (filling.row[own] !== index) break;
      // Below the one before it in its stack.
      if (own !== cell) at = top;
      cell = own;
      const box = order[place] as number;
      const { w, h } = boxes[box] as Sized;
      x[box] = (filling.x[own] as number) + w / 2;
      y[box] = at + h / 2;
      row[box] = index;
      at += h + size.gap;
    }
    top += (filling.heights[index] as number) + size.corridor + 30;
    widest = Math.max(widest, (filling.x[cell] as number) + (filling.w[cell] as number));
  }
  let sum = 0;
  let total = 0;
  for (const { a, b, weight } of affinities) {
    const across =
      Math.abs((x[a] as number) - (x[b] as number)) + Math.abs((y[a] as number) - (y[b] as number));
    // A line through a whole row is worse than its length says: it crosses others.
    const through = Math.max(0, Math.abs((row[a] as number) - (row[b] as number)) - 1);
    sum += weight * (across + through * 160);
    total += weight;
  }
  // The zoom at which everything fits matters more than short lines do.
  return (total > 0 ? sum / total : 0) + 1.6 * Math.max(widest / frame, top);
}
