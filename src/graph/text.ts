/** Widths of text without a DOM, so that layout and labels are the same everywhere. */

const narrow = new Set("ijl.,:;'|!I()[]{}ft r-/");
const wide = new Set('mwMWQO@%&');

/** About how wide a text is in a common sans-serif font, in pixels. */
export function textWidth(text: string, fontSize: number): number {
  let units = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code > 0x2e7f) units += 1.1;
    else if (narrow.has(char)) units += 0.36;
    else if (wide.has(char)) units += 0.86;
    else if (char >= 'A' && char <= 'Z') units += 0.68;
    else units += 0.57;
  }
  return units * fontSize;
}

/** Shortens in the middle, where service names differ least; by code points, never half an emoji. */
export function ellipsis(text: string, width: number, fontSize: number): string {
  // No label is longer than this, so a name of any length costs the same.
  const chars = Array.from(text.length > 400 ? text.slice(0, 200) + text.slice(-200) : text);
  const whole = text.length > 400 ? '' : text;
  if (whole !== '' && textWidth(whole, fontSize) <= width) return whole;
  let low = 1;
  let high = chars.length;
  const cut = (kept: number): string => {
    const head = Math.ceil(kept * 0.55);
    const tail = kept - head;
    return `${chars.slice(0, head).join('')}…${tail > 0 ? chars.slice(-tail).join('') : ''}`;
  };
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textWidth(cut(middle), fontSize) <= width) low = middle;
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
): readonly [string] | readonly [string, string] {
  const fits = (part: string): boolean => textWidth(part, fontSize) <= width;
  // Two lines hold no more than this.
  if (text.length > 100 || fits(text)) return [ellipsis(text, width, fontSize)];
  for (let at = text.length - 1; at > 0; at--) {
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    if (/[-_./ ]$/.test(head) && fits(head) && fits(tail)) return [head, tail];
  }
  return [ellipsis(text, width, fontSize)];
}

/**
 * The prefix that every name shares, up to a separator; '' where cutting it would not help or
 * would leave nothing of a name.
 */
export function sharedPrefix(names: readonly string[]): string {
  const [first, ...rest] = names;
  if (first === undefined || rest.length < 2) return '';
  let prefix = first;
  for (const name of rest) {
    let length = 0;
    while (length < prefix.length && prefix[length] === name[length]) length++;
    prefix = prefix.slice(0, length);
  }
  const end = Math.max(...['-', '_', '.', '/'].map((mark) => prefix.lastIndexOf(mark))) + 1;
  const cut = prefix.slice(0, end);
  return cut.length >= 4 && names.every((name) => name.length > cut.length) ? cut : '';
}
