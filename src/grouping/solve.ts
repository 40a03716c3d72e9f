import { attractionOf } from './attraction.ts';
import { unitsOf } from './contract.ts';
import { solveExactly, type Part } from './exact.ts';
import { componentsOf, type Instance } from './instance.ts';
import { inLowestTerms, times } from './lowestTerms.ts';
import { overruled as pointsOverruled } from './overruled.ts';
import { canonical, disjointSets } from './partition.ts';
import type { Solution, Solve } from './problem.ts';
import { prove, smallest } from './prove.ts';
import { kernelOf } from './reduce/kernel.ts';
import { coarsened, firstGrouping, improved } from './search/large.ts';
import { sparseInstance } from './sparse.ts';
import { unitGraph } from './unitGraph.ts';
import { createWork, type Work } from './work.ts';

/** Elementary steps for each millisecond of the limit: about as many as one takes. */
const stepsPerMs = 400_000;
/** For the search of an answer that is proven, and of one at once, per unit. */
const searchSteps = 60_000;
const quickSteps = 150;
/** From so many units on there is an answer before that of the search … */
const many = 500;
/** … and before groups are moved as wholes. */
const vast = 50_000;
/** From so many units on the search goes around once … */
const veryMany = 2_000;
/** … and only components up to this size are solved exactly where an answer is wanted at once. */
const quickExact = 12;
/** … each in so many steps at most. */
const quickExactSteps = 500_000;

/** Units that attraction connects, with the best grouping of them so far. */
interface Piece {
  readonly units: readonly number[];
  readonly groupOf: Int32Array;
  /** Only of those that are searched and proven; small ones are solved at once. */
  readonly instance?: Instance;
}

/**
 * Finds the grouping that overrules the fewest points: services that must be together become
 * units; units between which nothing attracts fall into components, and where all pairs are listed
 * what is left of them into blocks, each solved on its own: small ones to a proven optimum, others
 * by search and then by proof. Among equals the grouping with fewer services together wins, then
 * the canonical one.
 */
export const solve: Solve = (problem, options = {}): Solution => {
  const { problem: reduced, divisor } = inLowestTerms(problem);
  const { better } = options;
  return times(
    solveReduced(reduced, {
      ...options,
      ...(better && {
        better: (solution) => {
          better(times(solution, divisor));
        },
      }),
    }),
    divisor,
  );
};

const solveReduced: Solve = (problem, options = {}): Solution => {
  const { timeLimit = 1000, proof = true, better } = options;
  const work = createWork(stepsPerMs * timeLimit, performance.now() + timeLimit);
  const unitOf = unitsOf(problem);
  const graph = unitGraph(problem, unitOf);
  const { near, unlisted } = attractionOf(problem, unitOf, graph);
  const name = new Int32Array(graph.size);
  for (let v = unitOf.length - 1; v >= 0; v--) name[unitOf[v] as number] = v;
  const units = sparseInstance(graph, near, name);
  const components = componentsOf(units);
  const hasLarge = (components.at(-1)?.length ?? 0) > smallest;
  // Small components are solved to the end, ties as well; classes give points to nearly every
  // pair, so that nothing more can be decided on the spot.
  const kernel = hasLarge && graph.slots === 0 ? kernelOf(units) : undefined;
  const whole = kernel?.instance ?? units;
  const parts = kernel?.blocks ?? components;
  const isLarge = (parts.at(-1)?.length ?? 0) > smallest;

  /** The grouping of the services, of which at most `slack` points are too many. */
  const answer = (groupOfPart: Int32Array, slack = Infinity): Solution => {
    const groupOfUnit = kernel?.lift(groupOfPart) ?? groupOfPart;
    const groupOf = canonical(Int32Array.from(unitOf, (unit) => groupOfUnit[unit] as number));
    const overruled = pointsOverruled(problem, groupOf);
    // Points are whole numbers, so a bound may be rounded up.
    const bound = Math.max(0, Math.ceil(overruled - slack - 1e-6));
    return { groupOf, overruled, bound, proven: bound === overruled };
  };

  // Parts meet in a unit at most, so all of them get their first grouping at once.
  let start = isLarge ? firstGrouping(whole, work) : new Int32Array(whole.size);
  const tells = isLarge && proof && whole.size >= many;
  if (tells && whole.size >= vast) better?.(answer(start));
  if (isLarge) start = coarsened(whole, start, work);
  if (tells && whole.size < vast) better?.(answer(start));
  if (isLarge && !proof) start = improved(whole, start, 1, work.part(quickSteps * whole.size));
  const pieces = parts.map((units) => searched(whole, units, start, proof, work));
  if (isLarge && proof) better?.(answer(joined(pieces, whole.size)));
  // Attraction that is not listed pair by pair is in no bound.
  let slack = unlisted;
  const exact = proof || whole.size < veryMany ? smallest : quickExact;
  const ended = pieces.map((piece) => {
    const { groupOf, cost, bound } = solved(whole, piece, exact, proof, work);
    slack += cost - bound;
    return { units: piece.units, groupOf };
  });
  return answer(joined(ended, whole.size), slack);
};

/** The groupings of pieces as one: groups that share a unit are one. */
function joined(pieces: readonly Pick<Piece, 'units' | 'groupOf'>[], size: number): Int32Array {
  const sets = disjointSets(size);
  for (const { units, groupOf } of pieces) {
    const first: number[] = [];
    units.forEach((unit, i) => {
      const group = groupOf[i] as number;
      sets.join((first[group] ??= unit), unit);
    });
  }
  return Int32Array.from({ length: size }, (_, unit) => sets.find(unit));
}

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
  return {
    units,
    instance,
    groupOf: improved(instance, groupOf, units.length < veryMany ? 3 : 1, steps),
  };
}

function solved(whole: Instance, piece: Piece, exact: number, proof: boolean, work: Work): Part {
  const { units, groupOf, instance } = piece;
  if (units.length === 1) return { groupOf, cost: 0, bound: 0 };
  if (units.length <= exact) {
    const few = whole.part(units);
    return proof
      ? prove(few, new Int32Array(few.size), work)
      : solveExactly(few, work.part(quickExactSteps));
  }
  if (instance) return prove(instance, groupOf, work);
  // Nothing is known yet of how good this grouping is.
  return { groupOf, cost: Infinity, bound: 0 };
}
