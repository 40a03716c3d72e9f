import { size } from './geometry.ts';
import { widening, withColumn } from './growth.ts';
import { arrange, boxSize, filled } from './members.ts';
import type { Grid } from './members.ts';
import { linkWeight } from './membership.ts';
import type { Membership } from './membership.ts';
import type { Sized } from './pack.ts';
import type { GraphModel } from './protocol.ts';
import { keptOf, type KeptBox, type Skeleton } from './skeleton.ts';

/** What is in each box, and how large it is. */
export interface Boxes {
  /** Per box; that of services without a project has none. */
  readonly names: readonly string[];
  /** Per box the names of its services. */
  readonly members: readonly (readonly string[])[];
  readonly grids: readonly Grid[];
  readonly sizes: readonly Sized[];
  /** Boxes that are drawn, in order. */
  readonly drawn: readonly number[];
  /** The picture before, where enough of it is there to go on from. */
  readonly old: Skeleton | undefined;
}

/** A map of which less is known than this part of its boxes is laid out anew. */
const leastKnown = 0.5;

export function boxesOf(
  model: GraphModel,
  membership: Membership,
  before: Skeleton | undefined,
): Boxes {
  const names = [...model.groups.map(({ name }) => name), ''];
  const members = membership.members.map((own) =>
    own.map((service) => model.services[service]?.name ?? ''),
  );
  const drawn = membership.boxOrder.filter(
    (box) => box !== membership.unassigned || (membership.members[box]?.length ?? 0) > 0,
  );
  const known = drawn.filter((box) => before && keptOf(before.boxes, names[box]));
  const goesOn = known.length > 0 && known.length >= drawn.length * leastKnown;
  const old = goesOn ? before : undefined;
  const fitted = (grid: Grid, box: number): Sized =>
    boxSize(grid, membership.things[box]?.length ?? 0);
  const grids = names.map((name, box) => {
    const kept = old && keptOf(old.boxes, name);
    return kept
      ? filled(kept.columns, cellsOf(kept, members[box] ?? []))
      : gridOf(model, membership, box);
  });
  const sizes = grids.map((grid, box): Sized => {
    const fresh = fitted(grid, box);
    const kept = old && keptOf(old.boxes, names[box]);
    // A box gets no smaller: what is beside it would move.
    return kept ? { w: Math.max(fresh.w, kept.w), h: Math.max(fresh.h, kept.h) } : fresh;
  });
  if (old) {
    const growing = new Map(names.map((name, box) => [name, sizes[box] as Sized]));
    const wider = widening(old, growing, size.card.w + size.columnGap);
    names.forEach((name, box) => {
      const [kept, own] = [keptOf(old.boxes, name), members[box] ?? []];
      if (!kept || !wider.has(name)) return;
      const grid = withColumn(kept.columns, cellsOf(kept, own));
      const fresh = fitted(grid, box);
      grids[box] = grid;
      sizes[box] = { w: Math.max(fresh.w, kept.w), h: Math.max(fresh.h, kept.h) };
    });
  }
  return { names, members, grids, sizes, drawn, old };
}

/** The cells that services had; −1 for those that had none. */
function cellsOf({ cells }: KeptBox, members: readonly string[]): number[] {
  const taken = new Set<number>();
  return members.map((name) => {
    const cell = keptOf(cells, name);
    if (cell === undefined || taken.has(cell)) return -1;
    taken.add(cell);
    return cell;
  });
}

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
