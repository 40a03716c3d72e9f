import { solveExactly, type Part } from './exact.ts';
import { costOf, type Instance } from './instance.ts';
import { canonical, disjointSets } from './partition.ts';
import { prove } from './prove.ts';
import { improved } from './search/large.ts';
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

/** A piece as it is found: solved where it is small, as it was grouped with all others otherwise. */
export function pieceOf(
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

/** The groupings of pieces as one: groups that share a unit are one. */
export function joined(
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
  return Int32Array.from({ length: size }, (_, unit) => sets.find(unit));
}
