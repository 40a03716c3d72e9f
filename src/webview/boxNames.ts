import { center, clamp, size, type Rect } from '../graph/geometry.ts';
import { ellipsis, inTwo, textWidth } from '../graph/text.ts';
import type { Drawing } from './drawing.ts';
import { namedAcross, namesAreAcross } from './domains.tsx';
import { changesOf } from './facts.ts';
import { bold } from './letters.ts';
import { meets } from './sight.ts';
import { standing } from './standing.ts';
import { unassignedName } from '../graph/membership.ts';

/** Size of secondary text, which is not to outgrow the names. */
export const metaFont = (zoom: number): number => Math.min(11, 13 / zoom);

/** The name of a box where it stands, in units of the picture, from the corner of its box. */
export interface BoxName {
  readonly text: string;
  /** Its second line, where it has one. */
  readonly more?: string;
  /** How many services, where there is room for it; in the difference how many come and go. */
  readonly count: string;
  readonly x: number;
  readonly y: number;
  readonly font: number;
  /** What becomes of the box; its sign alone where the name needs the room. */
  readonly note?: string;
}

/** Pixels on the screen, at any zoom. */
const smallest = 12.5;
const largest = 17;
const mostNames = 180;
/** Of a name that is cut, no more letters than these say nothing. */
const fewest = 5;

/** Where boxes are too small for any name, the larger of them have names that reach beyond them. */
const fewNamed = 0.1;

/**
 * Names of constant size on the screen. A name keeps within its box, so names never overlap; a
 * box too small for its name has none, and where there are too many names the largest boxes have
 * theirs.
 */
export function placeNames(drawing: Drawing): ReadonlyMap<number, BoxName> {
  const { sight, households } = drawing;
  const { zoom } = sight;
  const font = clamp(15 * zoom, smallest, largest) / zoom;
  const weightOf = (box: number): number => households[box]?.members.length ?? 0;
  const bySize = [...sight.boxes].sort((p, q) => weightOf(q) - weightOf(p) || p - q);
  // From afar the domains have names, and what is in none of them.
  if (namesAreAcross(drawing)) {
    const inDomain = new Set(drawing.layout.domains.flatMap(({ boxes }) => boxes));
    const others = bySize.filter((box) => !inDomain.has(box));
    // And where the lines lead that somebody has asked for.
    const ends = new Set(drawing.wires.flatMap(({ boxes }) => boxes));
    const meant = bySize.filter((box) => ends.has(box) && inDomain.has(box));
    return new Map([
      ...namesInside(drawing, others, font),
      ...namesAcross(drawing, meant, smallest / zoom, namedAcross(drawing)),
    ]);
  }
  const inside = namesInside(drawing, bySize, font);
  const some = sight.level === 'far' && inside.size < sight.boxes.length * fewNamed;
  return some ? namesAcross(drawing, bySize, font) : inside;
}

/** As on a map of a country: names over their places, none over another. */
function namesAcross(
  { layout, model, sight }: Drawing,
  bySize: readonly number[],
  font: number,
  others: readonly Rect[] = [],
): ReadonlyMap<number, BoxName> {
  const names = new Map<number, BoxName>();
  const taken = [...others];
  for (const box of bySize) {
    if (names.size >= mostNames) break;
    const rect = layout.boxes[box];
    if (!rect) continue;
    const text = ellipsis(model.groups[box]?.name ?? unassignedName, 150 / sight.zoom, font, bold);
    const w = textWidth(text, font, bold);
    const at = center(rect);
    // No further out than the picture goes, or the edge of the view would cut it.
    const [least, most] = [layout.bounds.x, layout.bounds.x + layout.bounds.w - w];
    const within = (right: number): number =>
      clamp(at.x - w / 2 + right, least, Math.max(least, most));
    // Over its box or, where there is another name, right above or below it.
    const beside = rect.h / 2 + font * 0.8;
    const place = [
      0,
      ...[0, 1.6, 3.2, 4.8].flatMap((by) => [-beside - font * by, beside + font * by]),
    ]
      .flatMap((down) => [0, -w / 2, w / 2].map((right) => ({ x: within(right), y: at.y + down })))
      .map(({ x, y }) => ({ x, y: y - font * 0.7, w, h: font * 1.4 }))
      // With air beside it: two names must not read as one.
      .find(({ x, y, h }) => {
        const wide = { x: x - font / 2, y, w: w + font, h };
        return !taken.some((other) => meets(other, wide));
      });
    if (!place) continue;
    taken.push(place);
    const [x, y] = [place.x - rect.x, place.y + font * 1.05 - rect.y];
    names.set(box, { text, count: '', x, y, font });
  }
  return names;
}

