import { boundOf, thorough, type Bound, type Effort } from './bound/bound.ts';
import { carried } from './bound/carried.ts';
import { provenBy } from './bound/lagrangian.ts';
import type { Relaxation } from './bound/relaxation.ts';
import { roundedGrouping, undecidedPair } from './bound/rounding.ts';
import { settledPairs } from './bound/settle.ts';
import { largestTied, solveExactly, type Part } from './exact.ts';
import { attractionIn, componentsOf, costOf, keptIn, type Instance } from './instance.ts';
import { canonical, disjointSets } from './partition.ts';
import { improved } from './search/large.ts';
import type { Work } from './work.ts';

/** Up to this many units branch and bound on the full matrix is quick by itself, and settles ties … */
export const smallest = 20;
/** … in most instances, and given up after so many steps in others; … */
const exactSteps = 4_000_000;
/** … for one case of many only up to so many units. */
const smallestCase = 10;
/** Larger instances are not branched on: there would be too many cases. */
const largestCases = 200;
/** For one case of many: what bears weight is known, so a little is enough to see where it leads. */
const brief: Effort = { rounds: 8, iterations: 40, least: 0.25 };

/** What is to be proven. */
interface Task {
  readonly instance: Instance;
  /** The best grouping so far. */
  readonly known: Int32Array;
  /** Groupings that cost so much or more are not looked for: at most what `known` costs. */
  readonly cut: number;
  /** Conflicts that are known to be in the instance. */
  readonly lp?: Relaxation | undefined;
  /** Whether this is one case of several. */
  readonly isCase: boolean;
}

/**
 * Proves how good a grouping is, and betters it on the way. The packing of conflicts gives a
 * bound; pairs that are the same in every better grouping (persistency) are joined or kept apart,
 * and what is left, which falls into smaller parts, is proven in the same way. Where nothing is
 * the same in all, a pair is joined in one case and kept apart in the other.
 */
export const prove = (instance: Instance, known: Int32Array, work: Work, lp?: Relaxation): Part =>
  proven({ instance, known, cut: costOf(instance, known), lp, isCase: false }, work);

function proven(task: Task, work: Work): Part {
  const { instance, cut, isCase } = task;
  if (instance.size <= (isCase ? smallestCase : smallest)) {
    if (instance.size <= largestTied) return solveExactly(instance, work, cut);
    const found = solveExactly(instance, work.part(exactSteps), cut);
    if (found.bound >= Math.min(cut, found.cost) || work.exhausted()) return found;
    return better(
      found,
      relaxedly({ ...task, known: found.groupOf, cut: Math.min(cut, found.cost) }, work),
    );
  }
  return relaxedly(task, work);
}

const better = (one: Part, other: Part): Part =>
  other.cost <= one.cost
    ? { ...other, bound: Math.max(one.bound, other.bound) }
    : { ...one, bound: Math.max(one.bound, other.bound) };

function relaxedly(task: Task, work: Work): Part {
  const { instance, cut, isCase } = task;
  const relaxed = boundOf(instance, cut, work, isCase ? brief : thorough, task.lp);
  const sofar = bettered(task, relaxed);
  if (sofar.bound >= sofar.cut || work.exhausted()) return sofar;
  const settled = settledPairs(relaxed.lp, relaxed.use, relaxed.bound, sofar.cut);
  const blobs = disjointSets(instance.size);
  for (const [a, b] of settled.together) blobs.join(a, b);
  const blobOf = canonical(Int32Array.from({ length: instance.size }, (_, u) => blobs.find(u)));
  // Where the two contradict each other, no grouping costs less.
  if (settled.apart.some(([a, b]) => blobOf[a] === blobOf[b]))
    return { ...sofar, bound: sofar.cut };
  const some = settled.together.length + settled.apart.length > 0;
  if (!some) return bothCases(task, sofar, relaxed, work);
  const left = restricted(task, sofar, relaxed.lp, blobOf, settled.apart, isCase, work);
  // Groupings that are not of this kind are none that are looked for.
  return best(sofar, left, Math.max(sofar.bound, left.bound));
}

/** What is known of a task: a grouping, and what none costs less than, up to the cut. */
interface Sofar extends Part {
  readonly cut: number;
}

/** The better one of the known grouping and that which the relaxed solution is near to. */
function bettered({ instance, known, cut }: Task, { bound, lp }: Bound): Sofar {
  const cost = costOf(instance, known);
  const whole = Math.max(0, Math.ceil(bound));
  if (instance.size <= largestCases && whole < cut) {
    const rounded = roundedGrouping(lp);
    const other = costOf(instance, rounded);
    if (other < cost) {
      const lower = Math.min(cut, other);
      return { groupOf: rounded, cost: other, cut: lower, bound: Math.min(whole, lower) };
    }
  }
  return { groupOf: known, cost, cut, bound: Math.min(whole, cut) };
}

const best = (sofar: Sofar, other: Part, bound: number): Part =>
  other.cost < sofar.cost
    ? { groupOf: other.groupOf, cost: other.cost, bound: Math.min(bound, other.cost) }
    : { groupOf: sofar.groupOf, cost: sofar.cost, bound };

