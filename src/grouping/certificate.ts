import { attractionOf } from './attraction.ts';
import { boundOf } from './bound/bound.ts';
import { lagrangianBound } from './bound/lagrangian.ts';
import type { Relaxation } from './bound/relaxation.ts';
import { unitsOf } from './contract.ts';
import { componentsOf, costOf, type Instance } from './instance.ts';
import { overruled as pointsOverruled } from './overruled.ts';
import { canonical } from './partition.ts';
import type { Problem } from './problem.ts';
import { sparseInstance } from './sparse.ts';
import { unitGraph } from './unitGraph.ts';
import { createWork } from './work.ts';

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
  /** > 0, a multiple of 2⁻²⁰, so that sums are exact in doubles. */
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

/** Weights are rounded down to multiples of this. */
const grain = 2 ** -20;
const steps = 400_000_000;

/**
 * Conflicts that prove a bound for a grouping. They alone may prove a little less than the solver
 * has, which also settles pairs and tries cases. `timeLimit` in milliseconds.
 */
export function certify(problem: Problem, groupOf: Int32Array, timeLimit = 10_000): Certificate {
  const work = createWork(steps, performance.now() + timeLimit);
  const unitOf = unitsOf(problem);
  const graph = unitGraph(problem, unitOf);
  const { near, unlisted } = attractionOf(problem, unitOf, graph);
  const name = new Int32Array(graph.size);
  const groupOfUnit = new Int32Array(graph.size);
  for (let v = unitOf.length - 1; v >= 0; v--) {
    name[unitOf[v] as number] = v;
    groupOfUnit[unitOf[v] as number] = groupOf[v] as number;
  }
  const whole = sparseInstance(graph, near, name);
  const conflicts: Conflict[] = [];
  let slack = unlisted;
  for (const units of componentsOf(whole)) {
    if (units.length === 1) continue;
    const instance = whole.part(units);
    const cost = costOf(instance, canonical(units.map((unit) => groupOfUnit[unit] as number)));
    const { lp, use } = boundOf(instance, cost, work);
    for (let row = 0; row < lp.rows; row++)
      lp.y[row] = Math.floor((lp.y[row] as number) / grain) * grain;
    slack += cost - lagrangianBound(lp, lp.y, use);
    conflicts.push(...conflictsOf(instance, lp));
  }
  const overruled = pointsOverruled(problem, groupOf);
  return { groupOf, overruled, bound: Math.max(0, Math.ceil(overruled - slack)), conflicts };
}

function conflictsOf({ name }: Instance, lp: Relaxation): Conflict[] {
  const found: Conflict[] = [];
  for (let row = 0; row < lp.rows; row++) {
    const weight = lp.y[row] as number;
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
