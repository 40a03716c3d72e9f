import type { GraphLink } from './protocol.ts';

/** What is coupled for itself, and what no reason has been looked at of. */
export const direct = -1;
export const undecided = -2;

/** Where the services and the shared things of a grouping are. */
export interface Homes {
  readonly boxOf: readonly number[];
  /** Per thing its box; −1 where it is not drawn. */
  readonly homeOf: readonly number[];
  /** The box of no project: what is at home there has no lines. */
  readonly unassigned: number;
}

/**
 * The third box that is the home of all that couples two services; `direct` where anything else
 * does. What all services of an owner or product have in common does not count, as no line is
 * drawn for it.
 */
export function thirdOf(link: GraphLink, { boxOf, homeOf, unassigned }: Homes): number {
  if (link.share === 'required') return direct;
  let third = undecided;
  for (const { kind, thing, places } of link.evidence) {
    if (kind === 'split' || places.length === 0) continue;
    const home = thing === undefined ? direct : (homeOf[thing] ?? direct);
    if (home < 0 || home === unassigned || home === boxOf[link.a] || home === boxOf[link.b])
      return direct;
    if (third !== undecided && third !== home) return direct;
    third = home;
  }
  return third === undecided ? direct : third;
}
