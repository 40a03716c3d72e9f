import type { Instance } from '../instance/instance.ts';
import type { Rows } from '../instance/rows.ts';
import { canonical, disjointSets, pullback } from '../partition.ts';
import type { Work } from '../work.ts';
import { anneal } from './annealing.ts';
import { improved } from './largeNeighbourhoods.ts';

/** Temperatures for the units that two groupings agree on: there is not much to be found. */
const cooling = { from: 0.3, to: 0.03 } as const;
/** How often neighbourhoods go through all units after that. */
const rounds = 2;

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
  return sets.partition();
}

/** The best that is found of the groupings that keep each blob together, beginning with one of them. */
export function fused(
  instance: Instance,
  blobOf: Int32Array,
  known: Int32Array,
  random: () => number,
  work: Work,
): Int32Array {
  const rest = instance.contract(blobOf, []);
  const start = new Int32Array(rest.size);
  blobOf.forEach((blob, unit) => (start[blob] = known[unit] as number));
  const pairs = rest.pairs();
  const annealed = pairs
    ? anneal(pairs, canonical(start), cooling, random, work.part(work.left() / 2))
    : canonical(start);
  const groupOf = improved(rest, annealed, rounds, work);
  return pullback(groupOf, blobOf);
}
