import { canonical, disjointSets } from '../partition.ts';
import type { Rows } from '../rows.ts';

/**
 * What two groupings agree on: units that share a group in both, along pairs within it, are one
 * blob. The best of all groupings that keep the blobs is no worse than either of the two, and
 * there are few of them: two solutions are fused (Beier, Hamprecht and Kappes 2015).
 */
export function agreement(
  { start, index }: Rows,
  one: ArrayLike<number>,
  other: ArrayLike<number>,
): Int32Array {
  const size = one.length;
  const sets = disjointSets(size);
  for (let unit = 0; unit < size; unit++)
    for (let e = start[unit] as number; e < (start[unit + 1] as number); e++) {
      const next = index[e] as number;
      if (next > unit && one[unit] === one[next] && other[unit] === other[next])
        sets.join(unit, next);
    }
  return canonical(Int32Array.from({ length: size }, (_, unit) => sets.find(unit)));
}
