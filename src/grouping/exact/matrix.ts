import { fullMatrix, submatrix } from '../instance/dense.ts';
import { mustBeApart, type Instance } from '../instance/instance.ts';
import { disjointSets, groupsOf, singletons } from '../partition.ts';

/**
 * The signed points of every pair of a few units, as a full symmetric matrix. The value of a
 * partition is the sum over pairs that share a group: to overrule the fewest points is to keep
 * the most, and joining two units is adding two rows.
 */
export interface Matrix {
  readonly size: number;
  /** Row by row; the diagonal is 0. */
  readonly points: Float64Array;
}

/** The points of every pair of an instance. */
export const matrixOf = ({ size, points }: Instance): Matrix => ({
  size,
  points: fullMatrix(singletons(size), points),
});

/** Sums of whole numbers are exact up to 2⁵³; every partial sum of the matrix has to be. */
const largestSum = 2 ** 51;

/**
 * The same problem with a second aim under the first: among partitions of equal points, the one
 * that keeps fewer pairs of services together. Every pair costs one, every point `scale`; where
 * such sums would not be exact, pairs cost nothing and `scale` is 1.
 * What must be apart becomes a loss larger than all gains.
 */
export function withTieBreak(
  { size, points }: Matrix,
  services: ArrayLike<number>,
): { matrix: Matrix; scale: number } {
  let total = 0;
  for (let i = 0; i < size; i++) total += services[i] as number;
  let all = 1;
  let gains = 1;
  for (const value of points) {
    if (mustBeApart(value)) continue;
    all += Math.abs(value);
    if (value > 0) gains += value;
  }
  const pairs = total * (total - 1) + 1;
  const breaks = all * pairs < largestSum;
  const scale = breaks ? pairs : 1;
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      const value = points[i * size + j] as number;
      const pair = breaks ? (services[i] as number) * (services[j] as number) : 0;
      result[i * size + j] = mustBeApart(value) ? -gains * scale : value * scale - pair;
    }
  return { matrix: { size, points: result }, scale };
}

/** Points kept by a partition. */
export function valueOf({ size, points }: Matrix, groupOf: ArrayLike<number>): number {
  let value = 0;
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++)
      if (groupOf[i] === groupOf[j]) value += points[i * size + j] as number;
  return value;
}

/** The matrix with units `a` < `b` joined into `a`, and those behind `b` moved up by one. */
export function joined({ size, points }: Matrix, a: number, b: number): Matrix {
  const next = size - 1;
  const result = new Float64Array(next * next);
  for (let i = 0, r = 0; i < size; i++) {
    if (i === b) continue;
    for (let j = 0, c = 0; j < size; j++) {
      if (j === b) continue;
      let value = points[i * size + j] as number;
      if (i === a && j !== a) value += points[b * size + j] as number;
      else if (j === a && i !== a) value += points[i * size + b] as number;
      result[r * next + c] = value;
      c++;
    }
    r++;
  }
  return { size: next, points: result };
}

/** The rows and columns of `units` alone. */
export const restrictedTo = ({ size, points }: Matrix, units: readonly number[]): Matrix => ({
  size: units.length,
  points: submatrix(points, size, units),
});

/** Units that gains connect: between two of these lists nothing speaks for sharing. */
export function componentsOf({ size, points }: Matrix): number[][] {
  const sets = disjointSets(size);
  for (let a = 0; a < size; a++)
    for (let b = 0; b < a; b++) if ((points[a * size + b] as number) > 0) sets.join(a, b);
  return groupsOf(sets.partition());
}
