import { center, clamp, size, type Rect } from '../graph/geometry.ts';
import { nowhere } from '../graph/place.ts';
import { ellipsis, inTwo, textWidth } from '../graph/text.ts';
import type { Drawing } from './drawing.ts';
import { namedAcross, namesAreAcross } from './domains.tsx';
import { changesOf } from './facts.ts';
import { bold, plain } from './letters.ts';
import { meets, type Level } from './sight.ts';
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
  /** How wide it is with its count, and where the tails of its letters end. */
  readonly w: number;
  readonly bottom: number;
  readonly font: number;
  /** What becomes of the box; its sign alone where the name needs the room. */
  readonly note?: string;
}

/** Pixels on the screen, at any zoom. */
const smallest = 12.5;
/** No name is set smaller than this to have room. */
const tightest = 12;
const largest = 17;
const mostNames = 180;
/** From this zoom on there is more to read below the name. */
const detailedFrom = 0.8;
/** Of a name that is cut, no more letters than these say nothing. */
const fewest = 5;

/** Where fewer boxes than this part have room for a name, more have one if it may reach beyond them. */
const fewNamed = 0.6;

const named = new WeakMap<Drawing, ReadonlyMap<number, BoxName>>();

/** The names of a picture, found once for all that keeps clear of them. */
export function placeNames(drawing: Drawing): ReadonlyMap<number, BoxName> {
  let names = named.get(drawing);
  if (!names) named.set(drawing, (names = found(drawing)));
  return names;
}

/**
 * Names of constant size on the screen. A name keeps within its box, so names never overlap; a
 * box too small for its name has none, and where there are too many names the largest boxes have
 * theirs.
 */
function found(drawing: Drawing): ReadonlyMap<number, BoxName> {
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
  if (sight.level !== 'far' || inside.size >= sight.boxes.length * fewNamed) return inside;
  const across = namesAcross(drawing, bySize.slice(0, 4 * mostNames), font);
  return across.size > inside.size ? across : inside;
}

/** What the names of a picture take in it. */
export const namedIn = (drawing: Drawing): Rect[] =>
  Array.from(placeNames(drawing), ([box, { x, y, w, bottom, font }]) => {
    const at = drawing.layout.boxes[box] ?? nowhere;
    const top = y - font * rise;
    return { x: at.x + x, y: at.y + top, w, h: bottom - top };
  });

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
    names.set(box, { text, count: '', x, y, w, bottom: y + font * tail, font });
  }
  return names;
}

/** Size of what is said beside a name, in units of the picture. */
export const noteFont = (zoom: number): number => Math.max(12, 11 / zoom);

/** A name as it is written in its box. */
interface Written {
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

/** Names within their boxes. */
function namesInside(
  drawing: Drawing,
  bySize: readonly number[],
  font: number,
): ReadonlyMap<number, BoxName> {
  const { layout, model, sight } = drawing;
  const names = new Map<number, BoxName>();
  for (const box of bySize) {
    if (names.size >= mostNames) break;
    const rect = layout.boxes[box];
    if (!rect || rect.h < font * 1.15) continue;
    const full = model.groups[box]?.name ?? unassignedName;
    const { font: own, air, note, widths, spare, lines } = written(drawing, box, rect, full, font);
    const count = sight.level === 'near' ? '' : countOf(drawing, box);
    const countRoom = count === '' ? 0 : textWidth(` ${count}`, own * 0.85, bold) + own * 0.3;
    const [text = '', more] = lines;
    if (more === undefined && text !== full && Array.from(text).length <= fewest) continue;
    // The count gives way to the name.
    const counted = countRoom > 0 && countRoom <= spare;
    const last = heightOf(rect.h, own, lines.length, drawing, box);
    names.set(box, {
      text,
      count: counted ? count : '',
      x: air,
      y: last - (lines.length - 1) * leading * own,
      w: Math.max(...widths, (widths.at(-1) ?? 0) + (counted ? countRoom : 0)),
      bottom: last + own * tail,
      font: own,
      ...(more !== undefined && { more }),
      ...(note !== undefined && { note }),
    });
  }
  return names;
}

/**
 * What is spare beside a name is for the name first; then it is a little smaller, then broken where
 * no mark is, then cut. Rather than services it takes what is spare and smaller letters.
 */
function written(drawing: Drawing, box: number, rect: Rect, full: string, font: number): Written {
  const { zoom, level } = drawing.sight;
  // What becomes of the box stands beside its name, and from quite near below it.
  const { note: whole, exists } = standing(drawing, box);
  const letters = exists ? bold : plain;
  const beside = level === 'near' && zoom < detailedFrom && whole !== '';
  const besideOf = (note: string, font: number): number =>
    beside ? textWidth(note, noteFont(zoom), bold) + font * 0.4 : 0;
  const write = (font: number, air: number, where?: 'marks' | 'anywhere'): Written => {
    const most = rect.w - 2 * air;
    const width = textWidth(full, font, letters);
    const note = width <= most - besideOf(whole, font) ? whole : whole.slice(0, 1);
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
  const onServices = isOnServices(drawing, box);
  for (const [own, air, where] of [
    [font, wide, onServices ? undefined : 'marks'],
    ...(onServices
      ? ([
          [font, slim],
          [tighter, slim],
        ] as const)
      : []),
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

/** How far the tails of letters reach down, as a part of the size of the font. */
const tail = 0.24;
/** And letters up. */
const rise = 0.8;
/** Pixels on the screen; what is left of services below a name is no lower. */
export const strip = 2;

/** From the middle a second line is over the first services, of which a strip is left. */
const isOnServices = ({ sight, households }: Drawing, box: number): boolean =>
  sight.level === 'middle' && (households[box]?.members.length ?? 0) > 0;

/** Whether there is room for two lines. */
function isRoomForTwo(font: number, { h }: Rect, drawing: Drawing, box: number): boolean {
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
function heightOf(height: number, font: number, lines: number, drawing: Drawing, box: number) {
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
  // From the middle only a box that shows no services has a second line, and room for it.
  const two = level === 'middle' && lines > 1 ? Math.min(height, taken - font * 0.3) : 0;
  return Math.max(size.header, two);
}
