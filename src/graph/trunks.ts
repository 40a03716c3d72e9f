import { linkWeight } from './membership.ts';
import type { Membership } from './membership.ts';
import type { GraphModel } from './protocol.ts';
import type { FindThird } from './thirds.ts';

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

export interface Trunks {
  readonly shown: readonly Pair[];
  readonly onDemand: readonly Pair[];
  /** How many of these are coupled through a third box alone. */
  readonly throughThirds: number;
}

/** The pairs of boxes with coupling between their services, strongest first. */
export function trunksOf(
  model: GraphModel,
  membership: Membership,
  grouping: 'current' | 'recommended',
  limit: number,
  thirdOf: FindThird,
): Trunks {
  const { [grouping]: boxOf, boxRank: rank, unassigned } = membership;
  const homeOf = grouping === 'current' ? membership.thingCurrent : membership.thingRecommended;
  const sums = createSums(model.links.length);
  for (const link of model.links) {
    const weight = linkWeight(link.share);
    const a = boxOf[link.a] ?? 0;
    const b = boxOf[link.b] ?? 0;
    // What must stay apart is drawn on demand, so it needs a way too.
    if (a === b || (weight === 0 && link.split !== 'required')) continue;
    const inOrder = (rank[a] ?? 0) < (rank[b] ?? 0);
    const sum = inOrder ? sums.add(a, b, weight) : sums.add(b, a, weight);
    if (weight > 0 && sum.third !== direct) {
      const third = thirdOf(link, boxOf, homeOf);
      sum.third = third < 0 || third === unassigned ? direct : third;
    }
  }
  // No project is not a project: what services without one are coupled to is shown on demand.
  const own: Pair[] = [];
  let throughThirds = 0;
  for (const sum of sums.pairs) {
    const { a, b, weight, third } = sum;
    if (weight === 0 || a === unassigned || b === unassigned) continue;
    if (third !== direct && sums.has(a, third) && sums.has(b, third)) throughThirds++;
    else own.push(sum);
  }
  const shown = strongest(own, rank, limit);
  const chosen = new Set<Pair>(shown);
  return {
    shown,
    onDemand: strongest(sums.pairs, rank, routedLimit).filter((pair) => !chosen.has(pair)),
    throughThirds,
  };
}

/**
 * One arrow per pair of boxes between which services move. Those from no project come last: there
 * is no way to tell of but for what somebody looks at.
 */
export function movesOf(membership: Membership, limit: number): Pair[] {
  const { unassigned, boxRank: rank } = membership;
  const sums = createSums(membership.current.length);
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

/** What is coupled for itself, and what is not known to be coupled yet. */
const direct = -1;
const unknown = -2;

interface Sum extends Pair {
  weight: number;
  /** The box that has what the two share, where nothing else couples them; else `direct`. */
  third: number;
}

/**
 * Weights summed up by pairs of boxes, in a table with open addressing (Knuth, The Art of Computer
 * Programming 3, 6.4): a map of numbers takes twice as long, and there are thousands at each edit.
 *
 * @param most how many pairs there may be
 */
function createSums(most: number) {
  const pairs: Sum[] = [];
  const mask = 2 ** Math.ceil(Math.log2(2 * most + 2)) - 1;
  /** Numbers of pairs, counted from 1; 0 where there is none. */
  const table = new Int32Array(mask + 1);
  /** The address of a pair, or the free one where it has to be put. */
  const addressOf = (a: number, b: number): number => {
    let at = (Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca6b)) & mask;
    for (;;) {
      const pair = pairs[(table[at] ?? 0) - 1];
      if (!pair || (pair.a === a && pair.b === b)) return at;
      at = (at + 1) & mask;
    }
  };
  return {
    pairs,
    /** Whether there is anything between two boxes, whichever is told first. */
    has: (a: number, b: number): boolean =>
      table[addressOf(a, b)] !== 0 || table[addressOf(b, a)] !== 0,
    add(a: number, b: number, weight: number): Sum {
      const at = addressOf(a, b);
      const known = pairs[(table[at] ?? 0) - 1];
      if (known) {
        known.weight += weight;
        return known;
      }
      const sum = { a, b, weight, third: unknown };
      table[at] = pairs.push(sum);
      return sum;
    },
  };
}

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
