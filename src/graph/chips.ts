import { size } from './geometry.ts';
import { textWidth } from './text.ts';

/**
 * What a chip takes beside its name, the size its name has room for (that of names on cards in the
 * middle of the near distance), and how narrow it may be.
 */
const chip = { gap: 16, beside: 44, font: 21, least: 96 };

/** A chip on its line, counted from the left. */
export interface Chip {
  readonly x: number;
  readonly w: number;
}

/** How many things a box shows at most. */
const mostShown = (columns: number): number => columns * 4;

/** How wide the chip of a thing is where it has room for its name. */
export const chipWidth = (name: string): number =>
  Math.max(chip.least, Math.round(chip.beside + textWidth(name, chip.font)));

/**
 * The chips of a box on lines, as many on each as have room. Only one that is wider than the box
 * gets less than it needs; what is too much for the box is left out.
 *
 * @param widths of the chips, in order
 * @param room how wide a line is
 */
export function chipLines(
  widths: readonly number[],
  columns: number,
  room: number,
): readonly (readonly Chip[])[] {
  const lines: Chip[][] = [];
  let line: Chip[] = [];
  let x = 0;
  const count = Math.min(widths.length, mostShown(columns));
  for (let i = 0; i < count; i++) {
    const w = Math.min(widths[i] as number, room);
    if (i === 0 || x + w > room) {
      line = [];
      lines.push(line);
      x = 0;
    }
    line.push({ x, w });
    x += w + chip.gap;
  }
  return lines;
}

/** How high the lines are, with the room above them; 0 where there are none. */
export function chipsHeight(lines: number): number {
  const { h, gap, above } = size.thing;
  return lines === 0 ? 0 : above + lines * (h + gap) - gap;
}
