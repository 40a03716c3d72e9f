import { packedBound } from './bound/bound.ts';
import { largestExact } from './exact/exact.ts';
import { costOf } from './instance/instance.ts';
import { inLowestTerms } from './lowestTerms.ts';
import { overruled as pointsOverruled } from './overruled.ts';
import { canonical, singletons } from './partition.ts';
import {
  isOpen,
  pieceAtOnce,
  pieceOf,
  proven,
  searched,
  searchedLonger,
  slackOf,
  together,
  veryMany,
  type Piece,
} from './pieces.ts';
import type { Problem, Solution, Solve } from './problem.ts';
import { decomposed, largestPart, type Decomposition } from './reduce/decomposition.ts';
import { improved } from './search/largeNeighbourhoods.ts';
import { firstGrouping } from './search/localMoving.ts';
import { multilevel } from './search/multilevel.ts';
import { workFor, type Work } from './work.ts';

/** For the search of an answer at once, elementary steps per unit. */
const quickSteps = 150;
/** From so many units on there is an answer before that of the search … */
const many = 500;
/** … and before groups are moved as wholes. */
const vast = 50_000;
/** From `veryMany` on only parts of up to so many are solved exactly for an answer at once. */
const quickExact = 12;

/** Of what is left so much may be taken by a first packing, by the search, and by its proof; … */
const packingShare = 0.25;
const searchShare = 0.6;
const proofShare = 0.6;
/** … where that is no proof, by a longer search. The rest is for the proof of what it finds. */
const longerShare = 0.7;

/**
 * Finds the grouping that overrules the fewest points. The problem is brought to lowest terms and
 * taken apart (`decomposed`); small parts are solved to a proven optimum, others by search and
 * then by proof, as long as there is time. Among equals the grouping with fewer services together
 * wins, then the canonical one.
 */
export const solve: Solve = (problem, options = {}): Solution => {
  const { timeLimit = 1000, proof = true, better } = options;
  const { problem: reduced, divisor } = inLowestTerms(problem);
  const work = workFor(timeLimit);
  const parts = decomposed(reduced);
  const solutionOf = createSolutions(reduced, divisor, parts);
  const news = better && newsOnly(better);
  const tell: Tell = (groupOf, slack) => news?.(solutionOf(groupOf(), slack?.()));
  const pieces = proof ? solvedInStages(parts, work, tell) : solvedAtOnce(parts, work);
  return solutionOf(together(pieces, parts.whole.size), slackOf(pieces) + parts.unlisted);
};

/** Tells of a grouping of all units, of which at most `slack` points are too many; neither is worked out for nobody. */
type Tell = (groupOf: () => Int32Array, slack?: () => number) => void;

/** An answer at once: the larger parts are searched, and nothing is known of how good that is. */
function solvedAtOnce(parts: Decomposition, work: Work): Piece[] {
  const { whole } = parts;
  const exact = whole.size < veryMany ? largestExact : quickExact;
  let start = singletons(whole.size);
  if (largestPart(parts) > exact) {
    start = multilevel(whole, firstGrouping(whole, work), work);
    start = improved(whole, start, 1, work.part(quickSteps * whole.size));
  }
  return parts.parts.map((units) => pieceAtOnce(whole, units, start, exact, work));
}

/** Better and better answers, until all of it is proven or the work is done. */
function solvedInStages(parts: Decomposition, work: Work, tell: Tell): Piece[] {
  const { whole, unlisted } = parts;
  const isLarge = largestPart(parts) > largestExact;
  // Parts meet in a unit at most, so all of them get their first grouping at once.
  const start = isLarge ? startOf(parts, work, tell) : singletons(whole.size);
  let pieces = parts.parts.map((units) => pieceOf(whole, units, start, work));
  if (!isLarge) return pieces;
  const tellAll = (): void => {
    tell(
      () => together(pieces, whole.size),
      () => slackOf(pieces) + unlisted,
    );
  };
  pieces = searched(pieces, work.share(searchShare));
  tellAll();
  pieces = proven(pieces, work.share(proofShare));
  if (!pieces.some(isOpen) || work.exhausted()) return pieces;
  tellAll();
  pieces = searchedLonger(pieces, work.share(longerShare));
  tellAll();
  return proven(pieces, work);
}

/** The grouping that the search begins with; of many units it is told at once. */
function startOf({ whole, unlisted }: Decomposition, work: Work, tell: Tell): Int32Array {
  const first = firstGrouping(whole, work);
  if (whole.size >= vast) {
    tell(() => first);
    // A longer search and its proof are a long way off: a bound that comes at once belongs here.
    tell(
      () => first,
      () => costOf(whole, first) - packedBound(whole, work.share(packingShare)) + unlisted,
    );
  }
  const start = multilevel(whole, first, work);
  if (whole.size >= many && whole.size < vast) tell(() => start);
  return start;
}

/** Makes solutions of groupings of the units; a bound that has been found holds for all that follow. */
function createSolutions(problem: Problem, divisor: number, parts: Decomposition) {
  let bound = 0;
  return (groupOfUnit: Int32Array, slack = Infinity): Solution => {
    const groupOf = canonical(parts.groupingOf(groupOfUnit));
    const overruled = pointsOverruled(problem, groupOf);
    // Points are whole numbers, so a bound may be rounded up.
    bound = Math.max(bound, Math.ceil(overruled - slack - 1e-6));
    return {
      groupOf,
      overruled: overruled * divisor,
      bound: bound * divisor,
      proven: bound === overruled,
    };
  };
}

/** Tells solutions that are better, or have a better bound, than the one told before. */
function newsOnly(tell: (solution: Solution) => void): (solution: Solution) => void {
  let last: Solution | undefined;
  return (solution) => {
    if (last && solution.overruled >= last.overruled && solution.bound <= last.bound) return;
    last = solution;
    tell(solution);
  };
}
