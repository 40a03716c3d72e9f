import { instanceFromProblem } from '../../src/grouping/instance/fromProblem.ts';
import type { Problem } from '../../src/grouping/problem.ts';

/** All units of a problem at once, as the solver searches them, and the way back to its services. */
export function searched(problem: Problem) {
  const { whole: instance, unitOf } = instanceFromProblem(problem);
  return { instance, groupOf: (units: Int32Array) => unitOf.map((unit) => units[unit] ?? -1) };
}
