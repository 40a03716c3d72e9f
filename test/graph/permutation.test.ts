import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutGraph } from '../../src/graph/layout.ts';
import type { GraphModel } from '../../src/graph/protocol.ts';
import { generateMap } from '../support/generate.ts';
import { modelOf } from '../support/page.ts';

/** For each place in the new order the old index. */
type Order = readonly number[];

interface Orders {
  readonly services: Order;
  readonly groups: Order;
  readonly things: Order;
  readonly links: Order;
}

const take = <T>(list: readonly T[], order: Order): T[] => order.map((from) => list[from] as T);
const inverse = (order: Order): number[] => {
  const to: number[] = [];
  order.forEach((from, at) => (to[from] = at));
  return to;
};

/** The same model, with every list in another order and every index changed to match. */
function reordered(model: GraphModel, orders: Orders): GraphModel {
  const [service, group, thing] = [orders.services, orders.groups, orders.things].map(inverse);
  const s = (index: number): number => service?.[index] ?? -1;
  const g = (index: number): number => group?.[index] ?? -1;
  const t = (index: number): number => thing?.[index] ?? -1;
  return {
    ...model,
    services: take(model.services, orders.services).map((each) => ({
      ...each,
      recommended: g(each.recommended),
      ...(each.current !== undefined && { current: g(each.current) }),
    })),
    groups: take(model.groups, orders.groups),
    things: take(model.things, orders.things).map((each) => ({
      ...each,
      users: each.users.map(s).reverse(),
      ...(each.currentHome !== undefined && { currentHome: g(each.currentHome) }),
      ...(each.recommendedHome !== undefined && { recommendedHome: g(each.recommendedHome) }),
    })),
    links: take(model.links, orders.links).map((each) => ({
      ...each,
      a: Math.min(s(each.a), s(each.b)),
      b: Math.max(s(each.a), s(each.b)),
      evidence: each.evidence.map((one) => ({
        ...one,
        ...(one.thing !== undefined && { thing: t(one.thing) }),
      })),
    })),
  };
}

/** The layout with names for indexes, so that two orders of one map can be compared. */
function byName(model: GraphModel) {
  const layout = layoutGraph(model);
  const box = (index: number): string => model.groups[index]?.name ?? '(none)';
  const named = <T>(names: readonly string[], list: readonly T[]) =>
    Object.fromEntries(list.map((each, index) => [names[index] ?? '(none)', each] as const));
  const groups = model.groups.map(({ name }) => name);
  const services = model.services.map(({ name }) => name);
  const things = model.things.map(({ kind, name }) => `${kind} ${name}`);
  const routes = (kind: 'current' | 'recommended' | 'moves') =>
    Object.fromEntries(
      [...layout.routes[kind], ...(kind === 'moves' ? [] : layout.onDemand[kind])].map(
        ({ a, b, points, label }) => [`${box(a)} ${box(b)}`, { points, label }],
      ),
    );
  return {
    bounds: layout.bounds,
    boxes: named(groups, layout.boxes),
    now: named(services, layout.services.current),
    then: named(services, layout.services.recommended),
    thingsNow: named(things, layout.things.current),
    thingsThen: named(things, layout.things.recommended),
    routesNow: routes('current'),
    routesThen: routes('recommended'),
    moves: routes('moves'),
  };
}

const orderOf = (count: number): fc.Arbitrary<Order> => {
  const all = Array.from({ length: count }, (_, index) => index);
  return fc.shuffledSubarray(all, { minLength: count, maxLength: count });
};

const ordersOf = ({ services, groups, things, links }: GraphModel): fc.Arbitrary<Orders> =>
  fc.record({
    services: orderOf(services.length),
    groups: orderOf(groups.length),
    things: orderOf(things.length),
    links: orderOf(links.length),
  });

const sized = (services: fc.Arbitrary<number>) =>
  fc
    .record({
      services,
      family: fc.constantFrom('planted' as const, 'by-team' as const, 'mixed' as const),
      seed: fc.integer({ min: 1, max: 1000 }),
    })
    .map((options) => modelOf(generateMap(options)))
    .chain((model) => fc.tuple(fc.constant(model), ordersOf(model)));

/** One project of this many services that share databases in overlapping pairs. */
const crowd = (count: number): GraphModel =>
  modelOf(
    `version: 1\nservices:\n${Array.from(
      { length: count },
      (_, i) => `  s${i}: { project: all, databases: [db-${i >> 1}, db-${(i + 1) >> 1}, db-all] }`,
    ).join('\n')}\n`,
  );

describe('the layout and the order of the map', () => {
  const same = ([model, orders]: [GraphModel, Orders]) => {
    assert.deepEqual(byName(reordered(model, orders)), byName(model));
  };

  it('gives every name the same place, whatever order services, projects, things and links are in', () => {
    fc.assert(fc.property(sized(fc.integer({ min: 1, max: 60 })), same), { numRuns: 50 });
  });

  it('does so for a project of more than forty services', () => {
    for (const count of [41, 48, 49, 70]) {
      const model = crowd(count);
      fc.assert(
        fc.property(ordersOf(model), (orders) => same([model, orders])),
        { numRuns: 8 },
      );
    }
  });

  it('does so where only projects are drawn', () => {
    fc.assert(fc.property(sized(fc.constant(420)), same), { numRuns: 2 });
  });
});
