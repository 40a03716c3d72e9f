import { chipWidth } from './chips.ts';
import { widening, withColumn } from './growth.ts';
import { arrange, boxSize, filled } from './members.ts';
import type { Grid } from './members.ts';
import { linkWeight, unassignedName } from './membership.ts';
import type { Membership } from './membership.ts';
import { onceFor } from './once.ts';
import type { Sized } from './pack.ts';
import type { GraphModel } from './protocol.ts';
import { keptOf, madeOf, type Contents, type KeptBox, type Skeleton } from './skeleton.ts';
import { leaving } from './text.ts';

/** What is in each box, and how large it is. */
export interface Boxes {
  /** Per box; that of services without a project has none. */
  readonly names: readonly string[];
  readonly contents: Contents;
  readonly grids: readonly Grid[];
  readonly sizes: readonly Sized[];
  /** Boxes that are drawn, in order. */
  readonly drawn: readonly number[];
  /** The picture before, where enough of it is there to go on from. */
  readonly old: Skeleton | undefined;
  /** Per box what is kept of it, and whether it has the same services in the same cells. */
  readonly kept: readonly (KeptBox | undefined)[];
  readonly stays: readonly boolean[];
}

/** What the sign of a project that comes or goes takes beside its name. */
const noteWidth = 34;

/** A map of which less is known than this part of its boxes is laid out anew. */
const leastKnown = 0.5;

export function boxesOf(
  model: GraphModel,
  membership: Membership,
  before: Skeleton | undefined,
): Boxes {
  const names = [...model.groups.map(({ name }) => name), ''];
  const nameOf = (service: number): string => model.services[service]?.name ?? '';
  const ownOf = (box: number): readonly number[] => membership.members[box] ?? [];
  const drawn = membership.boxOrder.filter(
    (box) => box !== membership.unassigned || ownOf(box).length > 0,
  );
  const contents = { model, membership };
  const last = before && madeOf(before, names);
  const found = last?.kept ?? names.map((name) => before && keptOf(before.boxes, name));
  const known = drawn.filter((box) => found[box]).length;
  const goesOn = known > 0 && known >= drawn.length * leastKnown;
  const old = goesOn ? before : undefined;
  const kept = goesOn ? found : [];
  // What has not changed is neither looked up nor measured again.
  const same = names.map(
    (_, box) => goesOn && last !== undefined && holdsSame(last, contents, box),
  );
  const written = (box: number, cells?: readonly number[]): readonly string[] =>
    writtenIn(membership, box, nameOf, cells);
  const cells: number[][] = [];
  const stays = [...same];
  const grids = names.map((_, box) => {
    const then = kept[box];
    if (!then) return gridOf(model, membership, box);
    if (last && same[box]) return last.grids[box] as Grid;
    const found = cellsOf(then, ownOf(box), nameOf);
    cells[box] = found;
    stays[box] = found.length === countOf(then) && found.every((cell) => cell >= 0);
    return filled(then.columns, found);
  });
  const sizeOf = (grid: Grid, box: number, services: readonly string[]): Sized => {
    const group = model.groups[box];
    return boxSize(
      grid,
      {
        services,
        chips: (membership.things[box] ?? []).map((t) => chipWidth(model.things[t]?.name ?? '')),
        name: group?.name ?? unassignedName,
        beside: isMarked(model, box) ? noteWidth : 0,
      },
      kept[box],
    );
  };
  const sizes = grids.map((grid, box) =>
    last && same[box]
      ? (last.sizes[box] as Sized)
      : sizeOf(grid, box, stays[box] ? [] : written(box, cells[box])),
  );
  if (old && sizes.some(({ h }, box) => h > (kept[box]?.h ?? Infinity))) {
    const growing = new Map(names.map((name, box) => [name, sizes[box] as Sized]));
    const wider = widening(old, growing);
    names.forEach((name, box) => {
      const then = kept[box];
      if (!then || !wider.has(name)) return;
      const grid = withColumn(then.columns, cells[box] ?? grids[box]?.cells ?? []);
      grids[box] = grid;
      sizes[box] = sizeOf(grid, box, written(box));
    });
  }
  return { names, contents, grids, sizes, drawn, old, kept, stays };
}

/** Whether a project comes or goes, which a sign beside its name says. */
const isMarked = ({ groups }: GraphModel, box: number): boolean =>
  groups[box]?.inCurrent !== groups[box]?.inRecommended;

/** Whether a box holds the same services and things as before, and has the same sign. */
function holdsSame(before: Contents, now: Contents, box: number): boolean {
  const [then, today] = [before.membership, now.membership];
  return (
    isMarked(before.model, box) === isMarked(now.model, box) &&
    sameNames(before.model.services, then.members[box], now.model.services, today.members[box]) &&
    sameNames(before.model.things, then.things[box], now.model.things, today.things[box])
  );
}

type Named = readonly { readonly name: string }[];

/** Whether some of one list have the names of some of another, in the same order. */
function sameNames(
  then: Named,
  some: readonly number[] = [],
  now: Named,
  others: readonly number[] = [],
): boolean {
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i++)
    if (then[some[i] as number]?.name !== now[others[i] as number]?.name) return false;
  return true;
}

/**
 * The names of services as they stand in a box, where they leave it with their sign.
 *
 * @param cells where they stood in the picture before; only those below 0, which are new, are told,
 *   as the box is as wide as the others need it
 */
function writtenIn(
  { members, current, recommended }: Membership,
  box: number,
  nameOf: (service: number) => string,
  cells?: readonly number[],
): readonly string[] {
  const written: string[] = [];
  members[box]?.forEach((service, index) => {
    if ((cells?.[index] ?? -1) >= 0) return;
    const leaves = current[service] === box && recommended[service] !== box;
    written.push(`${leaves ? leaving : ''}${nameOf(service)}`);
  });
  return written;
}

/** The cells that services had; −1 for those that had none. */
function cellsOf(
  { cells }: KeptBox,
  members: readonly number[],
  nameOf: (service: number) => string,
): number[] {
  const places = new Map(cells.map((name, cell) => [name, cell]));
  return members.map((service) => places.get(nameOf(service)) ?? -1);
}

/** How many services a box had. */
const countOf = ({ cells }: KeptBox): number =>
  cells.reduce((count, name) => (name === '' ? count : count + 1), 0);

function gridOf(model: GraphModel, membership: Membership, box: number): Grid {
  const members = membership.members[box] ?? [];
  const at = new Map(members.map((service, index) => [service, index]));
  const classes = members.map((service) => {
    const [now, then] = [membership.current[service], membership.recommended[service]];
    return now === then ? 0 : then === box ? 1 : 2;
  });
  const weights = new Array<number>(members.length <= 48 ? members.length ** 2 : 0).fill(0);
  if (weights.length > 1) {
    const lists = linksByService(model);
    for (const link of members.flatMap((service) => lists[service] ?? [])) {
      const [i, j] = [at.get(link.a), at.get(link.b)];
      if (i === undefined || j === undefined) continue;
      weights[i * members.length + j] = linkWeight(link.share);
      weights[j * members.length + i] = linkWeight(link.share);
    }
  }
  return arrange(classes, weights);
}

/** Per service the links whose first end it is. */
const linksByService = onceFor(({ services, links }: GraphModel) => {
  const lists = services.map((): GraphModel['links'][number][] => []);
  for (const link of links) lists[link.a]?.push(link);
  return lists;
});
