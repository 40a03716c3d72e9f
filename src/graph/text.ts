/** Widths of text without a DOM, so that layout and labels are the same everywhere. */

const narrow = new Set("ijl.,:;'|!I()[]{}ft r-/");
const wide = new Set('mwMWQO@%&');

/** How wide a letter is, as a part of the size of its font. */
export type Letters = (char: string) => number;

const inAscii = (char: string): number => {
  if (narrow.has(char)) return 0.36;
  if (wide.has(char)) return 0.86;
  return char >= 'A' && char <= 'Z' ? 0.68 : 0.57;
};

/** By code: nearly all letters of names, of which a large map has tens of thousands. */
const ascii = Float64Array.from({ length: 128 }, (_, code) => inAscii(String.fromCharCode(code)));

/** About as wide as in a common sans-serif font. */
export const usualLetters: Letters = (char) => {
  const code = char.codePointAt(0) ?? 0;
  return ascii[code] ?? (code > 0x2e7f ? 1.1 : 0.57);
};

/** As `sumOf` with usual letters, without taking apart what is all ASCII. */
function usualWidth(text: string): number {
  let units = 0;
  for (let at = 0; at < text.length; at++) {
    const width = ascii[text.charCodeAt(at)];
    if (width === undefined) return sumOf(text, usualLetters);
    units += width;
  }
  return units;
}

function sumOf(text: string, letters: Letters): number {
  let units = 0;
  for (const char of text) units += letters(char);
  return units;
}

/** How wide a text is, in pixels. */
export function textWidth(text: string, fontSize: number, letters = usualLetters): number {
  return (letters === usualLetters ? usualWidth(text) : sumOf(text, letters)) * fontSize;
}

/** Shortens in the middle, where service names differ least; by code points, never half an emoji. */
export function ellipsis(
  text: string,
  width: number,
  fontSize: number,
  letters = usualLetters,
): string {
  // No label is longer than this, so a name of any length costs the same.
  const chars = Array.from(text.length > 400 ? text.slice(0, 200) + text.slice(-200) : text);
  const whole = text.length > 400 ? '' : text;
  if (whole !== '' && textWidth(whole, fontSize, letters) <= width) return whole;
  let low = 1;
  let high = chars.length;
  const cut = (kept: number): string => {
    const head = Math.ceil(kept * 0.55);
    const tail = kept - head;
    return `${chars.slice(0, head).join('')}…${tail > 0 ? chars.slice(-tail).join('') : ''}`;
  };
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textWidth(cut(middle), fontSize, letters) <= width) low = middle;
    else high = middle - 1;
  }
  return chars.length === 0 ? '' : cut(low);
}

/** What stands before the name of a service that leaves; never by itself on a line. */
export const leaving = '−\u00a0';

/** Two lines hold no more letters than these. */
export const mostOnTwo = 100;

/** A sign that names are broken at. */
export const isMark = (char: string): boolean => /[-_./ ]/.test(char);

/** Fewer letters than these look lost on a line. */
const leastPart = 3;
const isLong = (head: string, tail: string): boolean =>
  head.length >= leastPart && tail.length >= leastPart;

/**
 * Where a name may be broken: behind its marks, or also before them, where a word or number begins,
 * about where a syllable does and, at the last, anywhere.
 */
const breaks = {
  marks: [(head: string) => isMark(head.slice(-1))],
  anywhere: [
    (head: string) => isMark(head.slice(-1)),
    (_: string, tail: string) => isMark(tail.slice(0, 1)) && tail.length >= leastPart,
    (head: string, tail: string) =>
      /\p{Ll}$/u.test(head) ? /^[\p{Lu}\d]/u.test(tail) : /\d$/.test(head) && /^\p{L}/u.test(tail),
    (head: string, tail: string) =>
      isLong(head, tail) && /[aeiouy][^aeiouy]?$/i.test(head) && /^[^aeiouy][aeiouy]/i.test(tail),
    isLong,
    () => true,
  ],
} as const;

/**
 * A name on one line or, where it does not fit, on two; shortened in the middle where that is not
 * enough.
 *
 * @param first how much of the width the first of two lines has
 * @param where it may be broken; of several places a better one, then that of the most even lines
 */
export function inTwo(
  text: string,
  width: number,
  fontSize: number,
  letters = usualLetters,
  { first = width, where = 'marks' }: { first?: number; where?: keyof typeof breaks } = {},
): readonly [string] | readonly [string, string] {
  const fits = (part: string, room: number): boolean => textWidth(part, fontSize, letters) <= room;
  if (text.length > mostOnTwo || fits(text, first) || !fits(text, first + width))
    return [ellipsis(text, first, fontSize, letters)];
  const parts = partsOf(text).filter(([head, tail]) => fits(head, first) && fits(tail, width));
  const longer = ([head, tail]: readonly [string, string]): number =>
    Math.max(
      textWidth(head, fontSize, letters) + width - first,
      textWidth(tail, fontSize, letters),
    );
  for (const isBreak of breaks[where]) {
    const found = parts.filter(([head, tail]) => isBreak(head, tail));
    const [best] = found.sort((p, q) => longer(p) - longer(q));
    if (best) return best;
  }
  return [ellipsis(text, first, fontSize, letters)];
}

/** Both parts of a text, for each place between two of its letters, the last first. */
function partsOf(text: string): (readonly [string, string])[] {
  const chars = Array.from(text);
  return chars
    .slice(1)
    .map((_, at) => [chars.slice(0, at + 1).join(''), chars.slice(at + 1).join('')] as const)
    .reverse();
}

/** What part of all names shares a prefix that is cut. */
const sharing = 0.5;
/** A prefix shorter than this is not worth the dots that stand for it. */
const shortest = 4;
/** No name is looked through further than this. */
const longest = 200;

/**
 * The longest prefix up to a separator that more than half of the names share; '' where there is
 * none worth cutting. A stranger among them keeps its whole name (`withoutPrefix`).
 *
 * @param least how many names at least share it
 */
export function sharedPrefix(names: readonly string[], least = 3): string {
  const holders = new Map<string, number>();
  for (const name of names)
    for (let end = shortest; end < name.length && end <= longest; end++) {
      if (!/[-_./]/.test(name.charAt(end - 1))) continue;
      const prefix = name.slice(0, end);
      holders.set(prefix, (holders.get(prefix) ?? 0) + 1);
    }
  let shared = '';
  for (const [prefix, count] of holders)
    if (count >= least && count > names.length * sharing && prefix.length > shared.length)
      shared = prefix;
  return shared;
}

/** In a map of fewer names no ending is common. */
const fewestEndings = 4;

/** What at least half of many names end with, from the last mark on, as `-service`; '' where there is none. */
export function sharedEnding(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const ending = /[-_./][^-_./]+$/.exec(name.slice(-longest))?.[0];
    if (ending !== undefined) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  const [[ending, count] = ['', 0]] = [...counts].sort((a, b) => b[1] - a[1]);
  return count >= fewestEndings && count * 2 >= names.length ? ending : '';
}
/** A name without the prefix that others share, which dots stand for; whole where it has none. */
export const withoutPrefix = (name: string, prefix: string): string =>
  prefix !== '' && name.length > prefix.length && name.startsWith(prefix)
    ? `…${name.slice(prefix.length)}`
    : name;
