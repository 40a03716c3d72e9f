import type { Matrix } from './matrix.ts';
import type { Work } from '../work.ts';

/**
 * An upper bound on the points that any partition can keep. A *conflict* is a loop with exactly
 * one loss: all of its gains cannot be kept without the loss. Conflicts that share no points are
 * packed greedily, short ones first; each costs every partition its smallest member (Lange,
 * Karrenbauer, Andres 2018, iterative cycle packing).
 */
export function upperBound(
  matrix: Matrix,
  work: Work,
): { readonly bound: number; readonly rest: Float64Array } {
  const { size, points } = matrix;
  const rest = points.slice();
  let gains = 0;
  for (const value of points) if (value > 0) gains += value;
  let bound = gains / 2;
  const losses: [number, number][] = [];
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++)
      if ((points[i * size + j] as number) < 0) losses.push([i, j]);

  const take = (a: number, b: number, amount: number): void => {
    rest[a * size + b] = (rest[a * size + b] as number) + amount;
    rest[b * size + a] = (rest[b * size + a] as number) + amount;
  };
  // Triangles first: each with the most it can take, those of the largest losses before others.
  losses.sort(
    ([a, b], [c, d]) =>
      (points[a * size + b] as number) - (points[c * size + d] as number) || a - c || b - d,
  );
  for (const [a, b] of losses) {
    if (!work.spend(size)) return { bound, rest };
    for (let c = 0; c < size && (rest[a * size + b] as number) < 0; c++) {
      const x = rest[a * size + c] as number;
      const y = rest[c * size + b] as number;
      if (x <= 0 || y <= 0) continue;
      const amount = Math.min(x, y, -(rest[a * size + b] as number));
      take(a, c, -amount);
      take(c, b, -amount);
      take(a, b, amount);
      bound -= amount;
    }
  }
  const search = createPathSearch(size, rest);
  for (let longest = 3; longest < size; longest = longest < 6 ? longest + 1 : size) {
    for (const [a, b] of losses) {
      while ((rest[a * size + b] as number) < 0) {
        if (!work.spend(size * 4)) return { bound, rest };
        const path = search(a, b, longest);
        if (!path) break;
        let amount = -(rest[a * size + b] as number);
        for (let i = 1; i < path.length; i++)
          amount = Math.min(
            amount,
            rest[(path[i - 1] as number) * size + (path[i] as number)] as number,
          );
        for (let i = 1; i < path.length; i++)
          take(path[i - 1] as number, path[i] as number, -amount);
        take(a, b, amount);
        bound -= amount;
      }
    }
  }
  return { bound, rest };
}

/** The shortest path of gains between two units, of at most `longest` steps. */
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
