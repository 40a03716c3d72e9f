import { disjointSets, groupsOf } from '../partition.ts';
import type { Rows } from './rows.ts';

/**
 * What it costs to join two units that must be apart: a level of its own, as all attraction
 * together is less than half of it (`mostAttraction`, kept by `instanceFromProblem`). Repulsion may
 * add up to as much: whoever keeps it pays more than for keeping every unit alone.
 */
export const forbidden = -(2 ** 44);
/** All attraction together is at most so much. */
export const mostAttraction = 2 ** 42;

/** Whether units of so many points must be apart. */
export const mustBeApart = (points: number): boolean => points < forbidden / 2;

/**
 * One part of the problem as search and bounds see it: units, who attracts whom, and the signed
 * points of any pair, which a large part works out from classes when asked.
 *
 * The *cost* of a grouping of an instance is netted pair by pair: the attraction that it cuts and
 * the repulsion that it keeps together.
 */
export interface Instance {
  readonly size: number;
  /** Number of services in each unit. */
  readonly services: Float64Array;
  /** One service of each unit, by which a certificate names it. */
  readonly name: Int32Array;
  /** The attracting neighbours of each unit with their points, > 0, from both sides. */
  readonly near: Rows;
  /** Signed points of two different units; see `mustBeApart`. */
  points(a: number, b: number): number;
  /** All pairs that have points, from both sides; none where classes give some to too many of them. */
  pairs(): Rows | undefined;
  /** The instance in which units of one number of `blobOf` are one, and `apart` must be apart. */
  contract(blobOf: Int32Array, apart: readonly (readonly [number, number])[]): Instance;
  /** The instance of a few units, ascending; the others are left out. */
  part(units: readonly number[]): Instance;
}

/** The sum of all attraction: what it costs to keep every unit alone. */
export function attractionIn({ near }: Instance): number {
  let total = 0;
  for (const points of near.value) total += points;
  return total / 2;
}

/** What a grouping costs. */
export function costOf(instance: Instance, groupOf: ArrayLike<number>): number {
  return attractionIn(instance) - keptIn(instance, groupOf);
}

/** Signed points of all pairs that share a group. */
export function keptIn({ size, points }: Instance, groupOf: ArrayLike<number>): number {
  const members: number[][] = [];
  let kept = 0;
  for (let unit = 0; unit < size; unit++) {
    const group = (members[groupOf[unit] as number] ??= []);
    for (const other of group) kept += points(unit, other);
    group.push(unit);
  }
  return kept;
}

/** Lists of units that attraction connects, each ascending, the shorter first. */
export function componentsOf({ size, near }: Instance): number[][] {
  const sets = disjointSets(size);
  for (let unit = 0; unit < size; unit++)
    for (let e = near.start[unit] as number; e < (near.start[unit + 1] as number); e++)
      sets.join(unit, near.index[e] as number);
  return groupsOf(sets.partition()).sort(shorterFirst);
}

/** Orders lists of units by length, those of one length by their first units. */
export const shorterFirst = (x: readonly number[], y: readonly number[]): number =>
  x.length - y.length || (x[0] as number) - (y[0] as number);
