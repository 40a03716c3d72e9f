import { attractionOf } from './attraction.ts';
import { unitsOf } from './contract.ts';
import { solveExactly, type Part } from './exact.ts';
import { componentsOf, costOf, type Instance } from './instance.ts';
import { overruled as pointsOverruled } from './overruled.ts';
import { canonical } from './partition.ts';
import type { Solution, Solve } from './problem.ts';
import { prove, smallest } from './prove.ts';
import { firstGrouping, improved } from './search/large.ts';
import { sparseInstance } from './sparse.ts';
import { unitGraph } from './unitGraph.ts';
import { createWork, type Work } from './work.ts';

/** Elementary steps for one answer: about as many as a second takes. */
const allSteps = 400_000_000;
/** For the search of an answer that is proven, and of one at once, per unit. */
const searchSteps = 60_000;
const quickSteps = 1_500;

/**
 * Finds the grouping that overrules the fewest points: services that must be together become
 * units; units between which nothing attracts fall into components, each solved on its own:
 * small ones to a proven optimum, others by search and then by proof. Among equals the grouping
 * with fewer services together wins, then the canonical one.
 */
export const solve: Solve = (problem, { timeLimit = 1000, proof = true } = {}): Solution => {
  const work = createWork(allSteps, performance.now() + timeLimit);
  const unitOf = unitsOf(problem);
  const graph = unitGraph(problem, unitOf);
  const { near, unlisted } = attractionOf(problem, unitOf, graph);
  const name = new Int32Array(graph.size);
  for (let v = unitOf.length - 1; v >= 0; v--) name[unitOf[v] as number] = v;
  const whole = sparseInstance(graph, near, name);
  const components = componentsOf(whole);
  const isLarge = (components.at(-1)?.length ?? 0) > smallest;
  // Components do not meet, so all of them get their first grouping at once.
  const first = isLarge ? firstGrouping(whole, work) : new Int32Array(graph.size);
  const searched =
    isLarge && !proof ? improved(whole, first, 1, work.part(quickSteps * graph.size)) : first;
  const groupOfUnit = new Int32Array(graph.size);
  let next = 0;
  let cost = 0;
  // Attraction that is not listed pair by pair is in no bound.
  let slack = unlisted;
  for (const units of components) {
    const part =
      units.length > smallest && !proof
        ? undefined
        : solvePart(whole, units, startOf(units, searched), work);
    const own = part?.groupOf ?? startOf(units, searched);
    cost += part?.cost ?? 0;
    slack += part ? part.cost - part.bound : 0;
    units.forEach((unit, i) => (groupOfUnit[unit] = next + (own[i] as number)));
    next += units.length;
  }
  // Nothing is known yet of how good the grouping of the large ones is.
  if (isLarge && !proof) slack += costOf(whole, groupOfUnit) - cost;
  const groupOf = canonical(Int32Array.from(unitOf, (unit) => groupOfUnit[unit] as number));
  const overruled = pointsOverruled(problem, groupOf);
  // Points are whole numbers, so a bound may be rounded up.
  const bound = Math.max(0, Math.ceil(overruled - slack - 1e-6));
  return { groupOf, overruled, bound, proven: bound === overruled };
};

const single: Part = { groupOf: new Int32Array(1), cost: 0, bound: 0 };

const startOf = (units: readonly number[], groupOf: Int32Array): Int32Array =>
  canonical(units.map((unit) => groupOf[unit] as number));

function solvePart(whole: Instance, units: readonly number[], start: Int32Array, work: Work): Part {
  if (units.length === 1) return single;
  const instance = whole.part(units);
  if (units.length <= smallest) return solveExactly(instance, work);
  const groupOf = improved(instance, start, 3, work.part(searchSteps * units.length));
  return prove(instance, groupOf, work);
}
