import { size } from './geometry.ts';
import { alike } from './arrays.ts';
import type { Boxes } from './boxes.ts';
import type { Domain } from './domains.ts';
import type { Membership } from './membership.ts';
import { once } from './once.ts';
import { stackGap } from './pack.ts';
import type { Cell, Row, Sized } from './pack.ts';
import type { GraphModel } from './protocol.ts';

/**
 * Where everything stood, by name: what the next picture of the same map keeps, so that a change
 * moves what it must and nothing else. Plain data, kept with the workspace.
 */
export interface Skeleton {
  readonly rows: readonly KeptRow[];
  /** Heights of the corridors: above each row, and below the last. */
  readonly corridors: readonly number[];
  /** By name of the group; services without a project under the empty name. */
  readonly boxes: Readonly<Record<string, KeptBox>>;
  /** By name of the domain the groups that stand in its frame. */
  readonly domains: Readonly<Record<string, readonly string[]>>;
}

/** What is kept under a name; names are users’, who may call a service `constructor`. */
export const keptOf = <T>(record: Readonly<Record<string, T>>, name = ''): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

export interface KeptRow {
  readonly cells: readonly { readonly boxes: readonly string[]; readonly w: number }[];
  /** Before the first cell, between cells, behind the last. */
  readonly gaps: readonly number[];
  readonly h: number;
}

export interface KeptBox {
  readonly w: number;
  readonly h: number;
  readonly columns: number;
  /** Per cell (row-major) the name of the service in it; empty where there is none. */
  readonly cells: readonly string[];
}

/** Rows of boxes with the corridors between them. */
export interface Shelves {
  readonly rows: readonly Row[];
  readonly corridors: readonly number[];
}

interface Shelf {
  readonly cells: { boxes: number[]; w: number }[];
  readonly gaps: number[];
  h: number;
}

/**
 * The rows of before with the boxes of now: each stays in its cell, one that is gone leaves its
 * place free, and a new one takes such a place, the end of a row, or a row of its own.
 * @param last the box that stands in a row of its own below the others
 */
export function keptShelves(
  before: Skeleton,
  { drawn, names, sizes }: Boxes,
  last: number,
): Shelves {
  const boxOf = new Map(drawn.map((box) => [names[box] ?? '', box]));
  const shelves = before.rows.map(({ cells, gaps, h }): Shelf => ({
    cells: cells.map((cell) => ({
      boxes: cell.boxes.flatMap((name) => boxOf.get(name) ?? []),
      w: cell.w,
    })),
    gaps: [...gaps],
    h,
  }));
  const corridors = [...before.corridors];
  const placed = new Set(shelves.flatMap(({ cells }) => cells.flatMap((cell) => cell.boxes)));
  for (const shelf of shelves) grow(shelf, sizes);
  const widest = Math.max(0, ...shelves.map(widthOf));
  for (const box of drawn) {
    if (placed.has(box)) continue;
    const wanted = sizes[box] ?? { w: 0, h: 0 };
    const inner = shelves.filter(({ cells }) => !cells.some((cell) => cell.boxes.includes(last)));
    if (box === last || !takeIn(inner, box, wanted, widest)) {
      const at = box === last ? shelves.length : inner.length;
      shelves.splice(at, 0, {
        cells: [{ boxes: [box], w: wanted.w }],
        gaps: [shelves[0]?.gaps[0] ?? size.gap, size.gap],
        h: wanted.h,
      });
      corridors.splice(at, 0, size.corridor);
    }
  }
  return { rows: shelves.map(toRow), corridors };
}

/** As wide and high as its boxes have become. */
function grow(shelf: Shelf, sizes: readonly Sized[]): void {
  for (const cell of shelf.cells) {
    let high = -stackGap;
    for (const box of cell.boxes) {
      cell.w = Math.max(cell.w, sizes[box]?.w ?? 0);
      high += (sizes[box]?.h ?? 0) + stackGap;
    }
    shelf.h = Math.max(shelf.h, high);
  }
}

