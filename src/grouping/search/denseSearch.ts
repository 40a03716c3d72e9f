/**
 * A few dozen units as a full matrix of signed points, and the two moves of local search on it.
 * Arrays are made once for the largest size and used again, because this runs thousands of times.
 */
export interface DenseSearch {
  /** Row by row with `width` columns; the diagonal is 0. To be written by the caller. */
  readonly points: Float64Array;
  readonly width: number;
  /** The grouping worked on: numbers below the size, not without holes. */
  readonly groupOf: Int32Array;
  /**
   * Joins groups as long as that gains, the most gaining pair first, from units alone (greedy
   * additive edge contraction, Keuper et al. 2015). `shake(i)` is a factor for what unit i gains,
   * by which another order comes up.
   */
  joinGreedily(size: number, shake?: (unit: number) => number): void;
  /** Moves units, and joins groups, while that gains (Kernighan and Lin 1970, without look-ahead). */
  improve(size: number): void;
  /** Points kept by the grouping. */
  value(size: number): number;
}

/** For at most `width` units. */
export function createDenseSearch(width: number): DenseSearch {
  const tables: Tables = {
    width,
    points: new Float64Array(width * width),
    groupOf: new Int32Array(width),
    sums: new Float64Array(width * width),
    count: new Int32Array(width),
  };
  return {
    points: tables.points,
    width,
    groupOf: tables.groupOf,
    joinGreedily(size, shake) {
      beginAlone(tables, size, shake);
      while (joinBest(tables, size));
    },
    improve(size) {
      addUp(tables, size);
      for (let round = 0; round < mostRounds; round++)
        if (!moveOnce(tables, size) && !joinOnce(tables, size)) return;
    },
    value(size) {
      const { points, groupOf } = tables;
      let total = 0;
      for (let a = 0; a < size; a++)
        for (let b = 0; b < a; b++)
          if (groupOf[a] === groupOf[b]) total += points[a * width + b] as number;
      return total;
    },
  };
}

/** Elementary steps of joining and improving, for each pair of units. */
export const stepsPerPair = 8;

/** What a unit gains counts for so much, and for up to one more. */
const leastShake = 0.4;

/** A `shake` by chance. */
export const shakenBy = (random: () => number) => (): number => leastShake + random();

/** It is nearly always a few; sums of fractions might gain by nothing but their rounding for ever. */
const mostRounds = 50;

interface Tables {
  readonly width: number;
  readonly points: Float64Array;
  readonly groupOf: Int32Array;
  /** While groups are joined the points of two groups; while units move those of a unit and a group. */
  readonly sums: Float64Array;
  /** Units in each group. */
  readonly count: Int32Array;
}

/** Every unit alone, with what each gains by the others shaken. */
function beginAlone(
  { width, points, groupOf, sums, count }: Tables,
  size: number,
  shake: ((unit: number) => number) | undefined,
): void {
  for (let a = 0; a < size; a++) {
    groupOf[a] = a;
    count[a] = 1;
    for (let b = 0; b < size; b++) sums[a * width + b] = points[a * width + b] as number;
  }
  if (!shake) return;
  for (let a = 0; a < size; a++)
    for (let b = 0; b < a; b++) {
      const at = a * width + b;
      if ((sums[at] as number) <= 0) continue;
      sums[at] = (sums[at] as number) * shake(a);
      sums[b * width + a] = sums[at];
    }
}

/** Joins the two groups that gain most by it; false where none gains. O(size²). */
function joinBest({ width, groupOf, sums, count }: Tables, size: number): boolean {
  let to = -1;
  let gone = -1;
  let most = 0;
  for (let a = 0; a < size; a++) {
    if (count[a] === 0) continue;
    for (let b = a + 1; b < size; b++)
      if (count[b] !== 0 && (sums[a * width + b] as number) > most) {
        most = sums[a * width + b] as number;
        to = a;
        gone = b;
      }
  }
  if (to < 0) return false;
  count[to] = (count[to] as number) + (count[gone] as number);
  count[gone] = 0;
  for (let c = 0; c < size; c++) {
    if (groupOf[c] === gone) groupOf[c] = to;
    const sum = (sums[to * width + c] as number) + (sums[gone * width + c] as number);
    sums[to * width + c] = sum;
    sums[c * width + to] = sum;
  }
  return true;
}

/** Sums by unit and group, and units by group, of the grouping at hand. */
function addUp({ width, points, groupOf, sums, count }: Tables, size: number): void {
  count.fill(0, 0, size);
  for (let a = 0; a < size; a++) {
    count[groupOf[a] as number] = (count[groupOf[a] as number] as number) + 1;
    sums.fill(0, a * width, a * width + size);
    for (let b = 0; b < size; b++) {
      const at = a * width + (groupOf[b] as number);
      sums[at] = (sums[at] as number) + (points[a * width + b] as number);
    }
  }
}

function move(tables: Tables, size: number, unit: number, to: number): void {
  const { width, points, groupOf, sums, count } = tables;
  const from = groupOf[unit] as number;
  groupOf[unit] = to;
  count[from] = (count[from] as number) - 1;
  count[to] = (count[to] as number) + 1;
  for (let other = 0; other < size; other++) {
    const value = points[other * width + unit] as number;
    sums[other * width + from] = (sums[other * width + from] as number) - value;
    sums[other * width + to] = (sums[other * width + to] as number) + value;
  }
}

/** Moves each unit once to where it gains most; whether any has moved. O(size²) and so much per move. */
function moveOnce(tables: Tables, size: number): boolean {
  const { width, groupOf, sums, count } = tables;
  let moved = false;
  for (let unit = 0; unit < size; unit++) {
    const from = groupOf[unit] as number;
    let best = from;
    let most = sums[unit * width + from] as number;
    for (let group = 0; group < size; group++) {
      // An empty group is worth nothing, and may be better than the present one.
      const value = count[group] === 0 ? 0 : (sums[unit * width + group] as number);
      if (value > most) {
        most = value;
        best = group;
      }
    }
    if (best === from) continue;
    move(tables, size, unit, best);
    moved = true;
  }
  return moved;
}

/** Joins the first two groups that gain by it; whether there are any. */
function joinOnce(tables: Tables, size: number): boolean {
  const { width, groupOf, sums, count } = tables;
  for (let x = 0; x < size; x++) {
    if (count[x] === 0) continue;
    for (let y = x + 1; y < size; y++) {
      if (count[y] === 0) continue;
      let gain = 0;
      for (let unit = 0; unit < size; unit++)
        if (groupOf[unit] === y) gain += sums[unit * width + x] as number;
      if (gain <= 0) continue;
      for (let unit = 0; unit < size; unit++) if (groupOf[unit] === y) move(tables, size, unit, x);
      return true;
    }
  }
  return false;
}
