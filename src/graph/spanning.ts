import { size, type Rect } from './geometry.ts';
import { linkWeight } from './membership.ts';
import type { GraphLink } from './protocol.ts';

/** A link with the places of its two ends. */
export interface PlacedLink {
  readonly link: GraphLink;
  readonly from: Rect;
  readonly to: Rect;
}

/** More lines round corners than these tangle, whatever they join. */
const mostBent = 8;

/**
 * The links to draw inside a box: all between neighbours in a row or column, which go straight and
 * so tangle with none, and of the others the strongest that join what is not joined yet, of equal
 * ones those between near cards. What is left out is drawn for what is selected or pointed at.
 */
export function calmed<Item extends PlacedLink>(links: readonly Item[]): Item[] {
  const rate = ({ link, from, to }: Item): number =>
    linkWeight(link.share) * 10_000 - Math.abs(from.x - to.x) - Math.abs(from.y - to.y);
  const root = new Map<number, number>();
  const find = (service: number): number => {
    const up = root.get(service);
    return up === undefined ? service : find(up);
  };
  let bent = 0;
  return [...links]
    .sort((p, q) => rate(q) - rate(p))
    .filter(({ link, from, to }) => {
      const [a, b] = [find(link.a), find(link.b)];
      if (a !== b) root.set(a, b);
      return isStraight(from, to) || (a !== b && ++bent <= mostBent);
    });
}

/** Whether two cards are next to each other in a row or column. */
function isStraight(from: Rect, to: Rect): boolean {
  const [across, down] = [Math.abs(from.x - to.x), Math.abs(from.y - to.y)];
  const { columnGap, rowGap } = size;
  return (down === 0 && across <= from.w + columnGap) || (across === 0 && down <= from.h + rowGap);
}
