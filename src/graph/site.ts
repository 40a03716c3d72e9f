import { alike } from './arrays.ts';
import type { Boxes } from './boxes.ts';
import { inLine, type Domain } from './domains.ts';
import { size, type Rect } from './geometry.ts';
import { keepWays, type KnownWays, type WayKeeper } from './knownWays.ts';
import type { Town } from './lines.ts';
import type { Membership } from './membership.ts';
import type { Affinity } from './order.ts';
import { widen, type Row } from './pack.ts';
import { corridorHeights, nowhere, placeRows, rowsOf } from './place.ts';
import { draft, gapsNeeded, type Draft } from './routes.ts';
import { keptRow, keptShelves, type Shelves, type Skeleton } from './skeleton.ts';
import { streetsOf, type Streets } from './streets.ts';
import type { Pair } from './trunks.ts';

/** Where the boxes of a picture stand, and the streets that lines find between them. */
export interface Site {
  /** What the next picture keeps of its rows. */
  readonly kept: Pick<Skeleton, 'rows' | 'corridors'>;
  /** Per box; absent where it is not drawn. */
  readonly places: readonly (Rect | undefined)[];
  /** All boxes and the streets around them. */
  readonly bounds: Rect;
  readonly ways: KnownWays;
  readonly town: Town;
  /** What it was made for. */
  readonly boxes: Pick<Boxes, 'names' | 'sizes' | 'drawn'>;
}

/** A site, and the drafts of lines for which it has made room. */
export interface Built {
  readonly site: Site;
  readonly drafts?: readonly Draft[];
}

/** What a site is made for. */
export interface Plan {
  readonly membership: Membership;
  readonly boxes: Boxes;
  readonly domains: readonly Domain[];
  /** The pairs of boxes whose lines are to have room, list by list. */
  readonly lists: readonly (readonly Pair[])[];
}

/**
 * @param before the picture before, and its site: where every box is as large as it was nothing
 *   moves, and lines that go where they went stay as they are
 */
export function siteOf(plan: Plan, before?: { skeleton: Skeleton; site: Site }): Built {
  const { boxes, membership } = plan;
  const { old } = boxes;
  if (!old) return freshSite(plan);
  if (before?.skeleton === old && isFor(before.site, boxes)) return { site: before.site };
  const shelves = keptShelves(old, boxes, membership.unassigned);
  const rough = roughly(shelves.rows, boxes);
  const streets = streetsOf(shelves.rows, rough.length);
  const ways = keepWays(streets, rough, boxes.names, plan.lists.flat(), before?.site.ways);
  return { site: opened(shelves, boxes, { streets, rough, ways }) };
}

/** Whether a site has been made for just these boxes. */
const isFor = ({ boxes: { names, sizes, drawn } }: Site, now: Boxes): boolean =>
  alike(names, now.names) &&
  alike(drawn, now.drawn) &&
  sizes.every(({ w, h }, box) => w === now.sizes[box]?.w && h === now.sizes[box].h);

/** First the ways, then the room they need in gaps and corridors, then where everything is. */
function freshSite({ membership, boxes, domains, lists }: Plan): Built {
  const { sizes, names } = boxes;
  const packed = rowsOf(membership, sizes, affinitiesOf(lists), domains);
  const pairs = lists.flat();
  const narrow = streetsOf(packed.rows, sizes.length);
  const first = keepWays(narrow, roughly(packed.rows, boxes), names, pairs);
  const taken = (by: WayKeeper) => lists.map((list) => list.map(({ a, b }) => by.find(a, b)));
  const rows = widen(packed.rows, inLine(gapsNeeded(narrow, taken(first)), packed));
  const streets = streetsOf(rows, sizes.length);
  const rough = roughly(rows, boxes);
  // As they are found in streets of that width, so that a picture that is opened again has the same.
  const ways = keepWays(streets, rough, names, pairs);
  const drafts = taken(ways).map((own) => draft(own, streets, rough));
  const corridors = corridorHeights(drafts, rows.length + 1, packed.extra);
  return { site: opened({ rows, corridors }, boxes, { streets, rough, ways }), drafts };
}

/** Where boxes would stand if no corridor had lines in it. */
function roughly(rows: readonly Row[], { sizes }: Boxes): Rect[] {
  const level = rows.map(() => size.corridor).concat(size.corridor);
  return placeRows(rows, sizes, level).boxes.map((box) => box ?? nowhere);
}

/** How lines go, before corridors have their heights. */
interface Network {
  readonly streets: Streets;
  readonly rough: readonly Rect[];
  readonly ways: WayKeeper;
}

function opened(
  { rows, corridors }: Shelves,
  { names, sizes, drawn }: Boxes,
  { streets, rough, ways }: Network,
): Site {
  const placed = placeRows(rows, sizes, corridors);
  return {
    kept: { rows: rows.map((row) => keptRow(row, names)), corridors },
    places: placed.boxes,
    bounds: placed.bounds,
    ways: ways.known,
    town: {
      wayOf: ({ a, b }) => ways.find(a, b),
      streets,
      rough,
      boxes: placed.boxes.map((box) => box ?? nowhere),
      corridors: placed.corridors,
    },
    boxes: { names, sizes, drawn },
  };
}

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
