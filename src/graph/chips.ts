import { clamp, size } from './geometry.ts';
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

/**
 * The chips of a box on lines, as many on each as their names have room for. Only a name that is
 * wider than the box gets less than it needs; what is too much for the box is left out.
 *
 * @param names of things, in order
 * @param room how wide a line is
 */
export function chipLines(names: readonly string[], columns: number, room: number): Chip[][] {
  const lines: Chip[][] = [];
  let x = Infinity;
  for (const name of names.slice(0, mostShown(columns))) {
    const needed = Math.round(chip.beside + textWidth(name, chip.font));
    const w = clamp(needed, Math.min(chip.least, room), room);
    if (x + w > room) {
      lines.push([]);
      x = 0;
    }
    lines.at(-1)?.push({ x, w });
    x += w + chip.gap;
  }
  return lines;
}

/** How high the lines are, with the room above them; 0 where there are none. */
export function chipsHeight(lines: number): number {
  const { h, gap, above } = size.thing;
  return lines === 0 ? 0 : above + lines * (h + gap) - gap;
}
