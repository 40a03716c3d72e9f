import type { Instance } from '../instance.ts';
import type { Work } from '../work.ts';
import { lagrangianBound } from './lagrangian.ts';
import { improveByGradient } from './pdhg.ts';
import { createRelaxation, type Relaxation } from './relaxation.ts';
import { addTriangles, addViolatedLoops, addViolatedStars } from './separate.ts';

/** What the relaxation proves about an instance. */
export interface Bound {
  /** No grouping costs less. */
  readonly bound: number;
  readonly lp: Relaxation;
  /** The weight of the conflicts that contain each pair. */
  readonly use: Float64Array;
}

/** Conflicts that are written down at the start. */
const mostTriangles = 400_000;
const mostRounds = 25;
const iterations = 160;

/**
 * Packs conflicts until they prove that no grouping costs less than `goal`, nothing more is found,
 * or the work is done: triangles first, then what the relaxed solution violates.
 */
export function boundOf(instance: Instance, goal: number, work: Work): Bound {
  const lp = createRelaxation(instance);
  addTriangles(lp, mostTriangles);
  let bound = 0;
  for (let round = 0; round < mostRounds; round++) {
    const entries = lp.rowStart[lp.rows] as number;
    // Beyond the last whole number below the goal, rounding up does the rest.
    bound = improveByGradient(lp, iterations, goal - 1 + 1e-4);
    if (bound > goal - 1 + 1e-5 || !work.spend(iterations * (3 * entries + 6 * lp.pairs.count)))
      break;
    const added = addViolatedLoops(lp, 6) + addViolatedStars(lp);
    work.spend(40 * (instance.near.index.length + added));
    if (added === 0 && round > 2) break;
  }
  const use = new Float64Array(lp.pairs.count);
  return { bound: Math.max(bound, lagrangianBound(lp, lp.y, use)), lp, use };
}
