import type { Work } from '../work.ts';
import type { Matrix } from './matrix.ts';

/** What no partition can keep more than, and what the packed conflicts leave of the points. */
export interface UpperBound {
  readonly bound: number;
  readonly rest: Float64Array;
}

/** Loops of three and more gains are looked for by length up to this one, and then of any. */
const longestByItself = 6;

/**
 * An upper bound on the points that any partition can keep: all gains, less what conflicts cost. A
 * *conflict* is a loop with exactly one loss: all of its gains cannot be kept without the loss.
 * Conflicts that share no points are packed greedily, short ones first; each costs every partition
 * its smallest member (Lange, Karrenbauer and Andres 2018, iterative cycle packing). Triangles take
 * O(n³), longer loops O(n²) each. `bound/cyclePacking.ts` does the same where the graph is sparse
 * and the conflicts are wanted.
 */
export function upperBound(matrix: Matrix, work: Work): UpperBound {
  const { size, points } = matrix;
  const rest = points.slice();
  const losses = lossesOf(matrix);
  let bound = 0;
  for (const value of points) if (value > 0) bound += value / 2;
  bound -= packTriangles(size, rest, losses, work);
  bound -= packLongerLoops(size, rest, losses, work);
  return { bound, rest };
}

type Pair = readonly [number, number];

/** Pairs that lose points together, those that lose most first. */
function lossesOf({ size, points }: Matrix): Pair[] {
  const losses: Pair[] = [];
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++)
      if ((points[a * size + b] as number) < 0) losses.push([a, b]);
  return losses.sort(
    ([a, b], [c, d]) =>
      (points[a * size + b] as number) - (points[c * size + d] as number) || a - c || b - d,
  );
}

/** Adds points to a pair, in both of its places. */
function add(size: number, rest: Float64Array, a: number, b: number, amount: number): void {
  rest[a * size + b] = (rest[a * size + b] as number) + amount;
  rest[b * size + a] = (rest[b * size + a] as number) + amount;
}

/** Packs conflicts of three, each with the most that it can take; what they cost. */
function packTriangles(
  size: number,
  rest: Float64Array,
  losses: readonly Pair[],
  work: Work,
): number {
  let cost = 0;
  for (const [a, b] of losses) {
    if (!work.spend(size)) return cost;
    for (let c = 0; c < size && (rest[a * size + b] as number) < 0; c++) {
      const x = rest[a * size + c] as number;
      const y = rest[c * size + b] as number;
      if (x <= 0 || y <= 0) continue;
      const amount = Math.min(x, y, -(rest[a * size + b] as number));
      add(size, rest, a, c, -amount);
      add(size, rest, c, b, -amount);
      add(size, rest, a, b, amount);
      cost += amount;
    }
  }
  return cost;
}

/** Packs conflicts of more than three, the shorter ones first; what they cost. */
function packLongerLoops(
  size: number,
  rest: Float64Array,
  losses: readonly Pair[],
  work: Work,
): number {
  const search = createPathSearch(size, rest);
  let cost = 0;
  for (let longest = 3; longest < size; longest = longest < longestByItself ? longest + 1 : size)
    for (const [a, b] of losses)
      while ((rest[a * size + b] as number) < 0) {
        if (!work.spend(size * 4)) return cost;
        const path = search(a, b, longest);
        if (!path) break;
        let amount = -(rest[a * size + b] as number);
        for (const [x, y] of steps(path)) amount = Math.min(amount, rest[x * size + y] as number);
        for (const [x, y] of steps(path)) add(size, rest, x, y, -amount);
        add(size, rest, a, b, amount);
        cost += amount;
      }
  return cost;
}

const steps = (path: readonly number[]): Pair[] =>
  path.slice(1).map((unit, i) => [path[i] as number, unit]);

/** The shortest path of gains between two units, of at most `longest` steps, by breadth-first search. */
function createPathSearch(size: number, rest: Float64Array) {
  const from = new Int32Array(size);
  const depth = new Int32Array(size);
  const queue = new Int32Array(size);
  return (start: number, end: number, longest: number): number[] | undefined => {
    from.fill(-1);
    from[start] = start;
    depth[start] = 0;
    queue[0] = start;
    for (let at = 0, last = 1; at < last; at++) {
      const here = queue[at] as number;
      if ((depth[here] as number) >= longest) return undefined;
      for (let next = 0; next < size; next++) {
        if (from[next] !== -1 || (rest[here * size + next] as number) <= 0) continue;
        from[next] = here;
        depth[next] = (depth[here] as number) + 1;
        if (next === end) {
          const path = [end];
          for (let step = end; step !== start; step = from[step] as number)
            path.push(from[step] as number);
          return path;
        }
        queue[last++] = next;
      }
    }
    return undefined;
  };
}
