import { asking, forbidden, type UnitGraph } from './unitGraph.ts';

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

/** Points between the units of one component, `units` ascending. */
export function matrixOf(graph: UnitGraph, units: readonly number[]): Matrix {
  const size = units.length;
  const points = new Float64Array(size * size);
  const place = new Map(units.map((unit, index) => [unit, index]));
  const between = asking(graph);
  units.forEach((unit, i) => {
    between.ask(unit);
    units.forEach((other, j) => {
      if (i !== j) points[i * size + j] = between.points(other);
    });
    for (
      let e = graph.edges.start[unit] as number;
      e < (graph.edges.start[unit + 1] as number);
      e++
    ) {
      const j = place.get(graph.edges.index[e] as number);
      if (j !== undefined)
        points[i * size + j] = (points[i * size + j] as number) + (graph.edges.value[e] as number);
    }
  });
  return { size, points };
}

/**
 * The same problem with a second aim under the first: among partitions of equal points, the one
 * that keeps fewer pairs of services together. Every pair costs one, every point `scale`.
 * What must be apart becomes a loss larger than all gains.
 */
export function withTieBreak(
  { size, points }: Matrix,
  services: readonly number[],
): { matrix: Matrix; scale: number } {
  const total = services.reduce((sum, count) => sum + count, 0);
  const scale = total * (total - 1) + 1;
  const result = new Float64Array(size * size);
  let gains = 1;
  for (const value of points) if (value > 0) gains += value * scale;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      const value = points[i * size + j] as number;
      result[i * size + j] =
        value < forbidden / 2
          ? -gains
          : value * scale - (services[i] as number) * (services[j] as number);
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
export function part({ size, points }: Matrix, units: readonly number[]): Matrix {
  const result = new Float64Array(units.length * units.length);
  units.forEach((unit, i) => {
    units.forEach((other, j) => {
      result[i * units.length + j] = points[unit * size + other] as number;
    });
  });
  return { size: units.length, points: result };
}

/** Units that gains connect: between two of these lists nothing speaks for sharing. */
export function componentsOf({ size, points }: Matrix): number[][] {
  const seen = new Uint8Array(size);
  const result: number[][] = [];
  for (let start = 0; start < size; start++) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    const members = [start];
    for (const unit of members)
      for (let other = 0; other < size; other++)
        if (seen[other] === 0 && (points[unit * size + other] as number) > 0) {
          seen[other] = 1;
          members.push(other);
        }
    result.push(members.sort((x, y) => x - y));
  }
  return result;
}
