import { packedBound } from './bound/bound.ts';
import { componentsOf, costOf } from './instance.ts';
import { inLowestTerms, times } from './lowestTerms.ts';
import { overruled as pointsOverruled } from './overruled.ts';
import { canonical } from './partition.ts';
import { isOpen, joined, pieceOf, proven, searched, searchedLonger, veryMany } from './pieces.ts';
import { posed } from './posed.ts';
import type { Solution, Solve } from './problem.ts';
import { smallest } from './prove.ts';
import { kernelOf } from './reduce/kernel.ts';
import { coarsened, firstGrouping, improved } from './search/large.ts';
import { createWork } from './work.ts';

/** Elementary steps for each millisecond of the limit: about as many as one takes. */
const stepsPerMs = 400_000;
/** For the search of an answer at once, per unit. */
const quickSteps = 150;
/** From so many units on there is an answer before that of the search … */
const many = 500;
/** … and before groups are moved as wholes. */
const vast = 50_000;
/** From so many on only components up to `quickExact` are solved exactly for an answer at once. */
const quickExact = 12;

/** Of what is left so much may be taken by a first packing, by the search, and by its proof; … */
const packingShare = 0.25;
const searchShare = 0.6;
const proofShare = 0.6;
/** … where that is no proof, by a longer search. The rest is for the proof of what it finds. */
const longerShare = 0.7;

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
  const { timeLimit = 1000, proof = true } = options;
  const better = options.better && newsOnly(options.better);
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
  pieces = searched(pieces, work.share(searchShare));
  better?.(now());
  pieces = proven(pieces, work.share(proofShare));
  if (!pieces.some(isOpen) || work.exhausted()) return now();
  better?.(now());
  pieces = searchedLonger(pieces, work.share(longerShare));
  better?.(now());
  pieces = proven(pieces, work);
  return now();
};

/** Tells solutions that are better, or have a better bound, than the one told before. */
function newsOnly(tell: (solution: Solution) => void): (solution: Solution) => void {
  let last: Solution | undefined;
  return (solution) => {
    if (last && solution.overruled >= last.overruled && solution.bound <= last.bound) return;
    last = solution;
    tell(solution);
  };
}
