import { couplings } from '../graph/coupling.ts';
import { domainRoutes } from '../graph/domainLines.ts';
import type { Layout } from '../graph/layout.ts';
import type { Channel, GraphLink, GraphModel } from '../graph/protocol.ts';
import type { Route } from '../graph/lines.ts';
import type { Sight } from './sight.ts';

/** All coupling between two domains, or all moves from one to the other, as one line. */
export interface DomainLine {
  /** Between domains, by their place in the layout. */
  readonly route: Route;
  readonly count: number;
  readonly points: number;
  /** Undefined for moves. */
  readonly channel: Channel | undefined;
  readonly required: boolean;
  /** Of all lines: the strongest third is drawn bold, the weakest thin. */
  readonly rank: 'strong' | 'plain' | 'weak';
}

/** What becomes of the services of a domain. */
export interface DomainChange {
  readonly come: number;
  readonly leave: number;
  readonly within: number;
}

export interface DomainTraffic {
  readonly lines: readonly DomainLine[];
  /** How many there are, of which the strongest have a line. */
  readonly total: number;
  /** Per domain. */
  readonly changes: readonly DomainChange[];
}

/** From afar the lines go from domain to domain, and not from project to project. */
export const isByDomain = (
  { domains }: Pick<Layout, 'domains'>,
  { level }: Pick<Sight, 'level'>,
): boolean => domains.length > 0 && level === 'far';

/** Few enough that each can be followed. */
const mostLines = (domains: number): number =>
  Math.min(48, Math.max(10, Math.round(domains * 1.25)));

interface Sum {
  readonly a: number;
  readonly b: number;
  readonly count: number;
  readonly points: number;
  readonly channel?: Channel;
  readonly required?: boolean;
}

/** The strongest of the sums with their ways, in an order of their own. */
function linesOf(layout: Layout, sums: readonly Sum[]): DomainLine[] {
  const shown = sums.slice(0, mostLines(layout.domains.length));
  const routes = domainRoutes(
    layout,
    shown.map(({ a, b, points }) => ({ a, b, weight: points })),
  );
  return shown.flatMap(({ count, points, channel, required = false }, i) => {
    const route = routes[i];
    const part = (i * 3) / shown.length;
    const rank = part < 1 ? 'strong' : part < 2 ? 'plain' : 'weak';
    return route ? [{ route, count, points, channel, required, rank }] : [];
  });
}

/** Per box the domain it is in, or −1. */
function domainsByBox({ domains, boxes }: Layout): number[] {
  const domainOf = boxes.map(() => -1);
  domains.forEach((domain, index) => {
    for (const box of domain.boxes) domainOf[box] = index;
  });
  return domainOf;
}

/** What couples domains. */
export function domainCouplings(
  model: GraphModel,
  layout: Layout,
  boxOf: readonly number[],
  channelOf: (link: GraphLink, index: number) => Channel | undefined,
): DomainTraffic {
  const domainOf = domainsByBox(layout);
  const sums = couplings(
    model.links,
    boxOf.map((box) => domainOf[box] ?? -1),
    channelOf,
  ).filter(({ a }) => a >= 0);
  return { lines: linesOf(layout, sums), total: sums.length, changes: [] };
}

/** What moves between domains, and in and out of each of them. */
export function domainMoves(
  layout: Layout,
  passed: ReadonlySet<number> | undefined,
): DomainTraffic {
  const domainOf = domainsByBox(layout);
  const changes = layout.domains.map(() => ({ come: 0, leave: 0, within: 0 }));
  const sums = new Map<string, { a: number; b: number; count: number; points: number }>();
  const { current, recommended } = layout.membership;
  current.forEach((from, service) => {
    const to = recommended[service] ?? from;
    if (from === to || (passed && !passed.has(service))) return;
    const [a, b] = [domainOf[from] ?? -1, domainOf[to] ?? -1];
    const [left, entered] = [changes[a], changes[b]];
    if (a === b) {
      if (left) left.within++;
      return;
    }
    if (left) left.leave++;
    if (entered) entered.come++;
    if (!left || !entered) return;
    const key = `${a} ${b}`;
    const sum = sums.get(key) ?? { a, b, count: 0, points: 0 };
    sums.set(key, sum);
    sum.count++;
    sum.points++;
  });
  const sorted = [...sums.values()].sort((p, q) => q.count - p.count || p.a - q.a || p.b - q.b);
  return { lines: linesOf(layout, sorted), total: sorted.length, changes };
}
