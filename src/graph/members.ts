import { chipsHeight, linesOf } from './chips.ts';
import { size } from './geometry.ts';
import type { Sized } from './pack.ts';
import { isMark, mostOnTwo, textWidth } from './text.ts';

/** Sits services on a grid of columns so that coupled ones are neighbours. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Cell (row-major) per member, in the order the members were given. */
  readonly cells: readonly number[];
}

/** At most four columns for a project people would make; a giant one grows in both directions. */
function columnsFor(count: number): number {
  if (count <= 1) return 1;
  if (count <= 4) return 2;
  if (count <= 9) return 3;
  if (count <= 32) return 4;
  let columns = 4;
  while (columns * columns * 2 < count) columns++;
  return columns;
}

/** A grid in which those without a cell (below 0) get the first free ones. */
export function filled(columns: number, cells: readonly number[]): Grid {
  const all = cells.some((cell) => cell < 0) ? withFree(cells) : cells;
  let last = 0;
  for (const cell of all) last = Math.max(last, cell);
  return { columns, rows: Math.floor(last / columns) + 1, cells: all };
}

function withFree(cells: readonly number[]): number[] {
  const taken = new Set(cells);
  let free = 0;
  return cells.map((cell) => {
    if (cell >= 0) return cell;
    while (taken.has(free)) free++;
    taken.add(free);
    return free;
  });
}

/** Swapping pairs costs the square of the count, so giant boxes keep their order by name. */
const improveUpTo = 48;

/**
 * @param classes per member; members only trade places within a class, so that what is there
 *   in one view stays together
 * @param weights per member pair `i * count + j`, symmetric
 */
export function arrange(classes: readonly number[], weights: readonly number[]): Grid {
  const count = classes.length;
  const columns = columnsFor(count);
  const rows = Math.max(1, Math.ceil(count / columns));
  const cells = classes.map((_, index) => index);
  if (count > 2 && count <= improveUpTo) improve(cells, classes, weights, columns);
  return { columns, rows, cells };
}

function improve(
  cells: number[],
  classes: readonly number[],
  weights: readonly number[],
  columns: number,
): void {
  const count = cells.length;
  const pull = (member: number, cell: number, other: number): number => {
    let sum = 0;
    for (let k = 0; k < count; k++) {
      if (k === member || k === other) continue;
      const weight = weights[member * count + k] ?? 0;
      if (weight > 0) sum += weight * cellDistance(cell, cells[k] ?? 0, columns);
    }
    return sum;
  };
  for (let pass = 0; pass < 8; pass++) {
    let moved = false;
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < count; j++) {
        if (classes[i] !== classes[j]) continue;
        const [at, to] = [cells[i] ?? 0, cells[j] ?? 0];
        const before = pull(i, at, j) + pull(j, to, i);
        const after = pull(i, to, j) + pull(j, at, i);
        if (after < before) {
          cells[i] = to;
          cells[j] = at;
          moved = true;
        }
      }
    }
    if (!moved) return;
  }
}

/** Neighbours in a row or column are joined by a straight line; a diagonal costs a bend. */
function cellDistance(a: number, b: number, columns: number): number {
  const dx = Math.abs((a % columns) - (b % columns));
  const dy = Math.abs(Math.floor(a / columns) - Math.floor(b / columns));
  return (dx + dy) * 2 + (dx > 0 && dy > 0 ? 1 : 0) + (dx > 1 || dy > 1 ? 1 : 0);
}

/**
 * What names of services have room for, in units of the picture: fonts of the size that they have
 * from about the middle of the near distance (`near`), where a name is broken at its marks only,
 * and from its far end (`far`), where it may be anywhere. Letters of wide fonts are so much
 * `wider`; `corner` is what a sign takes of the first line.
 */
const label = { near: 17.5, far: 25, wider: 1.12, air: 16, corner: 12, step: 24, most: 3 };

/** Names as short as this fit into any card. */
const short = 8;

/** How wide the cards of a box are: as the longest names need it for two lines, up to a limit. */
export function cardWidth(names: readonly string[]): number {
  const { card } = size;
  let needed: number = card.w;
  for (const name of names) if (name.length > short) needed = Math.max(needed, roomFor(name));
  return card.w + Math.min(Math.ceil((needed - card.w) / label.step), label.most) * label.step;
}

function roomFor(name: string): number {
  if (name.length > mostOnTwo) return Infinity;
  const { near, far, wider, air, corner } = label;
  const whole = textWidth(name, wider);
  // Half of it, and up to half a letter more as none is divided.
  const halved = (whole * far + corner + far / 2) / 2;
  let marked = whole * near;
  // What is narrow enough on one line need not be broken.
  if (marked > halved)
    for (let at = 1; at < name.length; at++) {
      if (!isMark(name.charAt(at - 1))) continue;
      const head = textWidth(name.slice(0, at), wider);
      marked = Math.min(marked, Math.max(head * near + corner, (whole - head) * near));
    }
  return Math.max(marked, halved) + air;
}

/** Size of a box’s name that it has room for, in units of the picture, and how much wider bold is. */
const title = { font: 28, bold: 1.22, widest: 3 * size.card.w + 2 * size.columnGap, step: 24 };

/** What is written in a box. */
export interface Written {
  /** Names of its services. */
  readonly services: readonly string[];
  /** Widths of the chips of its things. */
  readonly chips: readonly number[];
  /** The name of the box. */
  readonly name: string;
  /** What is said beside its name, in units of the picture. */
  readonly beside: number;
}

/**
 * How large a box is: as its services and things need it, and its name, unless that is very long.
 *
 * @param before how large it was: it gets no smaller, as what is beside it would move
 */
export function boxSize(
  grid: Grid,
  { services, chips, name, beside }: Written,
  before?: Sized,
): Sized {
  const { card, columnGap, rowGap, padding, header } = size;
  // Its name alone has room in it already.
  const named = before && beside === 0 ? 0 : roomForTitle(name, beside);
  const inner = grid.columns * cardWidth(services) + (grid.columns - 1) * columnGap;
  const w = Math.max(before?.w ?? 0, Math.max(inner, named) + 2 * padding);
  const things = chipsHeight(linesOf(chips, w - 2 * padding));
  const h = header + grid.rows * card.h + (grid.rows - 1) * rowGap + things + padding;
  return { w, h: Math.max(before?.h ?? 0, h) };
}

function roomForTitle(name: string, beside: number): number {
  const written = textWidth(name, title.font * title.bold) + beside;
  return Math.min(Math.ceil(written / title.step) * title.step, title.widest);
}
