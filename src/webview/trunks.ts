import type { Layout, Route } from '../graph/layout.ts';
import type { Channel, GraphModel } from '../graph/protocol.ts';
import { linkWeight } from '../graph/membership.ts';
import { drawnChannel, type Hidden } from './filters.ts';
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

/** Whether a link is spoken of at all: its services and its evidence pass the filters. */
export type Counted = (link: number) => boolean;

export const pairKey = (a: number, b: number): string =>
  a < b ? `${String(a)} ${String(b)}` : `${String(b)} ${String(a)}`;

const routeTables = new WeakMap<readonly Route[], ReadonlyMap<string, Route>>();

/** The route between two boxes, by `pairKey`. */
export function routesByPair(routes: readonly Route[]): ReadonlyMap<string, Route> {
  let table = routeTables.get(routes);
  if (!table) {
    table = new Map(routes.map((route) => [pairKey(route.a, route.b), route]));
    routeTables.set(routes, table);
  }
  return table;
}

/** Sums of the links along each route that is shown unasked, the strongest first. */
export function trunksOf(
  model: GraphModel,
  layout: Layout,
  grouping: 'current' | 'recommended',
  hidden: Hidden,
  counted: Counted,
): Trunk[] {
  const routes = routesByPair(layout.routes[grouping]);
  const boxOf = layout.membership[grouping];
  interface Sum {
    count: number;
    points: number;
    required: boolean;
    readonly channels: Map<Channel, number>;
  }
  const sums = new Map<Route, Sum>();
  model.links.forEach((link, index) => {
    const [x, y] = [boxOf[link.a] ?? -1, boxOf[link.b] ?? -1];
    if (x === y) return;
    const route = routes.get(pairKey(x, y));
    if (!route?.shown || !counted(index)) return;
    const channel = drawnChannel(link, hidden);
    if (channel === undefined) return;
    const sum = sums.get(route) ?? { count: 0, points: 0, required: false, channels: new Map() };
    sums.set(route, sum);
    const weight = linkWeight(link.share);
    sum.count++;
    sum.points += weight;
    sum.required ||= link.share === 'required';
    sum.channels.set(channel, (sum.channels.get(channel) ?? 0) + weight);
  });
  return [...sums]
    .map(([route, { count, points, required, channels }]): Trunk => {
      const [channel = 'other'] = [...channels].sort((p, q) => q[1] - p[1]).map(([name]) => name);
      return {
        route,
        key: keyOf(model, { kind: 'trunk', a: route.a, b: route.b }),
        count,
        points,
        channel,
        required,
        weak: !required && points < 5,
      };
    })
    .sort((p, q) => q.points - p.points);
}
