import { center, clamp, meets, type Rect } from '../graph/geometry.ts';
import { nowhere } from '../graph/place.ts';
import { ellipsis, textWidth } from '../graph/text.ts';
import { namedAcross, namesAreAcross } from './domains.tsx';
import type { Drawing } from './drawing.ts';
import { changesOf } from './facts.ts';
import { bold, whenForgotten } from './letters.ts';
import { heightOf, isRoomForTwo, leading, rise, tail, written } from './nameInBox.ts';
import type { Sight } from './sight.ts';
import { standing } from './standing.ts';
import { groupName } from './words.ts';

/** Size of secondary text, which is not to outgrow the names. */
export const metaFont = (zoom: number): number => Math.min(11, 13 / zoom);

/** The name of a box where it stands, in units of the picture, from the corner of its box. */
export interface BoxName {
  readonly text: string;
  /** Its second line, where it has one. */
  readonly more?: string;
  /** How many services, where there is room for it; in the difference how many come and go. */
  readonly count: string;
  /** Whether that stands on a line of its own. */
  readonly below?: boolean;
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
const largest = 17;
const mostNames = 180;
/** Of a name that is cut, no more letters than these say nothing. */
const fewest = 8;

/** Where more boxes than this part have no room for a name, they have one that reaches beyond them. */
const mostUnnamed = 0.4;
/** Such a name is wider than its box by this factor at most, unless then fewer than these have one. */
const widest = 1.8;
const fewNames = 24;
/** How far from its box a name may be, in sizes of its font: no further than right beside it … */
const beside = [0];
/** … unless somebody has asked for it. */
const away = [0, 1.6, 3.2, 4.8];

/** Names with what they depend on besides the sight and the letters. */
interface Known extends Pick<Drawing, 'households' | 'view'> {
  readonly wires: Drawing['wires'] | undefined;
  readonly names: ReadonlyMap<number, BoxName>;
}

let known = new WeakMap<Sight, Known>();
whenForgotten(() => (known = new WeakMap()));

/** The names of a picture, found once for all that keeps clear of them, and not again while one points. */
export function placeNames(drawing: Drawing): ReadonlyMap<number, BoxName> {
  const { sight, households, view } = drawing;
  const wires = namesAreAcross(drawing) ? drawing.wires : undefined;
  const before = known.get(sight);
  if (before?.households === households && before.view === view && before.wires === wires)
    return before.names;
  const names = found(drawing);
  known.set(sight, { households, view, wires, names });
  return names;
}

/**
 * Names of constant size on the screen. A name keeps within its box, so names never overlap; a
 * box too small for its name has none, and where there are too many names the largest boxes have
 * theirs.
 */
function found(drawing: Drawing): ReadonlyMap<number, BoxName> {
  const { layout, sight, households } = drawing;
  const { zoom } = sight;
  const font = clamp(15 * zoom, smallest, largest) / zoom;
  const weightOf = (box: number): number => households[box]?.members.length ?? 0;
  const bySize = [...sight.boxes].sort((p, q) => weightOf(q) - weightOf(p) || p - q);
  // From afar the domains have names, and what is in none of them.
  if (namesAreAcross(drawing)) {
    const inDomain = new Set(layout.domains.flatMap(({ boxes }) => boxes));
    const others = bySize.filter((box) => !inDomain.has(box));
    // And where the lines lead that somebody has asked for.
    const ends = new Set(drawing.wires.flatMap(({ boxes }) => boxes));
    const meant = bySize.filter((box) => ends.has(box) && inDomain.has(box));
    return new Map([
      ...namesInside(drawing, others, font),
      ...namesAcross(drawing, meant, namedAcross(drawing), away),
    ]);
  }
  const inside = namesInside(drawing, bySize, font);
  if (sight.level !== 'far') return inside;
  // What the other grouping alone has is named where there is room for it, and nowhere else.
  const here = bySize.filter((box) => standing(drawing, box).exists);
  const others = here.filter((box) => !inside.has(box));
  if (others.length < here.length * mostUnnamed) return inside;
  const taken = rectsOf(drawing, inside);
  const meant = attributable(drawing, others, inside.size);
  const across = namesAcross(drawing, meant, taken, beside);
  return new Map([...inside, ...across]);
}

/** Boxes not much narrower than their names; rather the largest of all than hardly any. */
function attributable(
  { layout, model, sight }: Drawing,
  bySize: readonly number[],
  already: number,
): readonly number[] {
  const near = bySize.filter(
    (box) =>
      textWidth(groupName(model, box), smallest / sight.zoom, bold) <=
      (layout.boxes[box]?.w ?? 0) * widest,
  );
  return already + near.length < fewNames ? bySize : near;
}

/** What the names of a picture take in it. */
export const namedIn = (drawing: Drawing): Rect[] => rectsOf(drawing, placeNames(drawing));

const rectsOf = ({ layout }: Drawing, names: ReadonlyMap<number, BoxName>): Rect[] =>
  Array.from(names, ([box, { x, y, w, bottom, font }]) => {
    const at = layout.boxes[box] ?? nowhere;
    const top = y - font * rise;
    return { x: at.x + x, y: at.y + top, w, h: bottom - top };
  });

/** As on a map of a country: names over their places, none over another. */
function namesAcross(
  { layout, model, sight }: Drawing,
  bySize: readonly number[],
  others: readonly Rect[],
  steps: readonly number[],
): ReadonlyMap<number, BoxName> {
  const font = smallest / sight.zoom;
  const names = new Map<number, BoxName>();
  const taken = [...others];
  for (const box of bySize.slice(0, 4 * mostNames)) {
    if (names.size >= mostNames) break;
    const rect = layout.boxes[box];
    if (!rect) continue;
    const text = ellipsis(groupName(model, box), 150 / sight.zoom, font, bold);
    const w = textWidth(text, font, bold);
    const at = center(rect);
    // No further out than the picture goes, or the edge of the view would cut it.
    const [least, most] = [layout.bounds.x, layout.bounds.x + layout.bounds.w - w];
    const within = (right: number): number =>
      clamp(at.x - w / 2 + right, least, Math.max(least, most));
    // Over its box or, where there is another name, right above or below it.
    const next = rect.h / 2 + font * 0.8;
    const place = [0, ...steps.flatMap((by) => [-next - font * by, next + font * by])]
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
    const placed = layout.boxes[box];
    if (!placed || placed.h < font * 1.15) continue;
    const full = groupName(model, box);
    // Nothing stands beside what is in no project.
    const needed = box === layout.membership.unassigned ? textWidth(full, font, bold) + font : 0;
    const rect = { ...placed, w: Math.max(placed.w, needed) };
    const { font: own, air, note, widths, spare, lines } = written(drawing, box, rect, full, font);
    const count = sight.level === 'near' ? '' : countOf(drawing, box);
    const countRoom = count === '' ? 0 : textWidth(` ${count}`, own * 0.85, bold) + own * 0.3;
    const [text = '', more] = lines;
    const least = sight.level === 'far' && !standing(drawing, box).exists ? Infinity : fewest;
    if (more === undefined && text !== full && Array.from(text).length <= least) continue;
    // The count gives way to the name: to a line of its own or, where there is none, altogether.
    const beside = countRoom > 0 && countRoom <= spare;
    const below =
      countRoom > 0 &&
      !beside &&
      more === undefined &&
      sight.level === 'far' &&
      countRoom <= rect.w - 2 * air &&
      isRoomForTwo(own, rect, drawing, box);
    const rows = below ? 2 : lines.length;
    const last = heightOf(rect.h, own, rows, drawing, box);
    names.set(box, {
      text,
      count: beside || below ? count : '',
      below,
      x: air,
      y: last - (rows - 1) * leading * own,
      w: Math.max(
        ...widths,
        (below ? 0 : (widths.at(-1) ?? 0)) + (beside || below ? countRoom : 0),
      ),
      bottom: last + own * tail,
      font: own,
      ...(more !== undefined && { more }),
      ...(note !== undefined && { note }),
    });
  }
  return names;
}

function countOf({ households, view, layout }: Drawing, box: number): string {
  const { come, leave } = changesOf(layout.membership);
  if (view === 'difference') {
    const said = [`+${come[box]}`, `−${leave[box]}`];
    return said.filter((each) => each.slice(1) !== '0').join(' ');
  }
  const members = households[box]?.members.length ?? 0;
  return members > 0 ? String(members) : '';
}
