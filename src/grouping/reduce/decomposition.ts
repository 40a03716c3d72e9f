import { largestExact } from '../exact/exact.ts';
import { instanceFromProblem } from '../instance/fromProblem.ts';
import { componentsOf } from '../instance/instance.ts';
import type { SparseInstance } from '../instance/sparse.ts';
import type { Problem } from '../problem.ts';
import { kernelOf } from './kernel.ts';

/** A problem in parts that can be solved each on its own. */
export interface Decomposition {
  /** The units that are to be grouped. */
  readonly whole: SparseInstance;
  /**
   * Lists of its units, each ascending, the shorter first. Two of them share at most one unit;
   * groups that share a unit are one.
   */
  readonly parts: readonly (readonly number[])[];
  /** At most so many points speak for sharing in pairs of which the instance says nothing. */
  readonly unlisted: number;
  /** The best grouping of the services that has the given one of the units. */
  groupingOf(groupOf: Int32Array): Int32Array;
}

/** How many units the largest part has. */
export const largestPart = ({ parts }: Decomposition): number => parts.at(-1)?.length ?? 0;

/**
 * Services that must be together become units, units that attraction does not connect fall into
 * components, and where every pair is listed, components are reduced and cut into blocks.
 */
export function decomposed(problem: Problem): Decomposition {
  const { whole: units, unitOf, unlisted } = instanceFromProblem(problem);
  const components = componentsOf(units);
  const hasLarge = (components.at(-1)?.length ?? 0) > largestExact;
  // Small components are solved to the end, ties as well; classes give points to nearly every
  // pair, so that nothing more can be decided on the spot.
  const kernel = hasLarge && units.graph.slots === 0 ? kernelOf(units) : undefined;
  return {
    whole: kernel?.instance ?? units,
    parts: kernel?.blocks ?? components,
    unlisted,
    groupingOf(groupOf) {
      const groupOfUnit = kernel?.lift(groupOf) ?? groupOf;
      return unitOf.map((unit) => groupOfUnit[unit] as number);
    },
  };
}
