import { boxesOf } from './boxes.ts';
import { crowdedFrom, size } from './geometry.ts';
import type { Rect } from './geometry.ts';
import { membershipOf } from './membership.ts';
import type { Membership } from './membership.ts';
import type { Affinity } from './order.ts';
import { widen } from './pack.ts';
import { corridorHeights, nowhere, placeRows, rowsOf } from './place.ts';
import type { GraphModel } from './protocol.ts';
import { keepWays, type KnownWays, type WayKeeper } from './knownWays.ts';
import { linesIn, sameLines, type Lines, type Route, type Town } from './lines.ts';
import { domainsOf, framed, inLine, stillTogether } from './domains.ts';
import type { PlacedDomain } from './domains.ts';
import { draft, gapsNeeded } from './routes.ts';
import { keptShelves, skeletonOf } from './skeleton.ts';
import type { Shelves, Skeleton } from './skeleton.ts';
import { serviceSlots, thingSlots, type ThingSlots } from './slots.ts';
import { streetsOf } from './streets.ts';
import type { Way } from './streets.ts';
import { movesOf, shownLimit, trunksOf } from './trunks.ts';
import type { Pair } from './trunks.ts';

/**
 * Where everything is, made once for the union of both groupings so that switching the view
 * moves nothing but the services that move. Pure: + − × ÷ √ on sorted input, so the same map
 * gives the same picture on every engine, whatever the order of its keys.
 */
export interface Layout {
  /** What the next picture of the map keeps of this one. */
  readonly skeleton: Skeleton;
  readonly ways: KnownWays;
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
  /** Of all these routes: current, recommended, moves, and the two on demand. */
  readonly lines: readonly Lines[];
}

export interface Slots {
  readonly current: readonly (Rect | undefined)[];
  readonly recommended: readonly (Rect | undefined)[];
}

/** What further lines of a picture are found in. */
const towns = new WeakMap<Layout, Town>();

/** Lines between pairs of boxes that have none in the layout, found when somebody asks for them. */
export function linesBetween(layout: Layout, pairs: readonly Pair[]): readonly Route[] {
  const town = towns.get(layout);
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
  const { grids, sizes, old } = boxes;
  const limit = shownLimit(membership.boxCount, crowded);
  const now = trunksOf(model, membership.current, membership.boxOrder, limit);
  const then = trunksOf(model, membership.recommended, membership.boxOrder, limit);
  const moving = movesOf(membership, limit);
  const kept = old && keptShelves(old, boxes, membership.unassigned);
  const domains = domainsOf(model, membership);
  const fresh = kept
    ? undefined
    : rowsOf(membership, sizes, affinitiesOf([now.shown, then.shown, moving]), domains);
  const packed = kept?.rows ?? fresh?.rows ?? [];
  // First the ways, then the room they need in gaps and corridors, then where everything is.
  const level = packed.map(() => size.corridor).concat(size.corridor);
  const rough = placeRows(packed, sizes, level).boxes.map((box) => box ?? nowhere);
  const plan = streetsOf(packed, sizes.length);
  const ways = keepWays(plan, rough, boxes.names, last?.ways);
  const wayOf = wayIn(ways);
  const lists = [now.shown, then.shown, moving];
  const rows = fresh
    ? widen(
        packed,
        inLine(
          gapsNeeded(
            plan,
            lists.map((list) => list.map(wayOf)),
          ),
          fresh,
        ),
      )
    : packed;
  const streets = fresh ? streetsOf(rows, sizes.length) : plan;
  const widened = fresh ? placeRows(rows, sizes, level).boxes.map((box) => box ?? nowhere) : rough;
  const drafts = fresh && lists.map((list) => draft(list.map(wayOf), streets, widened));
  const corridors =
    kept?.corridors ?? corridorHeights(drafts ?? [], rows.length + 1, fresh?.extra ?? []);
  const placed = placeRows(rows, sizes, corridors);
  const unmoved = last && sameStreets(last, { rows, corridors }, placed.boxes) ? last : undefined;
  // Lines on demand squeeze into the streets as they are, so that asking moves nothing.
  const demanded = [now, then].map((trunks) => (crowded ? [] : trunks.onDemand));
  const all = [...lists, ...demanded];
  const same = sameLines(unmoved?.lines, all);
  const town: Town = {
    wayOf,
    streets,
    rough: widened,
    boxes: placed.boxes.map((box) => box ?? nowhere),
    corridors: placed.corridors,
  };
  const lines = all.map((pairs, which) => same[which] ?? linesIn(town, pairs, drafts?.[which]));
  const routes = (which: number): readonly Route[] => lines[which]?.routes ?? [];
  // A box that has come since stands elsewhere: its domain has it when all is tidied up.
  const standing = old ? stillTogether(domains, old.domains, boxes.names) : domains;
  const layout: Layout = {
    domains: framed(standing, placed.boxes),
    skeleton: skeletonOf({ rows, corridors }, boxes, standing),
    ways: ways.known,
    bounds: placed.bounds,
    crowded,
    boxes: placed.boxes,
    columns: grids.map((grid) => grid.columns),
    membership,
    services: serviceSlots(membership, grids, placed.boxes),
    things: thingSlots(model, membership, placed.boxes),
    lines,
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
  towns.set(layout, town);
  return layout;
}

/** A function that remembers nothing but the keeper: lines that are still to be found hold on to it. */
const wayIn =
  (ways: WayKeeper) =>
  ({ a, b }: Pair): Way =>
    ways.find(a, b);

/** Whether lines find all streets and boxes where they were. */
function sameStreets(
  { boxes, skeleton }: Layout,
  { rows, corridors }: Shelves,
  now: Layout['boxes'],
): boolean {
  return (
    alike(corridors, skeleton.corridors) &&
    rows.length === skeleton.rows.length &&
    rows.every(({ h, gaps, cells }, r) => {
      const kept = skeleton.rows[r];
      return (
        kept?.h === h &&
        alike(gaps, kept.gaps) &&
        cells.length === kept.cells.length &&
        cells.every(({ w }, c) => w === kept.cells[c]?.w)
      );
    }) &&
    now.length === boxes.length &&
    now.every((rect, box) => {
      const then = boxes[box];
      return rect && then
        ? alike([rect.x, rect.y, rect.w, rect.h], [then.x, then.y, then.w, then.h])
        : rect === then;
    })
  );
}

const alike = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

function affinitiesOf(pairs: readonly (readonly Pair[])[]): Affinity[] {
  const sums = new Map<string, Affinity>();
  for (const list of pairs) {
    for (const { a, b, weight } of list) {
      const [low, high] = a < b ? [a, b] : [b, a];
      const key = `${low} ${high}`;
      sums.set(key, { a: low, b: high, weight: (sums.get(key)?.weight ?? 0) + weight });
    }
  }
  return [...sums.values()];
}
