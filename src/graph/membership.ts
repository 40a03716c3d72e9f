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
  const boxCount = groups.length + 1;
  const named = byName(services);
  const isMoving = (s: number): boolean => current[s] !== recommended[s];
  const moving: number[] = [];
  for (let s = 0; s < services.length; s++) if (isMoving(s)) moving.push(s);
  putInOrder(moving, named);
  const members = listed(boxCount, (put) => {
    for (let s = 0; s < services.length; s++) if (!isMoving(s)) put(recommended[s], s);
    for (const s of moving) put(recommended[s], s);
    for (const s of moving) put(current[s], s);
  });
  for (const own of members) {
    let staying = 0;
    while (staying < own.length && !isMoving(own[staying] as number)) staying++;
    putInOrder(own, named, staying);
  }

  const thingCurrent = things.map((thing) => {
    if (thing.currentHome !== undefined) return thing.currentHome;
    const homeless = thing.users.filter((user) => current[user] === unassigned).length;
    return homeless * 2 > thing.users.length ? unassigned : -1;
  });
  const thingRecommended = things.map((thing) => thing.recommendedHome ?? -1);
  const rank = (t: number): number => thingRank[things[t]?.kind ?? 'flag'];
  const thingNamed = byName(things);
  const ranked = (a: number, b: number): number => rank(a) - rank(b) || thingNamed(a, b);
  const boxThings = listed(boxCount, (put) => {
    for (let t = 0; t < things.length; t++) {
      const now = thingCurrent[t];
      put(now, t);
      if (thingRecommended[t] !== now) put(thingRecommended[t], t);
    }
  });
  for (const own of boxThings) putInOrder(own, ranked);

  const boxOrder = putInOrder(
    groups.map((_, g) => g),
    byName(groups),
  );
  boxOrder.push(unassigned);
  return {
    boxCount,
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

/**
 * Sorts a list, which most often is sorted already, in its place.
 *
 * @param end what follows is left as it is
 */
export function putInOrder(
  list: number[],
  compare: (a: number, b: number) => number,
  end = list.length,
): number[] {
  for (let i = 1; i < end; i++) {
    if (compare(list[i - 1] as number, list[i] as number) <= 0) continue;
    const sorted = list.slice(0, end).sort(compare);
    for (let at = 0; at < end; at++) list[at] = sorted[at] as number;
    break;
  }
  return list;
}

type Put = (box: number | undefined, item: number) => void;

/**
 * Lists of items by box, each of just the length it needs; what is in no box is in no list.
 *
 * @param tell puts the items in order; called twice, first to count them
 */
function listed(boxCount: number, tell: (put: Put) => void): number[][] {
  const counts = new Array<number>(boxCount).fill(0);
  tell((box = -1) => {
    const count = counts[box];
    if (count !== undefined) counts[box] = count + 1;
  });
  const lists = counts.map((count) => new Array<number>(count));
  counts.fill(0);
  tell((box = -1, item) => {
    const at = counts[box];
    const list = lists[box];
    if (at === undefined || list === undefined) return;
    list[at] = item;
    counts[box] = at + 1;
  });
  return lists;
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
