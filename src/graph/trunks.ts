import { linkWeight } from './membership.ts';
import type { Membership } from './membership.ts';
import type { GraphModel } from './protocol.ts';
import { direct, thirdOf, undecided } from './thirds.ts';

/** Two boxes that a line joins. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/**
 * How many pairs are drawn before anything is selected: the strongest, and fewer than the eye
 * gives up on. The others get a way for when they are asked for, but no room of their own.
 */
export function shownLimit(boxes: number, crowded: boolean): number {
  return crowded ? 60 : Math.min(150, Math.max(24, boxes * 2));
}

/** Pairs beyond this have no way at all; the details still list their links. */
const routedLimit = 400;

/** A pair that only what is at home in a third box couples, to which both have lines. */
export interface Through extends Pair {
  readonly third: number;
}

export interface Trunks {
  readonly shown: readonly Pair[];
  /** All others that have a way. */
  readonly onDemand: () => readonly Pair[];
  /** One database of eight projects is a star of seven lines, not a web of twenty-eight. */
  readonly through: readonly Through[];
}

/** The pairs of boxes with coupling between their services, strongest first. */
export function trunksOf(
  { links }: GraphModel,
  membership: Membership,
  grouping: 'current' | 'recommended',
  limit: number,
): Trunks {
  const { [grouping]: boxOf, boxRank: rank, boxCount, unassigned } = membership;
  const homeOf = grouping === 'current' ? membership.thingCurrent : membership.thingRecommended;
  const homes = { boxOf, homeOf, unassigned };
  const sums = createSums(boxCount);
  for (const link of links) {
    const weight = linkWeight(link.share);
    const a = boxOf[link.a] ?? 0;
    const b = boxOf[link.b] ?? 0;
    // What must stay apart is drawn on demand, so it needs a way too.
    if (a === b || (weight === 0 && link.split !== 'required')) continue;
    const inOrder = (rank[a] ?? 0) < (rank[b] ?? 0);
    const sum = inOrder ? sums.add(a, b, weight) : sums.add(b, a, weight);
    if (weight === 0 || sum.third === direct) continue;
    const third = thirdOf(link, homes);
    sum.third = sum.third === undecided || sum.third === third ? third : direct;
  }
  // No project is not a project: what services without one are coupled to is shown on demand.
  const between = sums.pairs.filter(
    ({ a, b, weight }) => weight > 0 && a !== unassigned && b !== unassigned,
  );
  const own = between.filter(({ third }) => third === direct);
  const others = between.filter(({ third }) => third !== direct);
  /** Of some pairs those from both of whose boxes a line leads to the third. */
  const leadingThrough = (lines: readonly Pair[], pairs: readonly Sum[]): Sum[] => {
    const drawn = new Set(lines);
    const isDrawn = (a: number, b: number): boolean => {
      const sum = (rank[a] ?? 0) < (rank[b] ?? 0) ? sums.of(a, b) : sums.of(b, a);
      return sum !== undefined && drawn.has(sum);
    };
    return pairs.filter(({ a, b, third }) => isDrawn(a, third) && isDrawn(b, third));
  };
  let shown = strongest(own, rank, limit);
  let through: readonly Sum[] = others;
  // A line that is not drawn is no way for other pairs: they have lines of their own.
  for (let round = 0; round < 2 && through.length > 0; round++) {
    through = leadingThrough(shown, others);
    const left = new Set(through);
    shown = strongest(
      left.size === 0 ? between : between.filter((pair) => !left.has(pair)),
      rank,
      limit,
    );
  }
  return {
    shown,
    onDemand: () => {
      const chosen = new Set(shown);
      return strongest(sums.pairs, rank, routedLimit).filter((pair) => !chosen.has(pair));
    },
    through: leadingThrough(shown, through),
  };
}

/**
 * One arrow per pair of boxes between which services move. Those from no project come last: there
 * is no way to tell of but for what somebody looks at.
 */
export function movesOf(membership: Membership, limit: number): Pair[] {
  const { unassigned, boxRank: rank, boxCount } = membership;
  const sums = createSums(boxCount);
  membership.current.forEach((a, service) => {
    const b = membership.recommended[service] ?? a;
    if (a !== b) sums.add(a, b, 8);
  });
  const { pairs } = sums;
  const between = strongest(
    pairs.filter(({ a }) => a !== unassigned),
    rank,
    limit,
  );
  const first = strongest(
    pairs.filter(({ a }) => a === unassigned),
    rank,
    limit - between.length,
  );
  return [...between, ...first];
}

interface Sum extends Pair {
  weight: number;
  /** The box that is the home of all that couples the two; `direct` or, at first, `undecided`. */
  third: number;
  /** The one before it in the same bucket. */
  readonly next: Sum | undefined;
}

/** Weights summed up by pairs of boxes; found in buckets, as a map of numbers is much garbage. */
function createSums(boxCount: number) {
  const buckets = new Array<Sum | undefined>(2 ** Math.ceil(Math.log2(boxCount * 4)));
  buckets.fill(undefined);
  const pairs: Sum[] = [];
  const bucketOf = (a: number, b: number): number => (a * spread + b) & (buckets.length - 1);
  const of = (a: number, b: number): Sum | undefined => {
    let sum = buckets[bucketOf(a, b)];
    while (sum && (sum.a !== a || sum.b !== b)) sum = sum.next;
    return sum;
  };
  return {
    pairs,
    of,
    add(a: number, b: number, weight: number): Sum {
      const known = of(a, b);
      if (known) {
        known.weight += weight;
        return known;
      }
      const bucket = bucketOf(a, b);
      const sum = { a, b, weight, third: undecided, next: buckets[bucket] };
      buckets[bucket] = sum;
      pairs.push(sum);
      return sum;
    },
  };
}

/** An odd number that keeps the pairs of one box apart from those of the next. */
const spread = 61;

/** The `limit` strongest pairs in order; of equals those that stand first in the order of boxes. */
function strongest(pairs: readonly Pair[], rank: readonly number[], limit: number): Pair[] {
  const at = (box: number): number => rank[box] ?? 0;
  const least = leastOf(pairs, limit);
  return pairs
    .filter(({ weight }) => weight >= least)
    .sort((p, q) => q.weight - p.weight || at(p.a) - at(q.a) || at(p.b) - at(q.b))
    .slice(0, limit);
}

/** Heavier pairs are counted as if they weighed this. */
const heaviest = 1000;

/** A weight that at least `limit` pairs have, and not many more, found by counting. */
function leastOf(pairs: readonly Pair[], limit: number): number {
  const counts = new Uint32Array(heaviest + 1);
  for (const { weight } of pairs) {
    const at = Math.floor(Math.min(heaviest, weight));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  let least = heaviest;
  for (let left = limit; least > 0; least--) {
    left -= counts[least] ?? 0;
    if (left <= 0) break;
  }
  return least;
}
