import { attractionOf } from './attraction.ts';
import { unitsOf } from './contract.ts';
import { solveExactly, type Part } from './exact.ts';
import { componentsOf, type Instance } from './instance.ts';
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
const quickSteps = 150;
/** From so many units on … */
const veryMany = 2_000;
/** … only components up to this size are solved exactly where an answer is wanted at once. */
const quickExact = 12;

/** Units that attraction connects, with the best grouping of them so far. */
interface Piece {
  readonly units: readonly number[];
  readonly groupOf: Int32Array;
  /** Only of those that are searched and proven; small ones are solved at once. */
  readonly instance?: Instance;
}

/**
 * Finds the grouping that overrules the fewest points: services that must be together become
 * units; units between which nothing attracts fall into components, each solved on its own:
 * small ones to a proven optimum, others by search and then by proof. Among equals the grouping
 * with fewer services together wins, then the canonical one.
 */
export const solve: Solve = (problem, options = {}): Solution => {
  const { timeLimit = 1000, proof = true, better } = options;
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
  const many = graph.size >= veryMany;
  // With fewer the answer of the search is there as soon.
  const told = proof && many ? better : undefined;
  const exact = proof || !many ? smallest : quickExact;
  const start =
    isLarge && (!proof || told)
      ? improved(whole, first, 1, work.part(quickSteps * graph.size))
      : first;

  /** The grouping that the pieces make, of which at most `slack` points are too many. */
  const answer = (parts: readonly Int32Array[], slack: number): Solution => {
    const groupOfUnit = new Int32Array(graph.size);
    let next = 0;
    parts.forEach((groupOf, c) => {
      const units = components[c] as number[];
      units.forEach((unit, i) => (groupOfUnit[unit] = next + (groupOf[i] as number)));
      next += units.length;
    });
    const groupOf = canonical(Int32Array.from(unitOf, (unit) => groupOfUnit[unit] as number));
    const overruled = pointsOverruled(problem, groupOf);
    // Points are whole numbers, so a bound may be rounded up.
    const bound = Math.max(0, Math.ceil(overruled - slack - 1e-6));
    return { groupOf, overruled, bound, proven: bound === overruled };
  };

  if (isLarge && told)
    told(
      answer(
        components.map((units) => startOf(units, start)),
        Infinity,
      ),
    );
  const pieces = components.map((units) => searched(whole, units, start, proof, work));
  if (isLarge && proof && better)
    better(
      answer(
        pieces.map(({ groupOf }) => groupOf),
        Infinity,
      ),
    );
  // Attraction that is not listed pair by pair is in no bound.
  let slack = unlisted;
  const groupings = pieces.map((piece) => {
    const { groupOf, cost, bound } = solved(whole, piece, exact, work);
    slack += cost - bound;
    return groupOf;
  });
  return answer(groupings, slack);
};

const startOf = (units: readonly number[], groupOf: Int32Array): Int32Array =>
  canonical(units.map((unit) => groupOf[unit] as number));

function searched(
  whole: Instance,
  units: readonly number[],
  start: Int32Array,
  proof: boolean,
  work: Work,
): Piece {
  const groupOf = startOf(units, start);
  if (units.length <= smallest || !proof) return { units, groupOf };
  const instance = whole.part(units);
  const steps = work.part(searchSteps * units.length);
  return { units, instance, groupOf: improved(instance, groupOf, 3, steps) };
}

function solved(whole: Instance, piece: Piece, exact: number, work: Work): Part {
  const { units, groupOf, instance } = piece;
  if (units.length === 1) return { groupOf, cost: 0, bound: 0 };
  if (units.length <= exact) return solveExactly(whole.part(units), work);
  if (instance) return prove(instance, groupOf, work);
  // Nothing is known yet of how good this grouping is.
  return { groupOf, cost: Infinity, bound: 0 };
}
