import type { Layout } from '../graph/layout.ts';
import type { Route } from '../graph/lines.ts';
import { onceFor } from '../graph/once.ts';
import type { Through } from '../graph/trunks.ts';
import { couplings, pairKey } from '../graph/coupling.ts';
import type { Channel, GraphLink, GraphModel } from '../graph/protocol.ts';
import { keyOf } from './keys.ts';

/** All coupling between two projects, as one line. */
export interface Trunk {
  readonly route: Route;
  readonly key: string;
  readonly count: number;
  readonly points: number;
  readonly channel: Channel;
  readonly required: boolean;
  /** Few points: drawn thin, so that the strong ones stand out. */
  readonly weak: boolean;
}

/** The way between two boxes, be it one that is only drawn on demand. */
export function routeBetween(
  { routes, onDemand }: Layout,
  grouping: 'current' | 'recommended',
  a: number,
  b: number,
): Route | undefined {
  const key = pairKey(a, b);
  return routesByPair(routes[grouping]).get(key) ?? routesByPair(onDemand[grouping]).get(key);
}

/** Routes by the `pairKey` of their boxes. */
const routesByPair = onceFor(
  (routes: readonly Route[]): ReadonlyMap<string, Route> =>
    new Map(routes.map((route) => [pairKey(route.a, route.b), route])),
);

/** What couples projects. */
export interface Coupled {
  /** The strongest first. */
  readonly trunks: readonly Trunk[];
  /** How many couplings there are, with and without a route. */
  readonly total: number;
  /** How many of those without one go through a third project. */
  readonly through: number;
}

/** Sums of the links along each route that is shown unasked. */
export function trunksOf(
  model: GraphModel,
  layout: Layout,
  grouping: 'current' | 'recommended',
  channelOf: (link: GraphLink, index: number) => Channel | undefined,
): Coupled {
  const { membership } = layout;
  const routes = routesByPair(layout.routes[grouping]);
  const thirds = thirdsByPair(layout.through[grouping]);
  // No project is not a project: what services without one are coupled to is shown on demand.
  const all = couplings(model.links, membership[grouping], channelOf).filter(
    ({ b }) => b !== membership.unassigned,
  );
  const drawn = new Set(all.map(({ a, b }) => pairKey(a, b)).filter((key) => routes.has(key)));
  let through = 0;
  const trunks = all.flatMap(({ a, b, count, points, channel, required }) => {
    const third = thirds.get(pairKey(a, b));
    if (third !== undefined && drawn.has(pairKey(a, third)) && drawn.has(pairKey(b, third))) {
      through++;
      return [];
    }
    // A filter may hide the ways through a third project, but not what goes through it.
    const route =
      third === undefined ? routes.get(pairKey(a, b)) : routeBetween(layout, grouping, a, b);
    if (!route) return [];
    const key = keyOf(model, { kind: 'trunk', a: route.a, b: route.b });
    return { route, key, count, points, channel, required, weak: !required && points < 5 };
  });
  return { trunks, total: all.length, through };
}

/** The third boxes by the `pairKey` of what goes through them. */
const thirdsByPair = onceFor(
  (through: readonly Through[]): ReadonlyMap<string, number> =>
    new Map(through.map(({ a, b, third }) => [pairKey(a, b), third])),
);
