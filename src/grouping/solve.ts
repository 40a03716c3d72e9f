import { packedBound } from './bound/bound.ts';
import { solveExactly, type Part } from './exact.ts';
import { componentsOf, costOf, type Instance } from './instance.ts';
import { inLowestTerms, times } from './lowestTerms.ts';
import { overruled as pointsOverruled } from './overruled.ts';
import { canonical, disjointSets } from './partition.ts';
import { posed } from './posed.ts';
import type { Solution, Solve } from './problem.ts';
import { prove, smallest } from './prove.ts';
import { kernelOf } from './reduce/kernel.ts';
import { coarsened, firstGrouping, improved } from './search/large.ts';
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

/** Of what is left, a first packing may take so much, and the search so much. */
const packingShare = 0.25;
const searchShare = 0.6;

/** Units that attraction connects, with the best grouping of them so far. */
interface Piece extends Part {
  readonly units: readonly number[];
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
  const { whole: units, unitOf, unlisted } = posed(problem);
  const components = componentsOf(units);
  const hasLarge = (components.at(-1)?.length ?? 0) > smallest;
  // Small components are solved to the end, ties as well; classes give points to nearly every
  // pair, so that nothing more can be decided on the spot.
  const kernel = hasLarge && units.graph.slots === 0 ? kernelOf(units) : undefined;
  const whole = kernel?.instance ?? units;
  const parts = kernel?.blocks ?? components;
  const isLarge = (parts.at(-1)?.length ?? 0) > smallest;

  let least = 0;
  /** The grouping of the services, of which at most `slack` points are too many. */
  const answer = (groupOfPart: Int32Array, slack = Infinity): Solution => {
    const groupOfUnit = kernel?.lift(groupOfPart) ?? groupOfPart;
    const groupOf = canonical(Int32Array.from(unitOf, (unit) => groupOfUnit[unit] as number));
    const overruled = pointsOverruled(problem, groupOf);
    // Points are whole numbers, so a bound may be rounded up.
    least = Math.max(least, Math.ceil(overruled - slack - 1e-6));
    return { groupOf, overruled, bound: least, proven: least === overruled };
  };
  /** Attraction that is not listed pair by pair is in no bound. */
  const packed = (): Solution => {
    const bound = packedBound(whole, work.share(packingShare));
    return answer(start, unlisted + costOf(whole, start) - bound);
  };

  // Parts meet in a unit at most, so all of them get their first grouping at once.
  let start = isLarge ? firstGrouping(whole, work) : new Int32Array(whole.size);
  const tells = isLarge && proof && whole.size >= many;
  if (tells && whole.size >= vast) {
    better?.(answer(start));
    // A longer search and its proof are a long way off: a bound that comes at once belongs here.
    better?.(packed());
  }
  if (isLarge) start = coarsened(whole, start, work);
  if (tells && whole.size < vast) better?.(answer(start));
  if (isLarge && !proof) start = improved(whole, start, 1, work.part(quickSteps * whole.size));
  const exact = proof || whole.size < veryMany ? smallest : quickExact;
  let pieces = parts.map((units) => pieceOf(whole, units, start, exact, proof, work));
  const now = (): Solution => {
    const slack = pieces.reduce((sum, { cost, bound }) => sum + cost - bound, unlisted);
    return answer(joined(pieces, whole.size), slack);
  };
  if (!isLarge || !proof) return now();
  const searching = work.share(searchShare);
  pieces = pieces.map((piece) => searched(piece, searching));
  better?.(now());
  pieces = pieces.map((piece) => ended(piece, work));
  return now();
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

/** A piece as it is found: solved where it is small, as it was grouped with all others otherwise. */
function pieceOf(
  whole: Instance,
  units: readonly number[],
  start: Int32Array,
  exact: number,
  proof: boolean,
  work: Work,
): Piece {
  const groupOf = canonical(units.map((unit) => start[unit] as number));
  if (units.length === 1) return { units, groupOf, cost: 0, bound: 0 };
  if (units.length <= exact) {
    const few = whole.part(units);
    const part = proof ? prove(few, groupOf, work) : solveExactly(few, work.part(quickExactSteps));
    return { units, ...part };
  }
  // Nothing is known of how good a grouping is that comes at once.
  if (!proof) return { units, groupOf, cost: Infinity, bound: 0 };
  const instance = whole.part(units);
  return { units, instance, groupOf, cost: costOf(instance, groupOf), bound: 0 };
}

function searched(piece: Piece, work: Work): Piece {
  const { units, instance, groupOf: start } = piece;
  if (!instance) return piece;
  const steps = work.part(searchSteps * units.length);
  const groupOf = improved(instance, start, units.length < veryMany ? 3 : 1, steps);
  return { ...piece, groupOf, cost: costOf(instance, groupOf) };
}

function ended(piece: Piece, work: Work): Piece {
  const { units, instance, groupOf } = piece;
  return instance ? { units, ...prove(instance, groupOf, work) } : piece;
}
