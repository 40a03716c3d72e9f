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

export function createDenseSearch(width: number): DenseSearch {
  const points = new Float64Array(width * width);
  const sums = new Float64Array(width * width);
  const groupOf = new Int32Array(width);
  const count = new Int32Array(width);

  const joinGreedily = (size: number, shake?: (unit: number) => number): void => {
    for (let a = 0; a < size; a++) {
      groupOf[a] = a;
      count[a] = 1;
      for (let b = 0; b < size; b++) sums[a * width + b] = points[a * width + b] as number;
    }
    if (shake)
      for (let a = 0; a < size; a++)
        for (let b = 0; b < a; b++) {
          const at = a * width + b;
          if ((sums[at] as number) <= 0) continue;
          sums[at] = (sums[at] as number) * shake(a);
          sums[b * width + a] = sums[at];
        }
    for (;;) {
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
      if (to < 0) return;
      count[to] = (count[to] as number) + (count[gone] as number);
      count[gone] = 0;
      for (let c = 0; c < size; c++) {
        if (groupOf[c] === gone) groupOf[c] = to;
        const sum = (sums[to * width + c] as number) + (sums[gone * width + c] as number);
        sums[to * width + c] = sum;
        sums[c * width + to] = sum;
      }
    }
  };

  /** `sums` by unit and group, and `count` by group, of the grouping at hand. */
  const prepare = (size: number): void => {
    count.fill(0, 0, size);
    for (let a = 0; a < size; a++) {
      count[groupOf[a] as number] = (count[groupOf[a] as number] as number) + 1;
      sums.fill(0, a * width, a * width + size);
      for (let b = 0; b < size; b++) {
        const at = a * width + (groupOf[b] as number);
        sums[at] = (sums[at] as number) + (points[a * width + b] as number);
      }
    }
  };
  const move = (size: number, unit: number, to: number): void => {
    const from = groupOf[unit] as number;
    groupOf[unit] = to;
    count[from] = (count[from] as number) - 1;
    count[to] = (count[to] as number) + 1;
    for (let other = 0; other < size; other++) {
      const value = points[other * width + unit] as number;
      sums[other * width + from] = (sums[other * width + from] as number) - value;
      sums[other * width + to] = (sums[other * width + to] as number) + value;
    }
  };
  const moveOnce = (size: number): boolean => {
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
      move(size, unit, best);
      moved = true;
    }
    return moved;
  };
  const joinOnce = (size: number): boolean => {
    for (let x = 0; x < size; x++) {
      if (count[x] === 0) continue;
      for (let y = x + 1; y < size; y++) {
        if (count[y] === 0) continue;
        let gain = 0;
        for (let unit = 0; unit < size; unit++)
          if (groupOf[unit] === y) gain += sums[unit * width + x] as number;
        if (gain <= 0) continue;
        for (let unit = 0; unit < size; unit++) if (groupOf[unit] === y) move(size, unit, x);
        return true;
      }
    }
    return false;
  };

  return {
    points,
    width,
    groupOf,
    joinGreedily,
    improve(size) {
      prepare(size);
      for (let round = 0; round < 50; round++) if (!moveOnce(size) && !joinOnce(size)) return;
    },
    value(size) {
      let total = 0;
      for (let a = 0; a < size; a++)
        for (let b = 0; b < a; b++)
          if (groupOf[a] === groupOf[b]) total += points[a * width + b] as number;
      return total;
    },
  };
}
