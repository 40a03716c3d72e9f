import { byCodeUnit } from './geometry.ts';
import type { GraphModel, GraphThing } from './protocol.ts';

/** What the box of services without a project is called. */
export const unassignedName = 'Unassigned';

/**
 * Who is where: the union of both groupings, in an order that depends on names only. Box `g` is
 * group `g`; one more box, `groups.length`, holds the services without a project today.
 */
export interface Membership {
  readonly boxCount: number;
  readonly unassigned: number;
  /** Per service its box in each grouping. */
  readonly current: readonly number[];
  readonly recommended: readonly number[];
  /** Per box its services in either grouping: those that stay, then comers, then leavers. */
  readonly members: readonly (readonly number[])[];
  /** Per box its things in either grouping. */
  readonly things: readonly (readonly number[])[];
  /** Per thing its box, or -1 where it is not drawn. */
  readonly thingCurrent: readonly number[];
  readonly thingRecommended: readonly number[];
  /** Boxes sorted by name, the unassigned one last. */
  readonly boxOrder: readonly number[];
  /** Per box where it stands in that order. */
  readonly boxRank: readonly number[];
}

const thingRank: Readonly<Record<GraphThing['kind'], number>> = {
  database: 0,
  segment: 1,
  flag: 2,
};

export function membershipOf(model: GraphModel): Membership {
  const { services, groups, things } = model;
  const unassigned = groups.length;
  const current = services.map((service) => service.current ?? unassigned);
  const recommended = services.map((service) => service.recommended);
  const members: number[][] = Array.from({ length: groups.length + 1 }, () => []);
  const moving: number[] = [];
  for (let s = 0; s < services.length; s++)
    if (current[s] === recommended[s]) members[recommended[s] as number]?.push(s);
    else moving.push(s);
  const named = byName(services);
  for (const own of members) putInOrder(own, named);
  putInOrder(moving, named);
  for (const s of moving) members[recommended[s] as number]?.push(s);
  for (const s of moving) members[current[s] as number]?.push(s);

  const thingCurrent = things.map((thing) => {
    if (thing.currentHome !== undefined) return thing.currentHome;
    const homeless = thing.users.filter((user) => current[user] === unassigned).length;
    return homeless * 2 > thing.users.length ? unassigned : -1;
  });
  const thingRecommended = things.map((thing) => thing.recommendedHome ?? -1);
  const boxThings: number[][] = members.map(() => []);
  for (let t = 0; t < things.length; t++) {
    const [now, then] = [thingCurrent[t] ?? -1, thingRecommended[t] ?? -1];
    boxThings[now]?.push(t);
    if (then !== now) boxThings[then]?.push(t);
  }
  const rank = (t: number): number => thingRank[things[t]?.kind ?? 'flag'];
  const thingNamed = byName(things);
  const ranked = (a: number, b: number): number => rank(a) - rank(b) || thingNamed(a, b);
  for (const own of boxThings) putInOrder(own, ranked);

  const boxOrder = putInOrder(
    groups.map((_, g) => g),
    byName(groups),
  );
  boxOrder.push(unassigned);
  return {
    boxCount: members.length,
    unassigned,
    current,
    recommended,
    members,
    things: boxThings,
    thingCurrent,
    thingRecommended,
    boxOrder,
    boxRank: ranksOf(boxOrder),
  };
}

/** How indexes of items compare by the names of these. */
export const byName =
  (items: readonly { readonly name: string }[]) =>
  (a: number, b: number): number =>
    byCodeUnit(items[a]?.name ?? '', items[b]?.name ?? '');

/** Sorts a list, which most often is sorted already, in its place. */
export function putInOrder(list: number[], compare: (a: number, b: number) => number): number[] {
  for (let i = 1; i < list.length; i++)
    if (compare(list[i - 1] as number, list[i] as number) > 0) return list.sort(compare);
  return list;
}

/** Where each index stands in an order of all of them. */
function ranksOf(order: readonly number[]): number[] {
  // An array that is written to far behind its end becomes a slow one.
  const ranks = new Array<number>(order.length).fill(0);
  order.forEach((index, position) => (ranks[index] = position));
  return ranks;
}

/** What a link weighs for the layout: required counts as much as four strong reasons. */
export function linkWeight(share: number | 'required'): number {
  return share === 'required' ? 40 : share > 0 ? share : 0;
}
