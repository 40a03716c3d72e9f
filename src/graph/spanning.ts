import type { Rect } from './geometry.ts';
import { linkWeight } from './membership.ts';
import type { GraphLink } from './protocol.ts';

/** A link with the places of its two ends. */
export interface PlacedLink {
  readonly link: GraphLink;
  readonly from: Rect;
  readonly to: Rect;
}

/** More links a service than these, and only those that hold a box together are drawn. */
const calm = 1.3;

/** The links to draw inside a box of so many services: all, or of many those that hold it together. */
export function calmed<Item extends PlacedLink>(
  links: readonly Item[],
  members: number,
): readonly Item[] {
  return links.length <= members * calm ? links : spanning(links);
}

/** The strongest links that still join all, and of equal ones those between near cards. */
function spanning<Item extends PlacedLink>(links: readonly Item[]): Item[] {
  const rate = ({ link, from, to }: Item): number =>
    linkWeight(link.share) * 10_000 - Math.abs(from.x - to.x) - Math.abs(from.y - to.y);
  const root = new Map<number, number>();
  const find = (service: number): number => {
    const up = root.get(service);
    return up === undefined ? service : find(up);
  };
  return [...links]
    .sort((p, q) => rate(q) - rate(p))
    .filter(({ link }) => {
      const [a, b] = [find(link.a), find(link.b)];
      if (a !== b) root.set(a, b);
      return a !== b;
    });
}
