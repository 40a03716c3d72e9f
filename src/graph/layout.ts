import { boxesOf } from './boxes.ts';
import { domainsOf } from './domains.ts';
import { framed, type PlacedDomain } from './frames.ts';
import { crowdedFrom, type Rect } from './geometry.ts';
import { linesIn, sameLines, type Lines, type Route } from './lines.ts';
import { membershipOf, type Membership } from './membership.ts';
import type { GraphModel } from './protocol.ts';
import { once } from './once.ts';
import { siteOf, type Site } from './site.ts';
import { skeletonOf, type Skeleton } from './skeleton.ts';
import { serviceSlots, thingSlots, type Slots, type ThingSlots } from './slots.ts';
import { movesOf, shownLimit, trunksOf, type Pair, type Through } from './trunks.ts';

/**
 * Where everything is, made once for the union of both groupings so that switching the view
 * moves nothing but the services that move. Pure: + − × ÷ √ on sorted input, so the same map
 * gives the same picture on every engine, whatever the order of its keys.
 */
export interface Layout {
  /** What the next picture of the map keeps of this one. */
  readonly skeleton: Skeleton;
  /** All boxes and the streets around them. */
  readonly bounds: Rect;
  /** So many services that only the strongest lines between boxes have a way. */
  readonly crowded: boolean;
  /** Per group, and last the box of services without a project; absent where it stays empty. */
  readonly boxes: readonly (Rect | undefined)[];
  readonly columns: readonly number[];
  /** Above a certain number of projects: what they belong to. */
  readonly domains: readonly PlacedDomain[];
  readonly membership: Membership;
  /** Per service. */
  readonly services: Slots;
  /** Per thing; absent where it is not drawn in that grouping, or only counted. */
  readonly things: ThingSlots;
  readonly routes: {
    readonly current: readonly Route[];
    readonly recommended: readonly Route[];
    /** From the present box (a) to the recommended one (b) of services that move. */
    readonly moves: readonly Route[];
  };
  /** Lines that are drawn where somebody asks for them. */
  readonly onDemand: {
    readonly current: readonly Route[];
    readonly recommended: readonly Route[];
  };
  /** Pairs without a line, as both have one to the home of what they share. */
  readonly through: {
    readonly current: readonly Through[];
    readonly recommended: readonly Through[];
  };
  /** Of all these routes: current, recommended, moves, and the two on demand. */
  readonly lines: readonly Lines[];
}

/** What further lines of a picture are found in, and the next picture may stand on. */
const sites = new WeakMap<Layout, Site>();

/** Lines between pairs of boxes that have none in the layout, found when somebody asks for them. */
export function linesBetween(layout: Layout, pairs: readonly Pair[]): readonly Route[] {
  const town = sites.get(layout)?.town;
  if (!town || pairs.length === 0) return [];
  const { spots } = town.streets;
  return linesIn(
    town,
    pairs.filter(({ a, b }) => spots[a] && spots[b]),
  ).routes;
}

/**
 * @param before what is to be kept of the picture before; without it all is laid out afresh
 * @param last the picture before, where it is at hand: lines that go where they went stay as they are
 */
export function layoutGraph(model: GraphModel, before?: Skeleton, last?: Layout): Layout {
  const membership = membershipOf(model);
  const crowded = model.services.length >= crowdedFrom;
  const boxes = boxesOf(model, membership, before);
  const limit = shownLimit(membership.boxCount, crowded);
  const now = trunksOf(model, membership, 'current', limit);
  const then = trunksOf(model, membership, 'recommended', limit);
  const lists = [now.shown, then.shown, movesOf(membership, limit)];
  const domains = domainsOf(model, membership);
  const known = last && sites.get(last);
  const { site, drafts } = siteOf(
    { membership, boxes, domains, lists },
    last && known && { skeleton: last.skeleton, site: known },
  );
  const { places, town } = site;
  // Lines on demand squeeze into the streets as they are, so that asking moves nothing.
  const demanded = [now, then].map((trunks) => (crowded ? [] : trunks.onDemand()));
  const all = [...lists, ...demanded];
  const same = sameLines(site === known ? last?.lines : undefined, all);
  const lines = all.map((pairs, which) => same[which] ?? linesIn(town, pairs, drafts?.[which]));
  const routes = (which: number): readonly Route[] => lines[which]?.routes ?? [];
  const { old, names, grids } = boxes;
  const placed = framed(domains, places, names, old?.domains);
  // From afar nobody looks at them.
  const services = once(() => serviceSlots(membership, grids, places));
  const things = once(() => thingSlots(model, membership, places));
  const layout: Layout = {
    domains: placed,
    skeleton: skeletonOf(site.kept, boxes, placed),
    bounds: site.bounds,
    crowded,
    boxes: places,
    columns: grids.map((grid) => grid.columns),
    membership,
    get services() {
      return services();
    },
    get things() {
      return things();
    },
    lines,
    through: { current: now.through, recommended: then.through },
    routes: {
      get current() {
        return routes(0);
      },
      get recommended() {
        return routes(1);
      },
      get moves() {
        return routes(2);
      },
    },
    onDemand: {
      get current() {
        return routes(3);
      },
      get recommended() {
        return routes(4);
      },
    },
  };
  sites.set(layout, site);
  return layout;
}
