import { boundOf } from './bound/bound.ts';
import type { Relaxation } from './bound/relaxation.ts';
import { instanceFromProblem } from './instance/fromProblem.ts';
import { componentsOf, costOf, type Instance } from './instance/instance.ts';
import { overruled as pointsOverruled } from './overruled.ts';
import { pullback } from './partition.ts';
import type { Problem } from './problem.ts';
import { workFor } from './work.ts';

/**
 * Services of which not every pair can be honoured, each standing for its unit: all services that
 * have to be together with it.
 *
 * - `loop` v0, …, vk: each attracts the next, and vk and v0 repel. At least one pair is overruled.
 * - `star` centre, l1, …, lk: the centre attracts every leaf, and any two leaves repel. At least
 *   k − 1 pairs are overruled.
 */
export interface Conflict {
  readonly kind: 'loop' | 'star';
  readonly services: readonly number[];
  /** > 0, a whole number of grains of 2⁻²⁰ points: counted in those, sums are exact. */
  readonly weight: number;
}

/**
 * A grouping with conflicts that prove how good it is: no grouping overrules fewer than `bound`
 * points. `checkCertificate` needs no trust in how it was found.
 */
export interface Certificate {
  readonly groupOf: Int32Array;
  readonly overruled: number;
  readonly bound: number;
  readonly conflicts: readonly Conflict[];
}

/** Grains in a point. Doubles hold sums of them exactly below 2³³ points only, so they are counted in bigints. */
const grains = 2 ** 20;
const inGrains = (points: number): bigint => BigInt(Math.floor(points * grains));

/**
 * Conflicts that prove a bound for a grouping. They alone may prove a little less than the solver
 * has, which also settles pairs and tries cases. `timeLimit` in milliseconds.
 */
export function certify(problem: Problem, groupOf: Int32Array, timeLimit = 10_000): Certificate {
  const work = workFor(timeLimit);
  const { whole, unitOf, unlisted } = instanceFromProblem(problem);
  const groupOfUnit = new Int32Array(whole.size);
  unitOf.forEach((unit, v) => (groupOfUnit[unit] = groupOf[v] as number));
  const conflicts: Conflict[] = [];
  let slack = inGrains(unlisted);
  for (const units of componentsOf(whole)) {
    if (units.length === 1) continue;
    const instance = whole.part(units);
    const cost = costOf(instance, pullback(groupOfUnit, units));
    const { lp } = boundOf(instance, cost, work);
    slack += inGrains(cost) - grainsProven(lp);
    for (const conflict of conflictsOf(instance, lp)) conflicts.push(conflict);
  }
  const overruled = pointsOverruled(problem, groupOf);
  // Points are whole numbers, so what the slack has of a last point does not count.
  const bound = Math.max(0, overruled - Number(slack / BigInt(grains)));
  return { groupOf, overruled, bound, conflicts };
}

/** The bound that the weights prove, each rounded down to whole grains; see `lagrangianBound`. */
function grainsProven(lp: Relaxation): bigint {
  const use = new Array<bigint>(lp.pairs.count).fill(0n);
  let proven = 0n;
  for (let row = 0; row < lp.rows; row++) {
    const weight = inGrains(lp.best[row] as number);
    if (weight === 0n) continue;
    proven += BigInt(lp.need[row] as number) * weight;
    for (let i = lp.rowStart[row] as number; i < (lp.rowStart[row + 1] as number); i++) {
      const column = lp.column[i] as number;
      use[column] = (use[column] as bigint) + weight;
    }
  }
  use.forEach((weight, column) => {
    const over = weight - inGrains(lp.cost[column] as number);
    if (over > 0n) proven -= over;
  });
  return proven;
}

function conflictsOf({ name }: Instance, lp: Relaxation): Conflict[] {
  const found: Conflict[] = [];
  for (let row = 0; row < lp.rows; row++) {
    const weight = Math.floor((lp.best[row] as number) * grains) / grains;
    if (weight <= 0) continue;
    const units = lp.unit.subarray(lp.unitStart[row], lp.unitStart[row + 1]);
    found.push({
      kind: lp.star[row] === 1 ? 'star' : 'loop',
      services: Array.from(units, (unit) => name[unit] as number),
      weight,
    });
  }
  return found;
}
