import { linkWeight } from './membership.ts';
import type { Membership } from './membership.ts';
import type { GraphModel } from './protocol.ts';

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
}

/** The pairs of boxes with coupling between their services, strongest first. */
export function trunksOf(
  model: GraphModel,
  membership: Membership,
  grouping: 'current' | 'recommended',
  limit: number,
): Trunks {
  const { [grouping]: boxOf, boxRank: rank, boxCount, unassigned } = membership;
  const sums = createSums(boxCount);
  for (const link of model.links) {
    const weight = linkWeight(link.share);
    const a = boxOf[link.a] ?? 0;
    const b = boxOf[link.b] ?? 0;
    // What must stay apart is drawn on demand, so it needs a way too.
    if (a === b || (weight === 0 && link.split !== 'required')) continue;
    if ((rank[a] ?? 0) < (rank[b] ?? 0)) sums.add(a, b, weight);
    else sums.add(b, a, weight);
  }
  // No project is not a project: what services without one are coupled to is shown on demand.
  const sorted = strongest(sums.pairs, rank, routedLimit);
  const shown = sorted
    .filter(({ a, b, weight }) => weight > 0 && a !== unassigned && b !== unassigned)
    .slice(0, limit);
  const chosen = new Set(shown);
  return { shown, onDemand: sorted.filter((pair) => !chosen.has(pair)) };
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

/** Weights summed up by pairs of boxes. */
function createSums(boxCount: number) {
  const found = new Map<number, { a: number; b: number; weight: number }>();
  const pairs: Pair[] = [];
  return {
    pairs,
    add(a: number, b: number, weight: number): void {
      const key = a * boxCount + b;
      const pair = found.get(key);
      if (pair) {
        pair.weight += weight;
        return;
      }
      const first = { a, b, weight };
      found.set(key, first);
      pairs.push(first);
    },
  };
}

/** The `limit` strongest pairs in order; of equals those that stand first in the order of boxes. */
function strongest(pairs: Pair[], rank: readonly number[], limit: number): Pair[] {
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
