import { forbidden, mustBeApart, type Instance } from './instance.ts';
import type { Rows } from './rows.ts';

/** An instance of which every pair is written down, row by row; the diagonal is 0. */
export function denseInstance(
  matrix: Float64Array,
  services: Float64Array,
  name: Int32Array,
): Instance {
  const size = services.length;
  return {
    size,
    services,
    name,
    near: rowsWhere(matrix, size, (points) => points > 0),
    points: (a, b) => matrix[a * size + b] as number,
    pairs: () => rowsWhere(matrix, size, (points) => points !== 0),
    contract(blobOf, apart) {
      const blobs = blobNames(blobOf, services, name);
      const width = blobs.name.length;
      const sums = new Float64Array(width * width);
      for (let a = 0; a < size; a++) {
        const row = (blobOf[a] as number) * width;
        for (let b = 0; b < size; b++) {
          const to = row + (blobOf[b] as number);
          sums[to] = (sums[to] as number) + (matrix[a * size + b] as number);
        }
      }
      for (const [a, b] of apart) {
        const x = blobOf[a] as number;
        const y = blobOf[b] as number;
        sums[x * width + y] = forbidden;
        sums[y * width + x] = forbidden;
      }
      for (let at = 0; at < sums.length; at++)
        if (mustBeApart(sums[at] as number)) sums[at] = forbidden;
      for (let blob = 0; blob < width; blob++) sums[blob * width + blob] = 0;
      return denseInstance(sums, blobs.services, blobs.name);
    },
    part(units) {
      return denseInstance(
        submatrix(matrix, size, units),
        Float64Array.from(units, (unit) => services[unit] as number),
        Int32Array.from(units, (unit) => name[unit] as number),
      );
    },
  };
}

/** The points of every pair of `units`, row by row; the diagonal is 0. */
export function fullMatrix(
  units: ArrayLike<number>,
  points: (a: number, b: number) => number,
): Float64Array {
  const width = units.length;
  const matrix = new Float64Array(width * width);
  for (let i = 0; i < width; i++)
    for (let j = i + 1; j < width; j++) {
      const value = points(units[i] as number, units[j] as number);
      matrix[i * width + j] = value;
      matrix[j * width + i] = value;
    }
  return matrix;
}

/** The rows and columns of `units` alone. */
export function submatrix(
  matrix: Float64Array,
  size: number,
  units: readonly number[],
): Float64Array {
  const width = units.length;
  const own = new Float64Array(width * width);
  for (let i = 0; i < width; i++)
    for (let j = 0; j < width; j++)
      own[i * width + j] = matrix[(units[i] as number) * size + (units[j] as number)] as number;
  return own;
}

/** The places of a full matrix whose points are to be kept. */
function rowsWhere(matrix: Float64Array, size: number, isKept: (points: number) => boolean): Rows {
  let count = 0;
  for (const points of matrix) if (isKept(points)) count++;
  const start = new Int32Array(size + 1);
  const index = new Int32Array(count);
  const value = new Float64Array(count);
  let end = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const points = matrix[a * size + b] as number;
      if (!isKept(points)) continue;
      index[end] = b;
      value[end++] = points;
    }
    start[a + 1] = end;
  }
  return { start, index, value };
}

/** Services and a name of each blob; blobs are numbered by their first units. */
export function blobNames(
  blobOf: Int32Array,
  services: Float64Array,
  name: Int32Array,
): { readonly services: Float64Array; readonly name: Int32Array } {
  let count = 0;
  for (const blob of blobOf) if (blob >= count) count = blob + 1;
  const sums = new Float64Array(count);
  const names = new Int32Array(count);
  for (let unit = blobOf.length - 1; unit >= 0; unit--) {
    const blob = blobOf[unit] as number;
    sums[blob] = (sums[blob] as number) + (services[unit] as number);
    names[blob] = name[unit] as number;
  }
  return { services: sums, name: names };
}
