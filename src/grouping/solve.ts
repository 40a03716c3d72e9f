import { branch } from './branch.ts';
import { unitsOf } from './contract.ts';
import { compact, searchDense } from './denseSearch.ts';
import { matrixOf, valueOf, withTieBreak } from './matrix.ts';
import { attractedComponents, moveUnits } from './moving.ts';
import { overruled as pointsOverruled } from './overruled.ts';
import { upperBound } from './packing.ts';
import { canonical } from './partition.ts';
import type { Solution, Solve } from './problem.ts';
import { quotient, unitGraph, type UnitGraph } from './unitGraph.ts';
import { createWork, type Work } from './work.ts';

/** Up to this many units a component is worked on as a full matrix. */
const largestMatrix = 400;
/** Up to this many its optimum is searched for to the end. */
const largestProof = 60;
/** Elementary steps for one answer: about as many as a second takes. */
const allSteps = 400_000_000;
const proofSteps = 60_000_000;

interface Part {
  /** Group per unit of the component. */
  readonly groupOf: Int32Array;
  readonly value: number;
  /** No partition of the component keeps more points. */
  readonly upper: number;
}

/**
 * Finds the grouping that overrules the fewest points: services that must be together become
 * units; units between which nothing attracts fall into components, each solved on its own:
 * small ones to a proven optimum, medium ones by search on the full matrix with a packing bound,
 * large ones by moving units between groups. Among equals the grouping with fewer services
 * together wins, then the canonical one.
 */
export const solve: Solve = (problem, { timeLimit = 1000 } = {}): Solution => {
  const work = createWork(allSteps, performance.now() + timeLimit);
  const unitOf = unitsOf(problem);
  const graph = unitGraph(problem, unitOf);
  const groupOfUnit = new Int32Array(graph.size);
  let next = 0;
  let slack = 0;
  const components = attractedComponents(graph).sort(
    (x, y) => x.length - y.length || (x[0] ?? 0) - (y[0] ?? 0),
  );
  for (const units of components) {
    const part = solvePart(graph, units, work);
    slack += part.upper - part.value;
    units.forEach((unit, i) => {
      groupOfUnit[unit] = next + (part.groupOf[i] as number);
    });
    next += units.length;
  }
  const groupOf = canonical(Int32Array.from(unitOf, (unit) => groupOfUnit[unit] as number));
  const overruled = pointsOverruled(problem, groupOf);
  // Points are whole numbers, so a bound may be rounded up.
  const bound = Math.max(0, Math.ceil(overruled - slack - 1e-6));
  return { groupOf, overruled, bound, proven: bound === overruled };
};

function solvePart(graph: UnitGraph, units: readonly number[], work: Work): Part {
  if (units.length === 1) return { groupOf: new Int32Array(1), value: 0, upper: 0 };
  return units.length <= largestMatrix
    ? solveDense(graph, units, work)
    : solveSparse(graph, units, work);
}

function solveDense(graph: UnitGraph, units: readonly number[], work: Work): Part {
  const matrix = matrixOf(graph, units);
  const services = units.map((unit) => graph.services[unit] as number);
  const { matrix: tied, scale } = withTieBreak(matrix, services);
  let groupOf = searchDense(
    tied,
    work.part(proofSteps),
    units.length <= 12 ? 20 : units.length <= largestProof ? 150 : 60,
  );
  let upper = upperBound(matrix, work.part(proofSteps)).bound;
  if (units.length <= largestProof) {
    // Small enough to settle ties exactly; beyond it only a gain of a whole point counts.
    const exact = units.length <= 14;
    const tolerance = exact ? 0 : (scale - 1) / 2;
    const best = valueOf(tied, groupOf);
    const proof = branch(tied, best + tolerance, work.part(proofSteps));
    if (proof.found) groupOf = compact(proof.found.groupOf);
    const kept = Math.max(best + tolerance, proof.found?.value ?? -Infinity, proof.upper);
    // In the tied matrix a pair costs one and a point `scale`: no partition keeps more than this.
    upper = Math.min(upper, Math.floor((kept + (scale - 1) / 2) / scale));
  }
  const value = valueOf(matrix, groupOf);
  return { groupOf, value, upper: Math.max(value, upper) };
}

/**
 * Units are moved between groups, then groups as wholes, then units again, as long as the groups
 * change (Blondel et al. 2008, with refinement at the finest level as in Traag et al. 2019).
 */
function solveSparse(graph: UnitGraph, units: readonly number[], work: Work): Part {
  const place = new Int32Array(graph.size).fill(-1);
  units.forEach((unit, i) => {
    place[unit] = i;
  });
  const inside = quotient(graph, place, units.length);
  let groupOf: Int32Array = Int32Array.from(units, (_, i) => i);
  for (let round = 0; round < mostRounds && !work.exhausted(); round++) {
    const moved = moveUnits(inside, groupOf, work);
    const groups = quotient(
      inside,
      moved,
      1 + moved.reduce((most, group) => Math.max(most, group), 0),
    );
    const merged = moveUnits(
      groups,
      Int32Array.from({ length: groups.size }, (_, group) => group),
      work,
    );
    const next = canonical(moved.map((group) => merged[group] as number));
    if (next.every((group, i) => group === groupOf[i])) break;
    groupOf = next;
  }
  return { groupOf, value: 0, upper: Infinity };
}

const mostRounds = 8;