/** Puts a box where nothing has to move for it; says whether there is such a place. */
function takeIn(shelves: readonly Shelf[], box: number, wanted: Sized, widest: number): boolean {
  const high = shelves.filter(({ h }) => h >= wanted.h);
  const free = high
    .flatMap(({ cells }) => cells)
    .find(({ boxes, w }) => boxes.length === 0 && w >= wanted.w);
  if (free) {
    free.boxes.push(box);
    return true;
  }
  const shortest = high
    .filter((shelf) => widthOf(shelf) + size.gap + wanted.w <= widest)
    .sort((a, b) => a.h - b.h || widthOf(a) - widthOf(b))[0];
  if (!shortest) return false;
  shortest.cells.push({ boxes: [box], w: wanted.w });
  shortest.gaps.push(size.gap);
  return true;
}

const widthOf = ({ cells, gaps }: Shelf): number =>
  cells.reduce((sum, { w }, c) => sum + w + (c > 0 ? (gaps[c] ?? 0) : 0), 0);

function toRow({ cells, gaps, h }: Shelf): Row {
  let x = 0;
  const placed = cells.map(({ boxes, w }, c): Cell => {
    const cell = { boxes, x, w };
    x += w + (gaps[c + 1] ?? 0);
    return cell;
  });
  return { cells: placed, gaps, h, w: x - (gaps[cells.length] ?? 0) };
}

/** A row by the names of its boxes. */
export const keptRow = ({ cells, gaps, h }: Row, names: readonly string[]): KeptRow => ({
  cells: cells.map(({ boxes, w }) => ({ boxes: boxes.map((box) => names[box] ?? ''), w })),
  gaps,
  h,
});

/** A map, and who is where in it. */
export interface Contents {
  readonly model: GraphModel;
  readonly membership: Membership;
}

/** What a picture was made of, by index, so that the next one has not to look for names. */
interface Made extends Contents, Pick<Boxes, 'names' | 'kept' | 'grids' | 'sizes'> {}

const made = new WeakMap<Skeleton, Made>();

/** What a picture of boxes of the same names was made of, where it has been made here. */
export function madeOf(skeleton: Skeleton, names: readonly string[]): Made | undefined {
  const known = made.get(skeleton);
  return known && alike(known.names, names) ? known : undefined;
}

/** What the next picture is to keep of this one; records of names are made when asked for. */
export function skeletonOf(
  kept: Pick<Skeleton, 'rows' | 'corridors'>,
  boxes: Boxes,
  domains: readonly Domain[],
): Skeleton {
  const { names, drawn, grids, sizes, contents } = boxes;
  const nameOf = (box: number): string => names[box] ?? '';
  const all = keptNow(boxes);
  const byName = once(() =>
    Object.fromEntries(
      drawn.flatMap((box) => (all[box] ? [[nameOf(box), all[box]] as const] : [])),
    ),
  );
  const inDomains = once(() =>
    Object.fromEntries(domains.map(({ name, boxes: own }) => [name, own.map(nameOf)])),
  );
  const skeleton: Skeleton = {
    ...kept,
    get boxes() {
      return byName();
    },
    get domains() {
      return inDomains();
    },
  };
  made.set(skeleton, { ...contents, names, kept: all, grids, sizes });
  return skeleton;
}

/** What there is to keep of each box; where nothing has changed what was kept before. */
function keptNow(boxes: Boxes): (KeptBox | undefined)[] {
  const { names, sizes, grids, drawn, kept, stays } = boxes;
  const { model, membership } = boxes.contents;
  // An array that is written to far behind its end becomes a slow one.
  const all = new Array<KeptBox | undefined>(names.length).fill(undefined);
  for (const box of drawn) {
    const grid = grids[box];
    const then = kept[box];
    const w = sizes[box]?.w ?? 0;
    const h = sizes[box]?.h ?? 0;
    const columns = grid?.columns ?? 1;
    if (stays[box] && then?.w === w && then.h === h && then.columns === columns) {
      all[box] = then;
      continue;
    }
    const cells: string[] = [];
    membership.members[box]?.forEach((service, index) => {
      cells[grid?.cells[index] ?? index] = model.services[service]?.name ?? '';
    });
    all[box] = { w, h, columns, cells: Array.from(cells, (name = '') => name) };
  }
  return all;
}
