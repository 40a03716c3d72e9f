import { cardLines, clamp, type Rect } from '../graph/geometry.ts';
import { ellipsis, inTwo, textWidth } from '../graph/text.ts';
import { plain } from './letters.ts';
import { leading } from './nameInBox.ts';

/** Names keep their size on the screen, within what a card can hold. */
const largest = (zoom: number): number => clamp(13 * zoom, 12, 16) / zoom;
/** Sizes that are tried for all names, as parts of that. */
const sizes = [1, 0.92, 0.84];
/** This part of the names is to have room. */
const most = 0.8;

/** Pixels on the screen; no name is set smaller than this to have room … */
const tightest = 9;
/** … but for two lines that would be cut else, which are so close. */
const least = { font: 8.5, leading: 1 };
/** How high letters are, as a part of the size of the font. */
const high = 0.78;
/** What two lines take, as a part of the size of the font. */
const twoHigh = (apart: number): number => 1 + apart;
/** Between the edge of a card and its name. */
export const air = 8;

/**
 * The size of the names in a picture: one for all as far as most have room in it, as a larger name
 * would look more important.
 */
export function commonFont(
  names: readonly { readonly name: string; readonly rect: Pick<Rect, 'w' | 'h'> }[],
  zoom: number,
): number {
  const fonts = sizes.map((size) => size * largest(zoom));
  const isRoomy = (font: number): boolean =>
    names.filter(({ name, rect: { w, h } }) => {
      const room = w - 2 * air;
      const two = twoHigh(leading) * font <= h ? inTwo(name, room, font, plain) : [];
      return textWidth(name, font, plain) <= room || two.join('') === name;
    }).length >=
    names.length * most;
  return fonts.find(isRoomy) ?? fonts.at(-1) ?? largest(zoom);
}

/** A name as it is written on a card, in units of the picture. */
export interface CardName {
  readonly lines: readonly string[];
  readonly font: number;
  /** Of the first line, from the top of the card. */
  readonly y: number;
  /** How far the second line is below the first. */
  readonly apart: number;
}

/** What else is on a card. */
export interface Beside {
  /** The size that names have in this picture. */
  readonly font: number;
  /** What stands before the name. */
  readonly lead: string;
  /** What may stand for the name where it would be cut, the best first. */
  readonly shorter: readonly string[];
  /** Whether there is something to say below a name of one line. */
  readonly seconded: boolean;
  /** How far the sign in its corner reaches inwards, and down; 0 where there is none. */
  readonly sign: { readonly w: number; readonly h: number };
}

/**
 * A name on its card: what has no room on a line is in two, then a little smaller, then broken
 * inside a word, then cut.
 */
export function nameOn(
  name: string,
  { w, h }: Pick<Rect, 'w' | 'h'>,
  zoom: number,
  { font, lead, shorter, seconded, sign }: Beside,
): CardName {
  const middle = h / 2;
  const room = w - 2 * air;
  // A line that reaches as high as the sign keeps clear of it.
  const roomAt = (y: number, font: number): number =>
    (y - font * high < sign.h ? Math.min(room, w - air - sign.w) : room) -
    textWidth(lead, font, plain);
  const oneLine = (name: string, font: number): CardName => {
    const y = middle + (seconded ? cardLines.name : font * 0.36);
    return { font, y, apart: font, lines: [ellipsis(name, roomAt(y, font), font, plain)] };
  };
  const twoLines = (
    name: string,
    font: number,
    where: 'marks' | 'anywhere',
    apart = leading,
  ): CardName => {
    const y = middle + font * (0.36 - apart / 2);
    const first = roomAt(y, font);
    const fits = twoHigh(apart) * font <= h;
    const lines = fits ? inTwo(name, room, font, plain, { first, where }) : [];
    return { font, y, apart: font * apart, lines };
  };
  const tighter = Math.max(tightest / zoom, Math.min(font * 0.85, h / twoHigh(leading)));
  const attempts = [
    (name: string) => oneLine(name, font),
    (name: string) => twoLines(name, font, 'marks'),
    (name: string) => oneLine(name, tighter),
    (name: string) => twoLines(name, tighter, 'marks'),
    (name: string) => twoLines(name, font, 'anywhere'),
    (name: string) => twoLines(name, tighter, 'anywhere'),
    (name: string) => twoLines(name, least.font / zoom, 'anywhere', least.leading),
  ];
  for (const whole of [name, ...shorter])
    for (const attempt of attempts) {
      const found = attempt(whole);
      if (found.lines.join('') === whole) return led(found, lead);
    }
  return led(oneLine(shorter.at(-1)?.replace(/…$/, '') ?? name, font), lead);
}

const led = (written: CardName, lead: string): CardName => {
  const [first = '', ...more] = written.lines;
  return { ...written, lines: [lead + first, ...more] };
};
