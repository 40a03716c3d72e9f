import { keptOnce } from './recurring.ts';
import { pairFrom, type Node, type Pair, type ScalarNode } from './syntax.ts';
import { anchored, type Anchor, type Range } from './text.ts';

/** More levels than any map has; deeper ones are left to those who count them. */
export const deepest = 12;
/** YAML has a limit for keys; names are far from it. */
const longestName = 500;

export const space = 32;
export const hash = 35;
export const colon = 58;
const comma = 44;
const slash = 47;

/** The first place from `from` on that is no space. */
export function spaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) === space) at++;
  return at;
}

/** The end of a name that begins at `from`; `from` where none does, or a very long one. */
export function nameEnd(text: string, from: number, end: number): number {
  let at = from;
  if (isWord(text.charCodeAt(at)))
    while (at < end && (isWord(text.charCodeAt(at)) || isJoint(text.charCodeAt(at)))) at++;
  return at - from > longestName ? from : at;
}

/** Letters, digits and the underscore. */
const isWord = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) ||
  (unit >= 65 && unit <= 90) ||
  (unit >= 48 && unit <= 57) ||
  unit === 95;

/** Dash, full stop and slash. */
const isJoint = (unit: number): boolean => unit >= 45 && unit <= 47;

/** Where a value is read: it ends before `end`. */
export interface Stretch {
  readonly text: string;
  readonly end: number;
  readonly anchor: Anchor;
}

/** A value from `from` on that ends with its line, but for a comment. */
export function lineValue({ text, end, anchor }: Stretch, from: number): Node | undefined {
  const first = text.charCodeAt(from);
  if (isWord(first) || first === slash) {
    const comment = text.indexOf(' #', from);
    let last = comment < 0 || comment > end ? end : comment;
    while (text.charCodeAt(last - 1) === space) last--;
    for (let at = text.indexOf(':', from); at >= 0 && at < last; at = text.indexOf(':', at + 1))
      if (at + 1 === last || text.charCodeAt(at + 1) === space) return undefined;
    return plain(text, from, last, anchor);
  }
  const flow = flowValue({ text, end, anchor }, from, 0);
  if (!flow) return undefined;
  const behind = flow.range.end;
  const rest = spaces(text, behind, end);
  return rest === end || (rest > behind && text.charCodeAt(rest) === hash) ? flow : undefined;
}

/** A value inside brackets, or one that needs none around it. */
function flowValue(stretch: Stretch, from: number, depth: number): Node | undefined {
  const { text, end, anchor } = stretch;
  if (depth > deepest) return undefined;
  switch (text[from]) {
    case '[':
      return flowList(stretch, from, depth + 1);
    case '{':
      return flowMap(stretch, from, depth + 1);
    case '"':
    case "'":
      return quoted(stretch, from);
    default: {
      const last = nameEnd(text, from, end);
      return last === from ? undefined : plain(text, from, last, anchor);
    }
  }
}

function flowList(stretch: Stretch, from: number, depth: number): Node | undefined {
  const items: Node[] = [];
  const range = bracketed(stretch, from, ']', (at) => {
    const item = flowValue(stretch, at, depth);
    if (item) items.push(item);
    return item;
  });
  return range && { kind: 'list', flow: true, range, items: items.slice() };
}

function flowMap(stretch: Stretch, from: number, depth: number): Node | undefined {
  const { text, end, anchor } = stretch;
  const pairs: Pair[] = [];
  const range = bracketed(stretch, from, '}', (at) => {
    const behind = nameEnd(text, at, end);
    if (text.charCodeAt(behind) !== colon || text.charCodeAt(behind + 1) !== space)
      return undefined;
    const key = behind === at ? undefined : plain(text, at, behind, anchor);
    const value = key && flowValue(stretch, spaces(text, behind + 1, end), depth);
    if (value) pairs.push(pairFrom(key, value));
    return value;
  });
  return range && { kind: 'map', flow: true, range, pairs: pairs.slice() };
}

/** Reads what is between brackets, one entry after the other, and tells where both brackets are. */
function bracketed(
  { text, end, anchor }: Stretch,
  from: number,
  closing: string,
  read: (at: number) => Node | undefined,
): Range | undefined {
  let at = spaces(text, from + 1, end);
  while (text[at] !== closing) {
    const entry = at < end ? read(at) : undefined;
    if (!entry) return undefined;
    at = spaces(text, entry.range.end, end);
    if (text[at] === closing) break;
    if (text.charCodeAt(at) !== comma) return undefined;
    at = spaces(text, at + 1, end);
    // A comma before the bracket is left to the library.
    if (text[at] === closing) return undefined;
  }
  return anchored(anchor, from, at + 1);
}

/** A quoted text in which every character stands for itself. */
function quoted({ text, end, anchor }: Stretch, from: number): ScalarNode | undefined {
  const quote = text[from] ?? '';
  const last = text.indexOf(quote, from + 1);
  if (last < 0 || last >= end || text[last + 1] === quote) return undefined;
  const inside = keptOnce(text.slice(from + 1, last));
  if (inside.includes('\\')) return undefined;
  return {
    kind: 'scalar',
    range: anchored(anchor, from, last + 1),
    value: inside,
    text: inside,
    style: quote === '"' ? 'double' : 'single',
    missing: false,
  };
}

/** Whole numbers, what may be another number, and the words that are no text. */
const whole = /^(?:0|[1-9]\d{0,14})$/;
const number = /^\d[\d._a-fA-FxXoO+-]*$/;
const words = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** A text without quotes, or the number or word that it stands for. */
export function plain(
  text: string,
  from: number,
  end: number,
  anchor: Anchor,
): ScalarNode | undefined {
  const written = keptOnce(text.slice(from, end));
  const value = plainValue(written);
  return value === undefined
    ? undefined
    : {
        kind: 'scalar',
        range: anchored(anchor, from, end),
        value,
        text: written,
        style: 'plain',
        missing: false,
      };
}

function plainValue(written: string): ScalarNode['value'] | undefined {
  const first = written.charCodeAt(0);
  if (first >= 48 && first <= 57)
    return whole.test(written) ? Number(written) : number.test(written) ? undefined : written;
  if (written.length > 5) return written;
  const word = words.get(written);
  if (word !== undefined) return word;
  return words.has(written.toLowerCase()) ? undefined : written;
}
