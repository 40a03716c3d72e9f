import type { Matrix } from './matrix.ts';

/** Up to so many units all partitions are tried: the Bell number of 7 is 877. */
export const mostEnumerated = 7;

/**
 * The partition of a few units that keeps the most, by trying all of them; among equals the first
 * in canonical order, in which units join old groups before they open new ones.
 */
export function enumerated({ size, points }: Matrix): Int32Array {
  const groupOf = new Int32Array(size);
  const best = new Int32Array(size);
  let most = -Infinity;
  const place = (unit: number, groups: number, value: number): void => {
    if (unit === size) {
      if (value <= most) return;
      most = value;
      best.set(groupOf);
      return;
    }
    for (let group = 0; group <= groups; group++) {
      let gain = 0;
      for (let other = 0; other < unit; other++)
        if (groupOf[other] === group) gain += points[unit * size + other] as number;
      groupOf[unit] = group;
      place(unit + 1, group === groups ? groups + 1 : groups, value + gain);
    }
  };
  place(0, 0, 0);
  return best;
}
