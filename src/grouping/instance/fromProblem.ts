import { pointsForSharing } from '../overruled.ts';
import type { Problem } from '../problem.ts';
import { unitsOf } from '../units.ts';
import { attractionOf } from './attraction.ts';
import { mostAttraction } from './instance.ts';
import { sparseInstance, type SparseInstance } from './sparse.ts';
import { unitGraph } from './unitGraph.ts';

/** A problem as an instance of units: services that must be together are one. */
export interface ProblemInstance {
  readonly whole: SparseInstance;
  /** Per service its unit. */
  readonly unitOf: Int32Array;
  /** At most so many points speak for sharing in pairs of which the instance says nothing. */
  readonly unlisted: number;
}

/**
 * Makes the instance that is searched and bounded of a problem. Throws a RangeError where more
 * points speak for sharing than what must be apart can be told from: no map comes near, as a rule
 * gives a thousand points at most.
 */
export function instanceFromProblem(problem: Problem): ProblemInstance {
  if (pointsForSharing(problem) > mostAttraction)
    throw new RangeError('more points speak for sharing than can be counted');
  const unitOf = unitsOf(problem);
  const graph = unitGraph(problem, unitOf);
  const { near, unlisted } = attractionOf(problem, unitOf, graph);
  const name = new Int32Array(graph.size);
  for (let v = unitOf.length - 1; v >= 0; v--) name[unitOf[v] as number] = v;
  const whole = sparseInstance(graph, near, name);
  return { whole, unitOf, unlisted };
}
