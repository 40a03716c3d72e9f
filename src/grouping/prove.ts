import { boundOf, brief, thorough, type Bound } from './bound/bound.ts';
import { carried } from './bound/carried.ts';
import { provenBy } from './bound/lagrangian.ts';
import { settledPairs } from './bound/persistency.ts';
import type { Relaxation } from './bound/relaxation.ts';
import { roundedGrouping, undecidedPair } from './bound/rounding.ts';
import { largestExact, largestTied, solveExactly, type Part } from './exact/exact.ts';
import { attractionIn, componentsOf, costOf, keptIn, type Instance } from './instance/instance.ts';
import { canonical, pullback, singletons } from './partition.ts';
import { improved } from './search/largeNeighbourhoods.ts';
import { unitsOf } from './units.ts';
import type { Work } from './work.ts';

/** Branch and bound on the full matrix is given up after so many steps; … */
const exactSteps = 4_000_000;
/** … for one case of many it is quicker than a relaxation only up to so many units. */
const largestExactCase = 10;
/** Larger instances are not branched on: there would be too many cases. */
const largestCases = 200;
/** Steps for a search from what the relaxed solution suggests, and for one from joined units. */
const roundedSteps = { whole: 40_000_000, case: 400_000 } as const;
const joinedSteps = 20_000_000;

type Pair = readonly [number, number];

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

/** What holds in a case, or in every better grouping: units of one blob are together, these pairs apart. */
interface Decision {
  readonly blobOf: Int32Array;
  readonly apart: readonly Pair[];
}

/** How far a task has come: no grouping costs less than the bound, which is at most the cut. */
interface Sofar extends Part {
  readonly cut: number;
}

/**
 * Proves how good a grouping is, and betters it on the way. The packing of conflicts gives a
 * bound; pairs that are the same in every better grouping (persistency) are joined or kept apart,
 * and what is left, which falls into smaller parts, is proven in the same way. Where nothing is
 * the same in all, a pair is joined in one case and kept apart in the other (branch and bound,
 * as Grötschel and Wakabayashi 1989), and conflicts of the whole are carried into both.
 */
export const prove = (instance: Instance, known: Int32Array, work: Work): Part =>
  proven({ instance, known, cut: costOf(instance, known), isCase: false }, work);

function proven(task: Task, work: Work): Part {
  const { instance, cut, isCase } = task;
  if (instance.size > (isCase ? largestExactCase : largestExact)) return byRelaxation(task, work);
  if (instance.size <= largestTied) return solveExactly(instance, work, cut);
  const found = solveExactly(instance, work.part(exactSteps), cut);
  const next = Math.min(cut, found.cost);
  if (found.bound >= next) return found;
  const more = byRelaxation({ ...task, known: found.groupOf, cut: next }, work);
  return { ...more, bound: Math.max(found.bound, more.bound) };
}

function byRelaxation(task: Task, work: Work): Part {
  const { instance, cut, isCase } = task;
  const relaxed = boundOf(instance, cut, work, isCase ? brief : thorough, task.lp);
  const sofar = bettered(task, relaxed, work);
  if (sofar.bound >= sofar.cut || work.exhausted()) return sofar;
  const settled = settledPairs(relaxed.lp, relaxed.use, relaxed.bound, sofar.cut);
  if (settled.together.length + settled.apart.length === 0)
    return bothCases(task, sofar, relaxed.lp, work);
  const blobOf = unitsOf({ size: instance.size, together: settled.together });
  // Where the two contradict each other, no grouping costs less.
  if (settled.apart.some(([a, b]) => blobOf[a] === blobOf[b]))
    return { ...sofar, bound: sofar.cut };
  const left = restricted(task, sofar, relaxed.lp, { blobOf, apart: settled.apart }, work);
  // Groupings of another kind cost as much as the cut.
  return better(sofar, left, Math.max(sofar.bound, left.bound));
}

/** The better one of the known grouping and that which the relaxed solution is near to. */
function bettered({ instance, known, cut, isCase }: Task, { bound, lp }: Bound, work: Work): Sofar {
  const cost = costOf(instance, known);
  const lower = Math.max(0, Math.ceil(bound));
  const sofar = { groupOf: known, cost, cut, bound: Math.min(lower, cut) };
  if (lower >= cut || instance.size > largestCases) return sofar;
  const [rounds, steps] = isCase ? [1, roundedSteps.case] : [5, roundedSteps.whole];
  const groupOf = improved(instance, roundedGrouping(lp), rounds, work.part(steps));
  return better(sofar, { groupOf, cost: costOf(instance, groupOf) }, lower);
}

/** The better one of two groupings, with a bound that holds for both. */
function better(sofar: Sofar, other: Omit<Part, 'bound'>, bound: number): Sofar {
  const { groupOf, cost } = other.cost < sofar.cost ? other : sofar;
  const cut = Math.min(sofar.cut, cost);
  return { groupOf, cost, cut, bound: Math.min(bound, cut) };
}

