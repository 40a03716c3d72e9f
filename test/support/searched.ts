import { attractionOf } from '../../src/grouping/attraction.ts';
import { unitsOf } from '../../src/grouping/contract.ts';
import type { Problem } from '../../src/grouping/problem.ts';
import { sparseInstance } from '../../src/grouping/sparse.ts';
import { unitGraph } from '../../src/grouping/unitGraph.ts';

/** All units of a problem at once, as the solver searches them, and the way back to its services. */
export function searched(problem: Problem) {
  const unitOf = unitsOf(problem);
  const graph = unitGraph(problem, unitOf);
  const name = Int32Array.from({ length: graph.size }, (_, unit) => unitOf.indexOf(unit));
  const instance = sparseInstance(graph, attractionOf(problem, unitOf, graph).near, name);
  return { instance, groupOf: (units: Int32Array) => unitOf.map((unit) => units[unit] ?? -1) };
}
