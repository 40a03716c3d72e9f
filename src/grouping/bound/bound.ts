import type { Instance } from '../instance/instance.ts';
import type { Work } from '../work.ts';
import { slimmed } from './carried.ts';
import { packGreedily } from './cyclePacking.ts';
import { addViolatedLoops } from './cycleSeparation.ts';
import { exactBound, provenBy } from './lagrangian.ts';
import { improveByGradient } from './pdhg.ts';
import { createRelaxation, type Relaxation } from './relaxation.ts';
import { addViolatedStars } from './starSeparation.ts';
import { addTriangles } from './triangles.ts';

/** What the relaxation proves about an instance. */
export interface Bound {
  /** No grouping costs less; without an error of rounding. */
  readonly bound: number;
  readonly lp: Relaxation;
  /** The weight of the conflicts that contain each pair. */
  readonly use: Float64Array;
}

/** How long to go on. */
export interface Effort {
  readonly rounds: number;
  /** Of the first-order method in each round. */
  readonly iterations: number;
  /** Ends where a round has gained less than this share of what is missing. */
  readonly least: number;
}

/** For a whole, of which all that is left will be made. */
export const thorough: Effort = { rounds: 25, iterations: 160, least: 0 };

/** For one case of many: what bears weight is known, so a little is enough to see where it leads. */
export const brief: Effort = { rounds: 16, iterations: 40, least: 0.1 };

/** Nothing is added and hardly any of what is missing is gained: it is as good as solved. */
const stagnant = 0.01;
/** Conflicts that are written down at the start. */
const mostTriangles = 400_000;

/**
 * Packs conflicts until they prove that no grouping costs less than `goal`, nothing more is found,
 * or the work is done: from a relaxation that knows some, or greedily and with triangles first,
 * then what the relaxed solution violates.
 */
export function boundOf(
  instance: Instance,
  goal: number,
  work: Work,
  { rounds, iterations, least }: Effort = thorough,
  known?: Relaxation,
): Bound {
  let lp = known ?? firstRelaxation(instance, work);
  // Beyond the last whole number below the goal, rounding up does the rest.
  const enough = goal - 1 + 1e-4;
  let before = 0;
  for (let round = 0; round < rounds; round++) {
    const bound = improveByGradient(lp, iterations, enough, work);
    if (bound >= enough || work.exhausted()) break;
    const gained = bound - before;
    if (round > 0 && gained < least * (enough - bound)) break;
    before = bound;
    lp = slimmed(lp);
    const added = addViolatedLoops(lp, work) + addViolatedStars(lp, work);
    if (added === 0 && round > 2 && gained < stagnant * (enough - bound)) break;
  }
  const use = new Float64Array(lp.pairs.count);
  return { bound: exactBound(lp, use), lp, use };
}

/** What a greedy packing alone proves: less, but even of very many units at once. */
export function packedBound(instance: Instance, work: Work): number {
  const lp = createRelaxation(instance);
  packGreedily(lp, work);
  return provenBy(lp);
}

function firstRelaxation(instance: Instance, work: Work): Relaxation {
  const lp = createRelaxation(instance);
  packGreedily(lp, work);
  addTriangles(lp, mostTriangles, work);
  return lp;
}