/** Size of what is said beside a name, in units of the picture. */
export const noteFont = (zoom: number): number => Math.max(12, 11 / zoom);

/** Names within their boxes. */
function namesInside(
  drawing: Drawing,
  bySize: readonly number[],
  font: number,
): ReadonlyMap<number, BoxName> {
  const { layout, model, sight } = drawing;
  const { zoom, level } = sight;
  const wide = level === 'near' ? size.padding : Math.min(size.padding, 7 / zoom);
  const slim = Math.min(wide, 3 / zoom);
  const names = new Map<number, BoxName>();
  for (const box of bySize) {
    if (names.size >= mostNames) break;
    const rect = layout.boxes[box];
    if (!rect || rect.h < font * 1.15) continue;
    // What becomes of the box stands beside its name, and from quite near below it.
    const { note: whole } = standing(drawing, box);
    const beside = level === 'near' && zoom < 0.8 && whole !== '';
    const full = model.groups[box]?.name ?? unassignedName;
    // What is spare beside the name is for the name first.
    const linesIn = (room: number): readonly string[] =>
      isRoomForTwo(font, drawing)
        ? inTwo(full, room, font, bold)
        : [ellipsis(full, room, font, bold)];
    const air = linesIn(rect.w - 2 * wide).join('') === full ? wide : slim;
    const roomBeside = (note: string): number =>
      rect.w - 2 * air - (beside ? textWidth(note, noteFont(zoom), bold) + font * 0.4 : 0);
    const note = textWidth(full, font, bold) <= roomBeside(whole) ? whole : whole.slice(0, 1);
    const room = roomBeside(note);
    const count = level === 'near' ? '' : countOf(drawing, box);
    const countRoom = count === '' ? 0 : textWidth(` ${count}`, font * 0.85, bold) + font * 0.3;
    const [text = '', more] = linesIn(room);
    if (more === undefined && text !== full && Array.from(text).length <= fewest) continue;
    // The count gives way to the name.
    const counted = countRoom > 0 && textWidth(full, font, bold) <= room - countRoom;
    names.set(box, {
      text,
      count: counted ? count : '',
      x: air,
      y: heightOf(rect.h, font, drawing) - (more === undefined ? 0 : leading * font * 0.5),
      font,
      ...(more !== undefined && { more }),
      ...(beside && { note }),
    });
  }
  return names;
}

function countOf({ households, view, layout }: Drawing, box: number): string {
  const { come, leave } = changesOf(layout.membership);
  if (view === 'difference') {
    const said = [`+${String(come[box])}`, `−${String(leave[box])}`];
    return said.filter((each) => each.slice(1) !== '0').join(' ');
  }
  const members = households[box]?.members.length ?? 0;
  return members > 0 ? String(members) : '';
}

/** From one line to the next, as a part of the size of the font. */
export const leading = 1.08;

/** Whether a header, in which nothing else stands below the name, holds two lines of it. */
const isRoomForTwo = (font: number, { sight: { level, zoom } }: Drawing): boolean =>
  level === 'near' && zoom < detailedFrom && 2 * leading * font <= size.header;

/** From this zoom on there is more to read below the name. */
const detailedFrom = 0.8;

/** In the header above the services; in the middle of a box that shows none. */
function heightOf(height: number, font: number, { sight }: Drawing): number {
  if (sight.level === 'near' && sight.zoom >= detailedFrom) return 24;
  const header = sight.level === 'far' ? Math.min(height, font * 1.7) : size.header;
  return Math.min(header / 2 + font * 0.35, height - font * 0.3);
}
