import { size } from './geometry.ts';
import { textWidth } from './text.ts';

/**
 * What a chip takes beside its name, the size its name has room for (that of names on cards in the
 * middle of the near distance), the size it has from further away, and how narrow a chip may be.
 */
const chip = { gap: 16, beside: 44, font: 21, far: 27, least: 96 };

/** A chip on its line, counted from the left. */
export interface Chip {
  readonly x: number;
  readonly w: number;
}

/** Chips of a box, line by line, and where it is told how many have no room. */
export interface Chips {
  readonly lines: readonly (readonly Chip[])[];
  /** On the last line. */
  readonly more?: Chip;
}

const mostLines = 6;
/** Room for how many more there are. */
const moreWidth = 112;

/** How wide the chip of a thing is where it has room for its name. */
export const chipWidth = (name: string): number =>
  Math.max(chip.least, Math.round(chip.beside + textWidth(name, chip.font)));

/**
 * The chips of a box on lines, as many on each as have room. Only one that is wider than the box
 * gets less than it needs; what is too much for the box is counted behind the last.
 *
 * @param widths of the chips, in order
 * @param room how wide a line is
 */
export function chipsIn(widths: readonly number[], room: number): Chips {
  const lines: Chip[][] = [];
  let placed = 0;
  linesOf(widths, room, (line, x, w) => {
    (lines[line - 1] ??= []).push({ x, w });
    placed++;
  });
  const full = placed < widths.length ? lines.pop() : undefined;
  const spread = lines.map((line) => stretched(line, room));
  return full ? { lines: [...spread, full], more: behind(full, room) } : { lines: spread };
}

/** What is left of a line is for its chips, as far as their names need it from further away. */
function stretched(line: readonly Chip[], room: number): Chip[] {
  const wishes = line.map(({ w }) => (w - chip.beside) * (chip.far / chip.font - 1));
  const all = wishes.reduce((sum, wish) => sum + wish, 0);
  const used = line.reduce((sum, { w }) => sum + w + chip.gap, -chip.gap);
  const share = Math.min(1, (room - used) / all);
  let moved = 0;
  return line.map(({ x, w }, i) => {
    const more = Math.floor((wishes[i] ?? 0) * share);
    const placed = { x: x + moved, w: w + more };
    moved += more;
    return placed;
  });
}

/**
 * How many lines chips take.
 *
 * @param put is told of each that has room: its line, counted from 1, and its place on it
 */
export function linesOf(
  widths: readonly number[],
  room: number,
  put?: (line: number, x: number, w: number) => void,
): number {
  let line = 0;
  let x = Infinity;
  for (const width of widths) {
    const w = Math.min(width, room);
    if (x + w > room) {
      if (line === mostLines) break;
      line++;
      x = 0;
    }
    put?.(line, x, w);
    x += w + chip.gap;
  }
  return line;
}

/** Makes room at the end of a line. */
function behind(line: Chip[], room: number): Chip {
  const w = Math.min(moreWidth, room);
  for (;;) {
    const last = line.at(-1);
    const x = last ? last.x + last.w + chip.gap : 0;
    if (x + w <= room) return { x, w };
    line.pop();
  }
}

/** How high the lines are, with the room above them; 0 where there are none. */
export function chipsHeight(lines: number): number {
  const { h, gap, above } = size.thing;
  return lines === 0 ? 0 : above + lines * (h + gap) - gap;
}
