import { boundOf } from './bound/bound.ts';
import { settledPairs } from './bound/settle.ts';
import { largestProof, solveExactly, type Part } from './exact.ts';
import { attractionIn, componentsOf, costOf, keptIn, type Instance } from './instance.ts';
import { canonical, disjointSets } from './partition.ts';
import { improved } from './search/large.ts';
import type { Work } from './work.ts';

/** Up to this many units branch and bound is quick by itself, and settles ties. */
export const smallest = 20;
const mostDepth = 6;
/** Rounding of floating-point sums; points are whole numbers. */
const epsilon = 1e-4;

/** What neither a packing nor persistency settles is branched on, where it is small enough. */
function toTheEnd(instance: Instance, known: Part, work: Work): Part {
  if (instance.size > largestProof) return known;
  const found = solveExactly(instance, work);
  const better = found.cost < known.cost ? found : known;
  return { ...better, bound: Math.max(known.bound, Math.min(found.bound, better.cost)) };
}

/**
 * Proves how good a grouping is, and betters it on the way. The packing of conflicts gives a
 * bound; pairs that are the same in every better grouping (persistency) are joined or kept apart,
 * and what is left, which falls into smaller parts, is proven in the same way, the small ones to
 * the end.
 */
export function prove(instance: Instance, known: Int32Array, work: Work, depth = 0): Part {
  if (instance.size <= smallest) return solveExactly(instance, work);
  const cost = costOf(instance, known);
  const { bound, lp, use } = boundOf(instance, cost, work);
  const lower = Math.min(cost, Math.ceil(bound - epsilon));
  const sofar = { groupOf: known, cost, bound: lower };
  if (lower >= cost) return sofar;
  if (depth >= mostDepth) return toTheEnd(instance, sofar, work);
  const settled = settledPairs(lp, use, bound - epsilon, cost);
  const blobs = disjointSets(instance.size);
  for (const [a, b] of settled.together) blobs.join(a, b);
  const blobOf = canonical(Int32Array.from({ length: instance.size }, (_, u) => blobs.find(u)));
  // Where the two contradict each other, no grouping costs less.
  if (settled.apart.some(([a, b]) => blobOf[a] === blobOf[b]))
    return { groupOf: known, cost, bound: cost };
  const rest = instance.contract(blobOf, settled.apart);
  if (rest.size === instance.size && settled.apart.length === 0)
    return toTheEnd(instance, sofar, work);
  const decided = attractionIn(instance) - keptIn(instance, blobOf) - attractionIn(rest);
  const left = proveParts(rest, projected(rest, blobOf, known), work, depth + 1);
  const groupOf = canonical(blobOf.map((blob) => left.groupOf[blob] as number));
  const better = decided + left.cost;
  // Groupings that are not of this kind cost as much as the known one.
  const floor = Math.max(lower, Math.min(cost, decided + left.bound));
  return better < cost
    ? { groupOf, cost: better, bound: Math.min(floor, better) }
    : { groupOf: known, cost, bound: floor };
}

/** The parts that attraction connects, one by one; the known grouping is where their search starts. */
function proveParts(
  instance: Instance,
  known: Int32Array | undefined,
  work: Work,
  depth: number,
): Part {
  const groupOf = new Int32Array(instance.size);
  let cost = 0;
  let bound = 0;
  let next = 0;
  for (const units of componentsOf(instance)) {
    const own = units.length === 1 ? undefined : instance.part(units);
    const part = own && prove(own, startOf(own, units, known, work), work, depth);
    cost += part?.cost ?? 0;
    bound += part?.bound ?? 0;
    units.forEach((unit, i) => (groupOf[unit] = next + (part?.groupOf[i] ?? 0)));
    next += units.length;
  }
  return { groupOf: canonical(groupOf), cost, bound };
}

function startOf(
  own: Instance,
  units: readonly number[],
  known: Int32Array | undefined,
  work: Work,
): Int32Array {
  if (own.size <= smallest) return new Int32Array(own.size);
  const alone = Int32Array.from({ length: own.size }, (_, unit) => unit);
  const start = known ? canonical(units.map((unit) => known[unit] as number)) : alone;
  return improved(own, start, 2, work.part(20_000_000));
}

/** The known grouping as one of joined units, where it keeps each of them together. */
function projected(rest: Instance, blobOf: Int32Array, known: Int32Array): Int32Array | undefined {
  const groupOf = new Int32Array(rest.size).fill(-1);
  for (let unit = 0; unit < blobOf.length; unit++) {
    const blob = blobOf[unit] as number;
    const group = known[unit] as number;
    if (groupOf[blob] !== -1 && groupOf[blob] !== group) return undefined;
    groupOf[blob] = group;
  }
  return groupOf;
}