/** Joins the pair of which the relaxed solution is least sure, then keeps it apart. */
function bothCases(task: Task, sofar: Sofar, lp: Relaxation, work: Work): Part {
  const { size } = task.instance;
  const pair = size <= largestCases ? undecidedPair(lp) : undefined;
  if (!pair) return sofar;
  const alone = singletons(size);
  const together = canonical(alone.map((unit) => (unit === pair[1] ? pair[0] : unit)));
  const cases: readonly Decision[] = [
    { blobOf: together, apart: [] },
    { blobOf: alone, apart: [pair] },
  ];
  let now = sofar;
  let bound = Infinity;
  for (const decision of cases) {
    // Of a case that is not looked at no more is known than of both.
    if (!work.spend(size * size)) return now;
    const found = restricted({ ...task, isCase: true }, now, lp, decision, work);
    bound = Math.min(bound, found.bound);
    now = better(now, found, now.bound);
  }
  return { ...now, bound: Math.max(now.bound, Math.min(bound, now.cut)) };
}

/** The best of the groupings that keep to a decision; `lp` has conflicts of the instance. */
function restricted(
  { instance, isCase }: Task,
  { groupOf: known, cut }: Sofar,
  lp: Relaxation,
  decision: Decision,
  work: Work,
): Part {
  const { blobOf, apart } = decision;
  const rest = instance.contract(blobOf, apart);
  // What the decision itself overrules: attraction between blobs that are then apart, netted.
  const decided = attractionIn(instance) - keptIn(instance, blobOf) - attractionIn(rest);
  const start = projected(rest.size, known, decision);
  const subtask = { instance: rest, known: start, cut: cut - decided, lp, isCase };
  const left = inParts(subtask, blobOf, work);
  return {
    groupOf: pullback(left.groupOf, blobOf),
    cost: decided + left.cost,
    bound: Math.min(cut, decided + left.bound),
  };
}

/** The known grouping as one of joined units, where it keeps each of them together and those apart. */
function projected(
  size: number,
  known: Int32Array,
  { blobOf, apart }: Decision,
): Int32Array | undefined {
  if (apart.some(([a, b]) => known[a] === known[b])) return undefined;
  const groupOf = new Int32Array(size).fill(-1);
  for (let unit = 0; unit < blobOf.length; unit++) {
    const blob = blobOf[unit] as number;
    const group = known[unit] as number;
    if (groupOf[blob] !== -1 && groupOf[blob] !== group) return undefined;
    groupOf[blob] = group;
  }
  return groupOf;
}

/** A task whose conflicts are those of an instance with more units, and perhaps without a grouping. */
interface Subtask extends Omit<Task, 'known' | 'lp'> {
  readonly known: Int32Array | undefined;
  readonly lp: Relaxation;
}

/**
 * The parts that attraction connects, one by one, each with what the bounds of the others leave of
 * the cut. `blobOf` has joined the units of the conflicts into those of the instance.
 */
function inParts(
  { instance, known, cut, lp: conflictsOfAll, isCase }: Subtask,
  blobOf: Int32Array,
  work: Work,
): Part {
  const lists = componentsOf(instance).filter((units) => units.length > 1);
  const instances = lists.map((units) => instance.part(units));
  const conflicts = carried(conflictsOfAll, instances, placesOf(lists, blobOf));
  const parts = lists.map((units, i) => {
    const own = instances[i] as Instance;
    const lp = conflicts[i] as Relaxation;
    const groupOf = startOf(own, units, known, isCase, work);
    return { units, own, lp, found: { groupOf, cost: costOf(own, groupOf), bound: provenBy(lp) } };
  });
  let bound = parts.reduce((sum, { found }) => sum + found.bound, 0);
  for (const each of parts) {
    if (bound >= cut) break;
    const { found: start, own, lp } = each;
    bound -= start.bound;
    const most = Math.min(start.cost, cut - bound);
    const found = proven({ instance: own, known: start.groupOf, cut: most, lp, isCase }, work);
    each.found = { ...found, bound: Math.max(found.bound, start.bound) };
    bound += each.found.bound;
  }
  const groupOf = new Int32Array(instance.size).fill(-1);
  let next = 0;
  let cost = 0;
  for (const { units, found } of parts) {
    units.forEach((unit, i) => (groupOf[unit] = next + (found.groupOf[i] as number)));
    next += units.length;
    cost += found.cost;
  }
  return { groupOf: canonical(groupOf), cost, bound: Math.min(bound, cost) };
}

/** Where the units of blobs are: the list that their blob is in, and its place there. */
function placesOf(lists: readonly (readonly number[])[], blobOf: Int32Array) {
  const partOf = new Int32Array(blobOf.length).fill(-1);
  const unitOf = new Int32Array(blobOf.length);
  lists.forEach((units, part) => {
    units.forEach((blob, i) => {
      partOf[blob] = part;
      unitOf[blob] = i;
    });
  });
  return {
    partOf: blobOf.map((blob) => partOf[blob] as number),
    unitOf: blobOf.map((blob) => unitOf[blob] as number),
  };
}

/** The known grouping where there is one, improved where it pays. */
function startOf(
  own: Instance,
  units: readonly number[],
  known: Int32Array | undefined,
  isCase: boolean,
  work: Work,
): Int32Array {
  const start = known ? pullback(known, units) : singletons(own.size);
  if (own.size <= largestExact || isCase) return start;
  return improved(own, start, 2, work.part(joinedSteps));
}
