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
  /** Services sorted by name. */
  readonly serviceOrder: readonly number[];
  /** Things sorted by kind and name. */
  readonly thingOrder: readonly number[];
}

const thingRank: Readonly<Record<GraphThing['kind'], number>> = {
  database: 0,
  segment: 1,
  flag: 2,
};

export function membershipOf(model: GraphModel): Membership {
  const { services, groups, things } = model;
  const unassigned = groups.length;
  const serviceOrder = inOrder(services.map(({ name }) => name));
  const current = services.map((service) => service.current ?? unassigned);
  const recommended = services.map((service) => service.recommended);
  const members: number[][] = Array.from({ length: groups.length + 1 }, () => []);
  const moving: number[] = [];
  for (const s of serviceOrder)
    if (current[s] === recommended[s]) members[recommended[s] as number]?.push(s);
    else moving.push(s);
  for (const s of moving) members[recommended[s] as number]?.push(s);
  for (const s of moving) members[current[s] as number]?.push(s);

  const thingCurrent = things.map((thing) => {
    if (thing.currentHome !== undefined) return thing.currentHome;
    const homeless = thing.users.filter((user) => current[user] === unassigned).length;
    return homeless * 2 > thing.users.length ? unassigned : -1;
  });
  const thingRecommended = things.map((thing) => thing.recommendedHome ?? -1);
  const thingOrder = inOrder(things.map(({ kind, name }) => `${thingRank[kind]}${name}`));
  const boxThings: number[][] = members.map(() => []);
  for (const t of thingOrder) {
    const [now, then] = [thingCurrent[t] ?? -1, thingRecommended[t] ?? -1];
    boxThings[now]?.push(t);
    if (then !== now) boxThings[then]?.push(t);
  }

  const byGroup = inOrder(groups.map(({ name }) => name));
  return {
    boxCount: members.length,
    unassigned,
    current,
    recommended,
    members,
    things: boxThings,
    thingCurrent,
    thingRecommended,
    boxOrder: [...byGroup, unassigned],
    serviceOrder,
    thingOrder,
  };
}

/** Indexes of names in their order. Most stand in it already: the others are put among them. */
function inOrder(names: readonly string[]): number[] {
  const name = (index: number): string => names[index] as string;
  let sorted = Math.min(1, names.length);
  while (sorted < names.length && name(sorted - 1) <= name(sorted)) sorted++;
  const others = Array.from({ length: names.length - sorted }, (_, i) => sorted + i);
  others.sort((a, b) => byCodeUnit(name(a), name(b)) || a - b);
  const order: number[] = [];
  let next = 0;
  for (const other of others) {
    while (next < sorted && name(next) <= name(other)) order.push(next++);
    order.push(other);
  }
  while (next < sorted) order.push(next++);
  return order;
}

/** Where each index stands in an order of all of them. */
export function ranksOf(order: readonly number[]): number[] {
  // An array that is written to far behind its end becomes a slow one.
  const ranks = new Array<number>(order.length).fill(0);
  order.forEach((index, position) => (ranks[index] = position));
  return ranks;
}

/** What a link weighs for the layout: required counts as much as four strong reasons. */
export function linkWeight(share: number | 'required'): number {
  return share === 'required' ? 40 : share > 0 ? share : 0;
}
