import { largestExact, solveExactly, type Part } from './exact/exact.ts';
import { costOf, type Instance } from './instance/instance.ts';
import { disjointSets, pullback } from './partition.ts';
import { prove } from './prove.ts';
import { improved } from './search/largeNeighbourhoods.ts';
import { searchLonger } from './search/longer.ts';
import type { Work } from './work.ts';

/** Units that attraction connects, with the best grouping of them so far. */
export interface Piece extends Part {
  readonly units: readonly number[];
  /** Only of those that are searched and proven; small ones are solved at once. */
  readonly instance?: Instance;
}

/** From so many units on the search goes around once. */
export const veryMany = 2_000;
/** Elementary steps of the search for each unit. */
const searchSteps = 60_000;
/** For each small piece where an answer is wanted at once. */
const quickExactSteps = 500_000;

/** A piece as it is found: proven where it is small, as all units are grouped at the start otherwise. */
export function pieceOf(
  whole: Instance,
  units: readonly number[],
  start: Int32Array,
  work: Work,
): Piece {
  const groupOf = pullback(start, units);
  if (units.length === 1) return { units, groupOf, cost: 0, bound: 0 };
  const instance = whole.part(units);
  return units.length <= largestExact
    ? { units, ...prove(instance, groupOf, work) }
    : { units, instance, groupOf, cost: costOf(instance, groupOf), bound: 0 };
}

/** A piece for an answer at once: solved up to so many units, and nothing is proven of others. */
export function pieceAtOnce(
  whole: Instance,
  units: readonly number[],
  start: Int32Array,
  exact: number,
  work: Work,
): Piece {
  if (units.length === 1 || units.length > exact) {
    const cost = units.length === 1 ? 0 : Infinity;
    return { units, groupOf: pullback(start, units), cost, bound: 0 };
  }
  return { units, ...solveExactly(whole.part(units), work.part(quickExactSteps)) };
}

/** Whether a better grouping is still possible. */
export const isOpen = ({ instance, cost, bound }: Piece): boolean =>
  instance !== undefined && bound < cost;

/** Pieces whose neighbourhoods have been searched. */
export const searched = (pieces: readonly Piece[], work: Work): Piece[] =>
  pieces.map((piece) => {
    const { units, instance, groupOf: start } = piece;
    if (!instance) return piece;
    const steps = work.part(searchSteps * units.length);
    const groupOf = improved(instance, start, units.length < veryMany ? 3 : 1, steps);
    return { ...piece, groupOf, cost: costOf(instance, groupOf) };
  });

/** Pieces with a bound, each with all that the ones before it have left of the work. */
export const proven = (pieces: readonly Piece[], work: Work): Piece[] =>
  pieces.map((piece) => {
    const { units, instance, groupOf, bound } = piece;
    if (!instance || !isOpen(piece)) return piece;
    const found = prove(instance, groupOf, work);
    return { units, instance, ...found, bound: Math.max(bound, found.bound) };
  });

/** Pieces of which those that are not proven have been searched longer, each for its share of the work. */
export function searchedLonger(pieces: readonly Piece[], work: Work): Piece[] {
  let left = pieces.filter(isOpen).reduce((sum, { units }) => sum + units.length, 0);
  return pieces.map((piece) => {
    const { units, instance, groupOf: start, bound } = piece;
    if (!instance || !isOpen(piece)) return piece;
    const share = work.share(units.length / left);
    left -= units.length;
    const groupOf = searchLonger(instance, start, bound, share);
    return { ...piece, groupOf, cost: costOf(instance, groupOf) };
  });
}

/** So many points at most are too many in all of these groupings. */
export const slackOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { cost, bound }) => sum + cost - bound, 0);

/** The groupings of pieces as one: groups that share a unit are one. */
export function together(
  pieces: readonly Pick<Piece, 'units' | 'groupOf'>[],
  size: number,
): Int32Array {
  const sets = disjointSets(size);
  for (const { units, groupOf } of pieces) {
    const first: number[] = [];
    units.forEach((unit, i) => {
      const group = groupOf[i] as number;
      sets.join((first[group] ??= unit), unit);
    });
  }
  return sets.partition();
}
