import { clamp, size } from '../graph/geometry.ts';
import { ellipsis, textWidth } from '../graph/text.ts';
import type { Drawing } from './drawing.ts';
import { unassignedName } from './words.ts';

/** The name of a box where it stands, in units of the picture, from the corner of its box. */
export interface BoxName {
  readonly text: string;
  /** How many services, where there is room for it. */
  readonly count: string;
  readonly x: number;
  readonly y: number;
  readonly font: number;
}

/** Pixels on the screen, at any zoom. */
const smallest = 12.5;
const largest = 17;
const mostNames = 180;
/** Bold letters are so much wider than those that are measured, in the widest of common fonts. */
const bold = 1.22;
/** Of a name that is cut, no more letters than these say nothing. */
const fewest = 5;

/**
 * Names of constant size on the screen. A name keeps within its box, so names never overlap; a
 * box too small for its name has none, and where there are too many names the largest boxes have
 * theirs.
 */
export function placeNames(drawing: Drawing): ReadonlyMap<number, BoxName> {
  const { layout, model, sight, households } = drawing;
  const { zoom, level } = sight;
  const font = clamp(15 * zoom, smallest, largest) / zoom;
  const air = level === 'near' ? size.padding : Math.min(size.padding, 7 / zoom);
  const bySize = [...sight.boxes].sort((p, q) => weightOf(q) - weightOf(p) || p - q);
  function weightOf(box: number): number {
    return households[box]?.members.length ?? 0;
  }
  const names = new Map<number, BoxName>();
  for (const box of bySize) {
    if (names.size >= mostNames) break;
    const rect = layout.boxes[box];
    if (!rect || rect.h < font * 1.15) continue;
    const room = rect.w - 2 * air;
    const members = weightOf(box);
    const count = level !== 'near' && members > 0 ? String(members) : '';
    const countRoom = count === '' ? 0 : textWidth(` ${count}`, font * 0.9) + font * 0.3;
    const full = model.groups[box]?.name ?? unassignedName;
    const wide = font * bold;
    const text = ellipsis(full, room, wide);
    if (text !== full && Array.from(text).length <= fewest) continue;
    // The count gives way to the name.
    const counted = countRoom > 0 && textWidth(full, wide) <= room - countRoom;
    names.set(box, {
      text,
      count: counted ? count : '',
      x: air,
      y: heightOf(rect.h, font, drawing),
      font,
    });
  }
  return names;
}

/** In the header above the services; in the middle of a box that shows none. */
function heightOf(height: number, font: number, { sight, layout }: Drawing): number {
  if (sight.level === 'near' && sight.zoom >= 0.8) return 24;
  const header =
    sight.level === 'far' ? (layout.compact ? height : Math.min(height, font * 1.7)) : size.header;
  return Math.min(header / 2 + font * 0.35, height - font * 0.3);
}
