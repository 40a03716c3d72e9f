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
  /** Per service its rank by name. */
  readonly rank: readonly number[];
  /** Things sorted by kind and name. */
  readonly thingOrder: readonly number[];
}

const thingRank: Readonly<Record<GraphThing['kind'], number>> = {
  database: 0,
  segment: 1,
  flag: 2,
};

/** @param last that of the picture before, whose order is often still the right one */
export function membershipOf(model: GraphModel, last?: Membership): Membership {
  const { services, groups, things } = model;
  const unassigned = groups.length;
  const byName = services.map((_, index) => index);
  byName.sort((a, b) => byCodeUnit(services[a]?.name ?? '', services[b]?.name ?? '') || a - b);
  const rank: number[] = [];
  byName.forEach((service, position) => (rank[service] = position));

  const current = services.map((service) => service.current ?? unassigned);
  const recommended = services.map((service) => service.recommended);
  const members: number[][] = Array.from({ length: groups.length + 1 }, () => []);
  const add = (box: number, service: number): void => void members[box]?.push(service);
  for (const s of byName) if (current[s] === recommended[s]) add(recommended[s] ?? 0, s);
  for (const s of byName) if (current[s] !== recommended[s]) add(recommended[s] ?? 0, s);
  for (const s of byName) if (current[s] !== recommended[s]) add(current[s] ?? 0, s);

  const thingCurrent = things.map((thing) => {
    if (thing.currentHome !== undefined) return thing.currentHome;
    const homeless = thing.users.filter((user) => current[user] === unassigned).length;
    return homeless * 2 > thing.users.length ? unassigned : -1;
  });
  const thingRecommended = things.map((thing) => thing.recommendedHome ?? -1);
  const thingOrder = sorted(things.length, last?.thingOrder, (a, b) => {
    const [left, right] = [things[a], things[b]];
    if (!left || !right) return 0;
    return (
      thingRank[left.kind] - thingRank[right.kind] || byCodeUnit(left.name, right.name) || a - b
    );
  });
  const boxThings: number[][] = members.map(() => []);
  for (const t of thingOrder) {
    const [now, then] = [thingCurrent[t] ?? -1, thingRecommended[t] ?? -1];
    boxThings[now]?.push(t);
    if (then !== now) boxThings[then]?.push(t);
  }

  const byGroup = sorted(
    groups.length,
    last?.boxOrder.slice(0, -1),
    (a, b) => byCodeUnit(groups[a]?.name ?? '', groups[b]?.name ?? '') || a - b,
  );
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
    rank,
    thingOrder,
  };
}

/** The indexes below `count` in order; what was in order before is sorted soon. */
function sorted(
  count: number,
  before: readonly number[] | undefined,
  compare: (a: number, b: number) => number,
): number[] {
  const start = before?.length === count ? [...before] : Array.from({ length: count }, (_, i) => i);
  return start.sort(compare);
}

/** What a link weighs for the layout: required counts as much as four strong reasons. */
export function linkWeight(share: number | 'required'): number {
  return share === 'required' ? 40 : share > 0 ? share : 0;
}