/** Joins the pair that the relaxed solution is least sure of, then keeps it apart. */
function bothCases(task: Task, sofar: Sofar, { lp }: Bound, work: Work): Part {
  const { instance } = task;
  const pair = instance.size <= largestCases ? undecidedPair(lp) : undefined;
  if (!pair) return sofar;
  const alone = Int32Array.from({ length: instance.size }, (_, unit) => unit);
  const [low, high] = pair[0] < pair[1] ? pair : [pair[1], pair[0]];
  const together = canonical(alone.map((unit) => (unit === high ? low : unit)));
  let now: Sofar = sofar;
  let bound = Infinity;
  for (const [blobOf, apart] of [
    [together, []],
    [alone, [pair]],
  ] as const) {
    // What is not looked at has the bound of both.
    if (!work.spend(instance.size * instance.size))
      return { ...now, bound: Math.min(now.bound, now.cut) };
    const found = restricted(task, now, lp, blobOf, apart, true, work);
    bound = Math.min(bound, found.bound);
    if (found.cost < now.cost)
      now = {
        ...now,
        groupOf: found.groupOf,
        cost: found.cost,
        cut: Math.min(now.cut, found.cost),
      };
  }
  return { ...now, bound: Math.max(sofar.bound, Math.min(bound, now.cut)) };
}

/** The best of the groupings that keep each blob together and these pairs apart. */
function restricted(
  { instance }: Task,
  { groupOf: known, cut }: Sofar,
  lp: Relaxation,
  blobOf: Int32Array,
  apart: readonly (readonly [number, number])[],
  isCase: boolean,
  work: Work,
): Part {
  const rest = instance.contract(blobOf, apart);
  const decided = attractionIn(instance) - keptIn(instance, blobOf) - attractionIn(rest);
  const start = projected(rest, blobOf, known, apart);
  const left = provenParts(rest, start, cut - decided, lp, blobOf, isCase, work);
  return {
    groupOf: canonical(blobOf.map((blob) => left.groupOf[blob] as number)),
    cost: decided + left.cost,
    bound: Math.min(cut, decided + left.bound),
  };
}

/** The parts that attraction connects, one by one; the known grouping is where their search starts. */
function provenParts(
  instance: Instance,
  known: Int32Array | undefined,
  cut: number,
  lp: Relaxation,
  blobOf: Int32Array,
  isCase: boolean,
  work: Work,
): Part {
  const lists = componentsOf(instance).filter((units) => units.length > 1);
  const owns = lists.map((units) => instance.part(units));
  const place = {
    part: new Int32Array(instance.size).fill(-1),
    unit: new Int32Array(instance.size),
  };
  lists.forEach((units, part) => {
    units.forEach((blob, i) => {
      place.part[blob] = part;
      place.unit[blob] = i;
    });
  });
  const conflicts = carried(lp, owns, {
    partOf: blobOf.map((blob) => place.part[blob] as number),
    unitOf: blobOf.map((blob) => place.unit[blob] as number),
  });
  const parts = lists.map((units, i) => {
    const own = owns[i] as Instance;
    const groupOf = startOf(own, units, known, isCase, work);
    const lp = conflicts[i] as Relaxation;
    const bound = provenBy(lp);
    return { units, own, lp, part: { groupOf, cost: costOf(own, groupOf), bound } };
  });
  let bound = parts.reduce((sum, { part }) => sum + part.bound, 0);
  for (const each of parts) {
    if (bound >= cut) break;
    const { part, own, lp } = each;
    bound -= part.bound;
    const found = proven(
      {
        instance: own,
        known: part.groupOf,
        cut: Math.min(part.cost, cut - bound),
        lp,
        isCase,
      },
      work,
    );
    each.part = { ...found, bound: Math.max(found.bound, part.bound) };
    bound += each.part.bound;
  }
  const groupOf = new Int32Array(instance.size).fill(-1);
  let next = 0;
  let cost = 0;
  for (const { units, part } of parts) {
    units.forEach((unit, i) => (groupOf[unit] = next + (part.groupOf[i] as number)));
    next += units.length;
    cost += part.cost;
  }
  return { groupOf: canonical(groupOf), cost, bound: Math.min(bound, cost) };
}

function startOf(
  own: Instance,
  units: readonly number[],
  known: Int32Array | undefined,
  isCase: boolean,
  work: Work,
): Int32Array {
  const alone = Int32Array.from({ length: own.size }, (_, unit) => unit);
  const start = known ? canonical(units.map((unit) => known[unit] as number)) : alone;
  if (own.size <= smallest || isCase) return start;
  return improved(own, start, 2, work.part(20_000_000));
}

/** The known grouping as one of joined units, where it keeps each of them together and those apart. */
function projected(
  rest: Instance,
  blobOf: Int32Array,
  known: Int32Array,
  apart: readonly (readonly [number, number])[],
): Int32Array | undefined {
  if (apart.some(([a, b]) => known[a] === known[b])) return undefined;
  const groupOf = new Int32Array(rest.size).fill(-1);
  for (let unit = 0; unit < blobOf.length; unit++) {
    const blob = blobOf[unit] as number;
    const group = known[unit] as number;
    if (groupOf[blob] !== -1 && groupOf[blob] !== group) return undefined;
    groupOf[blob] = group;
  }
  return groupOf;
}
