import type { Instance } from '../instance.ts';
import { randomNumbers } from '../random.ts';
import type { SparseInstance } from '../sparse.ts';
import type { Work } from '../work.ts';
import { moveUnits } from './moving.ts';
import { multilevel } from './multilevel.ts';
import { createNeighbourhoodSearch } from './neighbourhood.ts';

/** A first grouping of any number of units, at once: each goes where it gains most. */
export const firstGrouping = ({ graph, near, size }: SparseInstance, work: Work): Int32Array =>
  moveUnits(
    { ...graph, near },
    Int32Array.from({ length: size }, (_, unit) => unit),
    work,
  );

/** A better one of it, in which whole groups have moved, too. */
export const coarsened = (
  { graph, near }: SparseInstance,
  first: Int32Array,
  work: Work,
): Int32Array => multilevel({ ...graph, near }, first, work);

/** Improves a grouping by taking neighbourhoods apart and putting them together anew, `rounds` times around. */
export function improved(
  instance: Instance,
  groupOf: Int32Array,
  rounds: number,
  work: Work,
): Int32Array {
  const random = randomNumbers(0x5e41ce);
  const search = createNeighbourhoodSearch(instance, groupOf, random);
  const seeds = Int32Array.from({ length: instance.size }, (_, unit) => unit);
  for (let round = 0; round < rounds && !work.exhausted(); round++) {
    // Fisher and Yates: each round goes through the units in another order.
    for (let i = seeds.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const kept = seeds[i] as number;
      seeds[i] = seeds[j] as number;
      seeds[j] = kept;
    }
    search.round(seeds, work);
  }
  return search.grouping();
}
