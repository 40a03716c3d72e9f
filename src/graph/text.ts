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

/** How wide a text is, in pixels. */
export function textWidth(text: string, fontSize: number, letters = usualLetters): number {
  let units = 0;
  for (const char of text) units += letters(char);
  return units * fontSize;
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

/**
 * A name on one line or, where it does not fit, on two, broken behind one of its marks; shortened
 * in the middle where that is not enough.
 */
export function inTwo(
  text: string,
  width: number,
  fontSize: number,
  letters = usualLetters,
): readonly [string] | readonly [string, string] {
  const fits = (part: string): boolean => textWidth(part, fontSize, letters) <= width;
  // Two lines hold no more than this.
  if (text.length > 100 || fits(text)) return [ellipsis(text, width, fontSize, letters)];
  for (let at = text.length - 1; at > 0; at--) {
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    if (/[-_./ ]$/.test(head) && fits(head) && fits(tail)) return [head, tail];
  }
  return [ellipsis(text, width, fontSize, letters)];
}

/** How many names at least share a prefix that is cut, and what part of all of them. */
const sharing = { least: 3, part: 0.5 };
/** A prefix shorter than this is not worth the dots that stand for it. */
const shortest = 4;
/** No name is looked through further than this. */
const longest = 200;

/**
 * The longest prefix up to a separator that more than half of the names share; '' where there is
 * none worth cutting. A stranger among them keeps its whole name (`withoutPrefix`).
 */
export function sharedPrefix(names: readonly string[]): string {
  const holders = new Map<string, number>();
  for (const name of names)
    for (let end = shortest; end < name.length && end <= longest; end++) {
      if (!/[-_./]/.test(name.charAt(end - 1))) continue;
      const prefix = name.slice(0, end);
      holders.set(prefix, (holders.get(prefix) ?? 0) + 1);
    }
  let shared = '';
  for (const [prefix, count] of holders)
    if (
      count >= sharing.least &&
      count > names.length * sharing.part &&
      prefix.length > shared.length
    )
      shared = prefix;
  return shared;
}

/** A name without the prefix that others share, which dots stand for; whole where it has none. */
export const withoutPrefix = (name: string, prefix: string): string =>
  prefix !== '' && name.length > prefix.length && name.startsWith(prefix)
    ? `…${name.slice(prefix.length)}`
    : name;
