import { branch } from './branch.ts';
import { searchDense } from './denseSearch.ts';
import { attractionIn, type Instance } from './instance.ts';
import { matrixOf, valueOf, withTieBreak } from './matrix.ts';
import { upperBound } from './packing.ts';
import { canonical } from './partition.ts';
import { mostTried, tryAll } from './tryAll.ts';
import type { Work } from './work.ts';

/** A grouping of an instance, what it costs, and what no grouping costs less than. */
export interface Part {
  readonly groupOf: Int32Array;
  readonly cost: number;
  readonly bound: number;
}

/** Up to this many units the optimum is searched for to the end. */
export const largestProof = 60;
/** Elementary steps for one of them. */
const proofSteps = 60_000_000;

/**
 * A few units to the end: search on the full matrix, then branch and bound. Among equals the
 * grouping with fewer services together wins, certainly so up to fourteen units.
 */
export function solveExactly(instance: Instance, work: Work, cut = Infinity): Part {
  const { size, services } = instance;
  if (size === 1) return { groupOf: new Int32Array(1), cost: 0, bound: 0 };
  const matrix = matrixOf(instance);
  const { matrix: tied, scale } = withTieBreak(matrix, services);
  const all = attractionIn(instance);
  if (size <= mostTried) {
    const groupOf = tryAll(tied);
    const cost = all - valueOf(matrix, groupOf);
    return { groupOf, cost, bound: cost };
  }
  let groupOf = searchDense(tied, work.part(proofSteps), size <= 20 ? 20 : 150);
  let upper = upperBound(matrix, work.part(proofSteps)).bound;
  // Beyond a few units only a gain of a whole point counts.
  const tolerance = size <= 14 ? 0 : (scale - 1) / 2;
  const best = valueOf(tied, groupOf);
  const need = Math.max(best + tolerance, (all - cut) * scale);
  const proof = branch(tied, need, work.part(proofSteps));
  if (proof.found) groupOf = canonical(proof.found.groupOf);
  const kept = Math.max(need, proof.found?.value ?? -Infinity, proof.upper);
  // In the tied matrix a pair costs one and a point `scale`: no partition keeps more than this.
  upper = Math.min(upper, Math.floor((kept + (scale - 1) / 2) / scale));
  const value = valueOf(matrix, groupOf);
  return { groupOf, cost: all - value, bound: all - Math.max(value, upper) };
}
