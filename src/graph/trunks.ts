import { linkWeight } from './membership.ts';
import type { Membership } from './membership.ts';
import type { GraphModel } from './protocol.ts';

/** Two boxes that a line joins. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** More lines than this no one can follow; the strongest are drawn. */
export const trunkLimit = 150;

/** The pairs of boxes with coupling between their services, strongest first. */
export function trunksOf(
  model: GraphModel,
  boxOf: readonly number[],
  boxOrder: readonly number[],
): Pair[] {
  const rank = ranks(boxOrder);
  const sums = new Map<string, Pair>();
  for (const link of model.links) {
    const weight = linkWeight(link.share);
    const [p, q] = [boxOf[link.a] ?? 0, boxOf[link.b] ?? 0];
    if (p === q || weight === 0) continue;
    const [a, b] = (rank[p] ?? 0) < (rank[q] ?? 0) ? [p, q] : [q, p];
    const key = `${a} ${b}`;
    sums.set(key, { a, b, weight: (sums.get(key)?.weight ?? 0) + weight });
  }
  return strongest([...sums.values()], rank);
}

/** One arrow per pair of boxes between which services move. */
export function movesOf(membership: Membership): Pair[] {
  const rank = ranks(membership.boxOrder);
  const sums = new Map<string, Pair>();
  membership.current.forEach((a, service) => {
    const b = membership.recommended[service] ?? a;
    if (a === b) return;
    const key = `${a} ${b}`;
    sums.set(key, { a, b, weight: (sums.get(key)?.weight ?? 0) + 8 });
  });
  return strongest([...sums.values()], rank);
}

function ranks(boxOrder: readonly number[]): number[] {
  const rank: number[] = [];
  boxOrder.forEach((box, position) => (rank[box] = position));
  return rank;
}

function strongest(pairs: Pair[], rank: readonly number[]): Pair[] {
  const at = (box: number): number => rank[box] ?? 0;
  pairs.sort((p, q) => q.weight - p.weight || at(p.a) - at(q.a) || at(p.b) - at(q.b));
  return pairs.slice(0, trunkLimit);
}
