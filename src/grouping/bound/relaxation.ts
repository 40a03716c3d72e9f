import { mustBeApart, type Instance } from '../instance/instance.ts';
import { createPairTable, type PairTable } from './pairTable.ts';

/**
 * The linear relaxation as it has been written down so far. A column is a pair of units: 1 if
 * its points are overruled, 0 if they are honoured; overruling costs the size of its points.
 * A row is a conflict: of its columns at least `need` are overruled in every grouping.
 *
 * - A *loop* v0 … vk: neighbours attract, v0 and vk repel; one of these pairs is overruled
 *   (the cycle inequalities of Chopra and Rao 1993).
 * - A *star*: a centre that attracts k leaves which all repel each other; k − 1 pairs are
 *   overruled (the 2-partition inequalities of Grötschel and Wakabayashi 1990).
 *
 * Pairs that must be apart cannot be overruled and have no column.
 */
export interface Relaxation {
  readonly instance: Instance;
  readonly pairs: PairTable;
  /** Points of each column, > 0. */
  cost: Float64Array;
  /** How much of each column is overruled, 0 … 1: the current primal point. */
  x: Float64Array;
  rows: number;
  rowStart: Int32Array;
  column: Int32Array;
  need: Int32Array;
  /** The units of each row, `unitStart[r]` … `unitStart[r + 1] − 1`; the centre of a star first. */
  unitStart: Int32Array;
  unit: Int32Array;
  /** 1 for a star. */
  star: Uint8Array;
  /** The weight of each row in the packing, ≥ 0: the current dual point. */
  y: Float64Array;
  /** The weights that have proven most so far. */
  best: Float64Array;
  /** The unit from which the search for violated loops goes on. */
  turn: number;
  readonly known: Set<number>;
}

/** A conflict is worth a row where the current point honours too much of it by this. */
export const violation = 0.05;

export const createRelaxation = (instance: Instance): Relaxation => ({
  instance,
  pairs: createPairTable(instance.size),
  cost: new Float64Array(256),
  x: new Float64Array(256),
  rows: 0,
  rowStart: new Int32Array(257),
  column: new Int32Array(1024),
  need: new Int32Array(256),
  unitStart: new Int32Array(257),
  unit: new Int32Array(1024),
  star: new Uint8Array(256),
  y: new Float64Array(256),
  best: new Float64Array(256),
  turn: 0,
  known: new Set(),
});

/** The same array, or twice as long a copy of it where `length` does not fit. */
function room<A extends Int32Array | Float64Array | Uint8Array>(array: A, length: number): A {
  if (length <= array.length) return array;
  const longer = new (array.constructor as new (length: number) => A)(
    Math.max(length, array.length * 2),
  );
  longer.set(array);
  return longer;
}

/** How much of a pair the current point overrules. */
export const overruledIn = ({ pairs, x }: Relaxation, a: number, b: number): number => {
  const column = pairs.find(a, b);
  return column < 0 ? 0 : (x[column] as number);
};

const columnOf = (lp: Relaxation, a: number, b: number, points: number): number => {
  const column = lp.pairs.number(a, b);
  lp.cost = room(lp.cost, column + 1);
  lp.x = room(lp.x, column + 1);
  lp.cost[column] = Math.abs(points);
  return column;
};

/** Adds the loop along `path`, whose ends repel; false where it is known. */
export function addLoop(lp: Relaxation, path: readonly number[], weight = 0): boolean {
  const last = path.length - 1;
  if (!begin(lp, path, 0)) return false;
  let end = lp.rowStart[lp.rows] as number;
  for (let i = 0; i < last; i++) {
    const [a, b] = [path[i] as number, path[i + 1] as number];
    lp.column[end++] = columnOf(lp, a, b, lp.instance.points(a, b));
  }
  const across = lp.instance.points(path[0] as number, path[last] as number);
  if (!mustBeApart(across))
    lp.column[end++] = columnOf(lp, path[0] as number, path[last] as number, across);
  finish(lp, end, 1, weight);
  return true;
}

/** Adds the star of a centre and its leaves; false where it is known. */
export function addStar(
  lp: Relaxation,
  centre: number,
  leaves: readonly number[],
  weight = 0,
): boolean {
  if (!begin(lp, [centre, ...leaves], 1)) return false;
  let end = lp.rowStart[lp.rows] as number;
  leaves.forEach((leaf, i) => {
    lp.column[end++] = columnOf(lp, centre, leaf, lp.instance.points(centre, leaf));
    for (let j = 0; j < i; j++) {
      const points = lp.instance.points(leaf, leaves[j] as number);
      if (!mustBeApart(points)) lp.column[end++] = columnOf(lp, leaf, leaves[j] as number, points);
    }
  });
  finish(lp, end, leaves.length - 1, weight);
  return true;
}

function begin(lp: Relaxation, units: readonly number[], star: 0 | 1): boolean {
  const key = keyOf(units, star);
  if (lp.known.has(key)) return false;
  lp.known.add(key);
  const row = lp.rows;
  lp.rowStart = room(lp.rowStart, row + 2);
  lp.unitStart = room(lp.unitStart, row + 2);
  lp.need = room(lp.need, row + 1);
  lp.star = room(lp.star, row + 1);
  lp.y = room(lp.y, row + 1);
  lp.best = room(lp.best, row + 1);
  lp.column = room(
    lp.column,
    (lp.rowStart[row] as number) + (star ? units.length ** 2 : units.length),
  );
  const from = lp.unitStart[row] as number;
  lp.unit = room(lp.unit, from + units.length);
  units.forEach((unit, i) => (lp.unit[from + i] = unit));
  lp.unitStart[row + 1] = from + units.length;
  lp.star[row] = star;
  return true;
}

function finish(lp: Relaxation, end: number, need: number, weight: number): void {
  lp.rowStart[lp.rows + 1] = end;
  lp.need[lp.rows] = need;
  lp.y[lp.rows] = weight;
  lp.best[lp.rows] = weight;
  lp.rows++;
}

/** A number for a row, the same from both ends of a loop; two rows share one about never. */
function keyOf(units: readonly number[], star: 0 | 1): number {
  const turned = star === 0 && (units[0] as number) > (units[units.length - 1] as number);
  const list = turned ? [...units].reverse() : star === 1 ? sortedLeaves(units) : units;
  let high: number = star;
  let low = 0x811c9dc5;
  for (const unit of list) {
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high + unit, 0x85ebca6b) ^ (low >>> 13);
  }
  return ((high & 0xfffff) >>> 0) * 4294967296 + (low >>> 0);
}

const sortedLeaves = ([centre, ...leaves]: readonly number[]): number[] => [
  centre as number,
  ...leaves.sort((a, b) => a - b),
];
