import { attractionIn, type Instance } from '../instance/instance.ts';
import { canonical } from '../partition.ts';
import { randomNumbers } from '../random.ts';
import { createDenseSearch, shakenBy, stepsPerPair } from '../search/denseSearch.ts';
import type { Work } from '../work.ts';
import { branch } from './branch.ts';
import { enumerated, mostEnumerated } from './enumeration.ts';
import { matrixOf, valueOf, withTieBreak, type Matrix } from './matrix.ts';
import { upperBound } from './packing.ts';

/** A grouping of an instance, what it costs, and what no grouping costs less than. */
export interface Part {
  readonly groupOf: Int32Array;
  readonly cost: number;
  readonly bound: number;
}

/** Up to so many units branch and bound on the full matrix is quick by itself. */
export const largestExact = 20;
/** Up to so many units the grouping with the fewest services together is told from its equals. */
export const largestTied = 14;
/** How often the search begins again in another order. */
const searchRounds = 20;

/**
 * A few units to the end, in time exponential in their number at worst: all groupings of very few,
 * else search on the full matrix and then branch and bound. Groupings that cost `cut` or more need
 * not be found, nor need what costs more be proven. Among equals the grouping with fewer services
 * together wins, certainly so up to `largestTied` units. Where the work ends early, the bound is
 * lower.
 */
export function solveExactly(instance: Instance, work: Work, cut = Infinity): Part {
  const { size, services } = instance;
  if (size === 1) return { groupOf: new Int32Array(1), cost: 0, bound: 0 };
  const matrix = matrixOf(instance);
  const { matrix: tied, scale } = withTieBreak(matrix, services);
  const all = attractionIn(instance);
  if (size <= mostEnumerated) {
    const groupOf = enumerated(tied);
    const cost = all - valueOf(matrix, groupOf);
    return { groupOf, cost, bound: cost };
  }
  const found = searched(tied, work);
  // Beyond a few units only a gain of a whole point counts.
  const tolerance = size <= largestTied ? 0 : (scale - 1) / 2;
  const need = Math.max(valueOf(tied, found) + tolerance, (all - cut) * scale);
  const better = branch(tied, need, work);
  const groupOf = better.found ? canonical(better.found.groupOf) : found;
  const mostTiedKept = Math.max(need, better.found?.value ?? -Infinity, better.upper);
  // In the tied matrix a pair costs one and a point `scale`: no partition keeps more than this.
  const mostKept = Math.min(
    upperBound(matrix, work).bound,
    Math.floor((mostTiedKept + (scale - 1) / 2) / scale),
  );
  const kept = valueOf(matrix, groupOf);
  return { groupOf, cost: all - kept, bound: all - Math.max(kept, mostKept) };
}

/** A good partition of a full matrix: joined greedily and improved, then again in other orders. */
function searched({ size, points }: Matrix, work: Work): Int32Array {
  const search = createDenseSearch(size);
  search.points.set(points);
  const random = randomNumbers(0x5e41ce);
  let best: Int32Array = new Int32Array(size);
  let most = -Infinity;
  for (let round = 0; round <= searchRounds; round++) {
    search.joinGreedily(size, round === 0 ? undefined : shakenBy(random));
    search.improve(size);
    const value = search.value(size);
    if (value > most) {
      most = value;
      best = canonical(search.groupOf);
    }
    if (!work.spend(stepsPerPair * size * size)) break;
  }
  return best;
}
