import { size, type Rect } from '../graph/geometry.ts';
import { ellipsis, inTwo, textWidth } from '../graph/text.ts';
import type { Drawing } from './drawing.ts';
import { bold, plain } from './letters.ts';
import type { Level } from './sight.ts';
import { standing } from './standing.ts';

/** Pixels on the screen; no name is set smaller than this to have room. */
const tightest = 12;
/** From this zoom on there is more to read below the name. */
const detailedFrom = 0.8;
/** From one line to the next, as a part of the size of the font. */
export const leading = 1.08;

/** How far the tails of letters reach down, as a part of the size of the font. */
export const tail = 0.24;
/** And letters up. */
export const rise = 0.8;
/** Pixels on the screen; what is left of services below a name is no lower. */
export const strip = 2;

/** Size of what is said beside a name, in units of the picture. */
export const noteFont = (zoom: number): number => Math.max(12, 11 / zoom);

/** A name as it is written in its box, in units of the picture. */
export interface NameInBox {
  readonly font: number;
  /** At its left and right. */
  readonly air: number;
  /** What becomes of its box, beside it. */
  readonly note?: string;
  /** How wide its lines are. */
  readonly widths: readonly number[];
  /** What is left beside the last; below 0 where it is cut. */
  readonly spare: number;
  readonly lines: readonly [string] | readonly [string, string];
}

/**
 * What is spare beside a name is for the name first; then it is a little smaller, then broken where
 * no mark is, then cut. Rather than services it takes what is spare and smaller letters.
 */
export function written(
  drawing: Drawing,
  box: number,
  rect: Rect,
  full: string,
  font: number,
): NameInBox {
  const { zoom, level } = drawing.sight;
  // What becomes of the box stands beside its name, and from quite near below it.
  const { note: whole, exists } = standing(drawing, box);
  const letters = exists ? bold : plain;
  const beside = level === 'near' && zoom < detailedFrom && whole !== '';
  const besideOf = (note: string, font: number): number =>
    beside && note !== '' ? textWidth(note, noteFont(zoom), bold) + font * 0.4 : 0;
  const write = (font: number, air: number, where?: 'marks' | 'anywhere'): NameInBox => {
    const most = rect.w - 2 * air;
    const width = textWidth(full, font, letters);
    // It gives way to the name, to its sign alone at first.
    const note =
      [whole, whole.slice(0, 1)].find((each) => width <= most - besideOf(each, font)) ?? '';
    const room = most - besideOf(note, font);
    const lines =
      where && isRoomForTwo(font, rect, drawing, box)
        ? inTwo(full, room, font, letters, { where })
        : ([ellipsis(full, room, font, letters)] as const);
    const widths = lines.map((line) => textWidth(line, font, letters));
    const last = lines.length > 1 ? (widths[1] ?? 0) : width;
    return { font, air, widths, spare: room - last, lines, ...(beside && { note }) };
  };
  const wide = level === 'near' ? size.padding : Math.min(size.padding, 7 / zoom);
  const slim = Math.min(wide, 2 / zoom);
  const tighter = Math.max(tightest / zoom, font * 0.85);
  const onOneLine = [
    [font, wide],
    [font, slim],
    [tighter, slim],
  ] as const;
  const first = isOnServices(drawing, box) ? onOneLine : ([[font, wide, 'marks']] as const);
  for (const [own, air, where] of [
    ...first,
    [font, slim, 'marks'],
    [tighter, slim, 'marks'],
    [font, slim, 'anywhere'],
    [tighter, slim, 'anywhere'],
  ] as const) {
    const name = write(own, air, where);
    if (name.lines.join('') === full) return name;
  }
  return write(font, slim, 'marks');
}

/** From the middle a second line is over the first services, of which a strip is left. */
const isOnServices = ({ sight, households }: Drawing, box: number): boolean =>
  sight.level === 'middle' && (households[box]?.members.length ?? 0) > 0;

/** Whether there is room for two lines. */
export function isRoomForTwo(font: number, { h }: Rect, drawing: Drawing, box: number): boolean {
  const { level, zoom } = drawing.sight;
  if (level === 'near') return zoom < detailedFrom && 2 * leading * font <= size.header;
  if (!isOnServices(drawing, box)) return 2.15 * font <= h;
  const { header, card, padding } = size;
  return font * (rise + leading + tail) + strip / zoom <= header + card.h + padding;
}

/**
 * Of the last line: in the header above the services, or the first of two at the upper edge; in the
 * middle of a box that shows none.
 */
export function heightOf(
  height: number,
  font: number,
  lines: number,
  drawing: Drawing,
  box: number,
) {
  const { level, zoom } = drawing.sight;
  if (level === 'near' && zoom >= detailedFrom) return 24;
  if (lines > 1 && isOnServices(drawing, box)) return font * (rise + leading);
  const header = headerOf(height, font, lines, level);
  return Math.min(
    header / 2 + font * (0.35 + (lines - 1) * leading * 0.5),
    // The tails of letters end above the services.
    level === 'near' ? header - font * tail : height - font * 0.3,
  );
}

/** How high the part of a box is that has its name in the middle. */
function headerOf(height: number, font: number, lines: number, level: Level): number {
  const taken = font * (lines > 1 ? 2.7 : 1.7);
  if (level === 'far') return Math.min(height, taken);
  // A second line, from the middle, is here that of a box that shows no services.
  const two = level === 'middle' && lines > 1 ? Math.min(height, taken - font * 0.3) : 0;
  return Math.max(size.header, two);
}
