import { compactFrom, size } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';
import { arrange, boxSize, thingsShown } from './members.ts';
import type { Grid } from './members.ts';
import { linkWeight, membershipOf } from './membership.ts';
import type { Membership } from './membership.ts';
import { orderBoxes } from './order.ts';
import type { Affinity } from './order.ts';
import { shelve, stackGap, targetWidth } from './pack.ts';
import type { Row, Sized } from './pack.ts';
import type { GraphModel } from './protocol.ts';
import { labelPoints } from './labels.ts';
import { draft, finish } from './routes.ts';
import type { Draft } from './routes.ts';
import { streetsOf, wayFinder } from './streets.ts';
import { movesOf, trunksOf } from './trunks.ts';
import type { Pair } from './trunks.ts';

/**
 * Where everything is, made once for the union of both groupings so that switching the view
 * moves nothing but the services that move. Pure: + − × ÷ √ on sorted input, so the same map
 * gives the same picture on every engine, whatever the order of its keys.
 */
export interface Layout {
  /** All boxes and the streets around them. */
  readonly bounds: Rect;
  /** Only groups with counts are placed; services and things have the place of their box. */
  readonly compact: boolean;
  /** Per group, and last the box of services without a project; absent where it stays empty. */
  readonly boxes: readonly (Rect | undefined)[];
  readonly columns: readonly number[];
  readonly membership: Membership;
  /** Per service. */
  readonly services: Slots;
  /** Per thing; absent where it is not drawn in that grouping, or only counted. */
  readonly things: Slots;
  readonly routes: {
    readonly current: readonly Route[];
    readonly recommended: readonly Route[];
    /** From the present box (a) to the recommended one (b) of services that move. */
    readonly moves: readonly Route[];
  };
}

export interface Slots {
  readonly current: readonly (Rect | undefined)[];
  readonly recommended: readonly (Rect | undefined)[];
}

export interface Route {
  readonly a: number;
  readonly b: number;
  readonly points: readonly Point[];
  /** Where its count and glyph stand. */
  readonly label: Point;
}

export function layoutGraph(model: GraphModel): Layout {
  const membership = membershipOf(model);
  const compact = model.services.length >= compactFrom;
  const grids = membership.members.map((_, box) => gridOf(model, membership, box));
  const sizes: Sized[] = grids.map((grid, box) =>
    compact ? size.compact : boxSize(grid, membership.things[box]?.length ?? 0),
  );
  const pairs = {
    current: trunksOf(model, membership.current, membership.boxOrder),
    recommended: trunksOf(model, membership.recommended, membership.boxOrder),
    moves: movesOf(membership),
  };
  const rows = rowsOf(membership, sizes, affinitiesOf(pairs));
  const rough = placeRows(rows, sizes, rows.map(() => size.corridor).concat(size.corridor));
  const streets = streetsOf(rows, sizes.length);
  const find = wayFinder(
    streets,
    rough.boxes.map((box) => box ?? nowhere),
  );
  const drafts = [pairs.current, pairs.recommended, pairs.moves].map((list) =>
    draft(
      list.map((pair) => find(pair.a, pair.b)),
      streets,
      rough.boxes.map((box) => box ?? nowhere),
    ),
  );
  const placed = placeRows(rows, sizes, corridorHeights(drafts, rows.length + 1));
  const solid = placed.boxes.map((box) => box ?? nowhere);
  const [current = [], recommended = [], moves = []] = drafts.map((one) => {
    const paths = finish(one, solid, placed.corridors);
    const labels = labelPoints(paths);
    return one.ways.map((way, i): Route => ({
      a: way.a,
      b: way.b,
      points: paths[i] ?? [],
      label: labels[i] ?? { x: 0, y: 0 },
    }));
  });
  return {
    bounds: placed.bounds,
    compact,
    boxes: placed.boxes,
    columns: grids.map((grid) => grid.columns),
    membership,
    services: serviceSlots(membership, grids, placed.boxes, compact),
    things: thingSlots(membership, grids, placed.boxes, compact),
    routes: { current, recommended, moves },
  };
}

const nowhere: Rect = { x: 0, y: 0, w: 0, h: 0 };

function gridOf(model: GraphModel, membership: Membership, box: number): Grid {
  const members = membership.members[box] ?? [];
  const at = new Map(members.map((service, index) => [service, index]));
  const classes = members.map((service) => {
    const [now, then] = [membership.current[service], membership.recommended[service]];
    return now === then ? 0 : then === box ? 1 : 2;
  });
  const weights = new Array<number>(members.length <= 48 ? members.length ** 2 : 0).fill(0);
  if (weights.length > 1) {
    for (const link of linksByService(model, members)) {
      const [i, j] = [at.get(link.a), at.get(link.b)];
      if (i === undefined || j === undefined) continue;
      weights[i * members.length + j] = linkWeight(link.share);
      weights[j * members.length + i] = linkWeight(link.share);
    }
  }
  return arrange(classes, weights);
}

const linkLists = new WeakMap<GraphModel, Map<number, GraphModel['links'][number][]>>();

/** The links whose first end is one of the members. */
function linksByService(model: GraphModel, members: readonly number[]): GraphModel['links'] {
  let lists = linkLists.get(model);
  if (!lists) {
    lists = new Map();
    for (const link of model.links) {
      const list = lists.get(link.a);
      if (list) list.push(link);
      else lists.set(link.a, [link]);
    }
    linkLists.set(model, lists);
  }
  return members.flatMap((service) => lists.get(service) ?? []);
}

function affinitiesOf(pairs: Readonly<Record<string, readonly Pair[]>>): Affinity[] {
  const sums = new Map<string, Affinity>();
  for (const list of Object.values(pairs)) {
    for (const { a, b, weight } of list) {
      const [low, high] = a < b ? [a, b] : [b, a];
      const key = `${low} ${high}`;
      sums.set(key, { a: low, b: high, weight: (sums.get(key)?.weight ?? 0) + weight });
    }
  }
  return [...sums.values()];
}

/** Services without a project are an area of their own below the projects. */
function rowsOf(membership: Membership, sizes: readonly Sized[], affinities: Affinity[]): Row[] {
  const used = membership.boxOrder.filter((box) => box !== membership.unassigned);
  const boxes = used.map((box) => sizes[box] ?? nowhere);
  const width = targetWidth(boxes);
  const within = affinities.filter((pair) => pair.b !== membership.unassigned);
  const rows = shelve(orderBoxes(used, sizes, within, width), sizes, width);
  const homeless = (membership.members[membership.unassigned]?.length ?? 0) > 0;
  return homeless ? [...rows, ...shelve([membership.unassigned], sizes, width)] : rows;
}

function corridorHeights(drafts: readonly Draft[], count: number): number[] {
  return Array.from({ length: count }, (_, k) => {
    const lanes = Math.max(0, ...drafts.map((one) => one.needed[k] ?? 0));
    const outer = k === 0 || k === count - 1;
    const needed = lanes === 0 ? 0 : 44 + (lanes - 1) * size.lane;
    return Math.max(needed, outer ? size.margin / 2 : size.corridor);
  });
}

function placeRows(rows: readonly Row[], sizes: readonly Sized[], heights: readonly number[]) {
  const boxes: (Rect | undefined)[] = sizes.map(() => undefined);
  const corridors: { y: number; h: number }[] = [];
  const left = size.margin / 2 + size.gap / 2;
  let y = 0;
  let width = 0;
  rows.forEach((row, r) => {
    corridors.push({ y, h: heights[r] ?? 0 });
    y += heights[r] ?? 0;
    for (const cell of row.cells) {
      let top = y;
      const stack = cell.boxes.length > 1;
      for (const box of cell.boxes) {
        const { w, h } = sizes[box] ?? nowhere;
        // Boxes of a stack are as wide as their cell; nearly equal heights are made equal.
        const grown = !stack && row.h - h <= 60 ? row.h : h;
        boxes[box] = { x: cell.x, y: top, w: stack ? cell.w : w, h: grown };
        top += h + stackGap;
      }
    }
    y += row.h;
    width = Math.max(width, row.w);
  });
  const last = heights[rows.length] ?? 0;
  corridors.push({ y, h: last });
  const bounds = { x: -left, y: 0, w: width + left * 2, h: y + last };
  return { boxes, corridors, bounds };
}

function serviceSlots(
  membership: Membership,
  grids: readonly Grid[],
  boxes: readonly (Rect | undefined)[],
  compact: boolean,
): Slots {
  const { card, columnGap, rowGap, padding, header } = size;
  const slot = new Map<string, Rect>();
  membership.members.forEach((members, box) => {
    const [rect, grid] = [boxes[box], grids[box]];
    if (!rect || !grid) return;
    members.forEach((service, index) => {
      const cell = grid.cells[index] ?? index;
      const column = cell % grid.columns;
      const x = rect.x + padding + column * (card.w + columnGap);
      const y = rect.y + header + Math.floor(cell / grid.columns) * (card.h + rowGap);
      slot.set(`${box} ${service}`, compact ? rect : { x, y, ...card });
    });
  });
  const of = (list: readonly number[]): (Rect | undefined)[] =>
    list.map((box, service) => slot.get(`${box} ${service}`));
  return { current: of(membership.current), recommended: of(membership.recommended) };
}

/** Things hang from the bottom of their box, in the columns of its services. */
function thingSlots(
  membership: Membership,
  grids: readonly Grid[],
  boxes: readonly (Rect | undefined)[],
  compact: boolean,
): Slots {
  const { padding, card, columnGap, thing } = size;
  const slot = new Map<string, Rect>();
  if (!compact) {
    membership.things.forEach((things, box) => {
      const [rect, grid] = [boxes[box], grids[box]];
      if (!rect || !grid) return;
      const shown = thingsShown(things.length, grid.columns);
      const rows = Math.ceil(shown / grid.columns);
      const top = rect.y + rect.h - padding - rows * (thing.h + thing.gap) + thing.gap;
      things.slice(0, shown).forEach((index, i) => {
        const x = rect.x + padding + (i % grid.columns) * (card.w + columnGap);
        const y = top + Math.floor(i / grid.columns) * (thing.h + thing.gap);
        slot.set(`${box} ${index}`, { x, y, w: thing.w, h: thing.h });
      });
    });
  }
  const of = (list: readonly number[]): (Rect | undefined)[] =>
    list.map((box, index) => slot.get(`${box} ${index}`));
  return { current: of(membership.thingCurrent), recommended: of(membership.thingRecommended) };
}
