import { keptOnce } from './recurring.ts';
import { pairFrom, type MapNode, type Node, type Pair, type ScalarNode } from './syntax.ts';
import { anchored, spanning, type Anchor } from './text.ts';
import type { YamlReading } from './yaml.ts';

/**
 * Reads the few forms of YAML that nearly every line of a service map has: block maps and lists,
 * plain and quoted texts of one line, flow lists and maps of one line, comments. It gives what
 * `readYaml` gives, in a tenth of the time, or undefined where the text has anything else in it:
 * nothing here decides what is an error.
 */
export function readSimpleYaml(text: string): YamlReading | undefined {
  if (!familiar.test(text)) return undefined;
  const anchor: Anchor = { offset: 0 };
  const lines = linesOf(text);
  const [first] = lines ?? [];
  if (!lines || first?.key === undefined) return undefined;
  const reader: Reader = { text, lines, next: 0, anchor };
  const root = blockMap(reader, first.indentation, 0);
  if (!root || reader.next < lines.length) return undefined;
  return { anchor, root, problems: [], doubtful: false };
}

/** Printable ASCII: the rest of Unicode has line breaks and spaces of its own. */
const familiar = /^(?:[\x20-\x7e\n]|\r\n)*$/;
/** More levels than any map has; deeper ones are left to those who count them. */
const deepest = 12;
/** YAML has a limit for keys; names are far from it. */
const longestName = 500;

/** A line with something on it: `key:`, `key: value` or `- value`. */
interface Line {
  readonly indentation: number;
  /** Offset of the key or the dash. */
  readonly start: number;
  /** Offset behind the key; none behind a dash. */
  readonly key: number | undefined;
  /** Where the value stands, if any: from its first character to the end of the line. */
  readonly value: number | undefined;
  readonly end: number;
}

interface Reader {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly anchor: Anchor;
  next: number;
}

const space = 32;
const hash = 35;
const dash = 45;
const colon = 58;
const comma = 44;
const carriageReturn = 13;

function linesOf(text: string): Line[] | undefined {
  const lines: Line[] = [];
  for (let from = 0; from < text.length;) {
    let end = text.indexOf('\n', from);
    if (end < 0) end = text.length;
    const start = spaces(text, from, end);
    const last = end > from && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end;
    if (start < last && text.charCodeAt(start) !== hash) {
      const line = lineOf(text, from, start, last);
      if (!line) return undefined;
      lines.push(line);
    }
    from = end + 1;
  }
  return lines;
}

function lineOf(text: string, from: number, start: number, end: number): Line | undefined {
  const indentation = start - from;
  let at: number;
  let key: number | undefined;
  if (text.charCodeAt(start) === dash) at = start + 1;
  else {
    key = nameEnd(text, start, end);
    if (key === start || text.charCodeAt(key) !== colon) return undefined;
    at = key + 1;
  }
  if (at < end && text.charCodeAt(at) !== space) return undefined;
  const value = spaces(text, at, end);
  const empty = value === end || text.charCodeAt(value) === hash;
  return { indentation, start, key, value: empty ? undefined : value, end };
}

function spaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) === space) at++;
  return at;
}

/** The end of a name that begins at `from`; `from` where none does, or a very long one. */
function nameEnd(text: string, from: number, end: number): number {
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

function blockMap(reader: Reader, indentation: number, depth: number): MapNode | undefined {
  const { text, lines, anchor } = reader;
  const pairs: Pair[] = [];
  for (;;) {
    const line = lines[reader.next];
    if (!line || line.indentation < indentation || (depth > 0 && isItem(line, indentation))) break;
    if (line.indentation > indentation || line.key === undefined) return undefined;
    reader.next++;
    const key = plain(text, line.start, line.key, anchor);
    const value = key && valueOf(reader, line, depth);
    if (!key || !value) return undefined;
    pairs.push(pairFrom(key, value));
  }
  const [first] = pairs;
  const last = pairs.at(-1);
  if (!first || !last) return undefined;
  // Kept without the room that a list which grew has for more, here and below.
  const range = spanning(first.range, last.range);
  return { kind: 'map', flow: false, range, pairs: pairs.slice() };
}

/** A dash may stand under the key of its list. */
const isItem = ({ key, indentation }: Line, under: number): boolean =>
  key === undefined && indentation === under;

function blockList(reader: Reader, indentation: number): Node | undefined {
  const { text, lines, anchor } = reader;
  const items: Node[] = [];
  let start: number | undefined;
  for (;;) {
    const line = lines[reader.next];
    if (!line || line.indentation < indentation) break;
    if (line.key !== undefined && line.indentation === indentation) break;
    if (line.indentation > indentation || line.value === undefined) return undefined;
    reader.next++;
    const item = lineValue(text, line.value, line.end, anchor);
    if (!item) return undefined;
    start ??= line.start;
    items.push(item);
  }
  const last = items.at(-1);
  if (start === undefined || !last) return undefined;
  const range = spanning(anchored(anchor, start, start), last.range);
  return { kind: 'list', flow: false, range, items: items.slice() };
}

/** What stands behind a key or below it. */
function valueOf(reader: Reader, line: Line, depth: number): Node | undefined {
  const { text, lines, anchor } = reader;
  if (line.value !== undefined) return lineValue(text, line.value, line.end, anchor);
  const below = lines[reader.next];
  if (!below || depth >= deepest) return undefined;
  if (below.key === undefined)
    return below.indentation >= line.indentation ? blockList(reader, below.indentation) : undefined;
  return below.indentation > line.indentation
    ? blockMap(reader, below.indentation, depth + 1)
    : undefined;
}

/** A value that ends with its line, but for a comment. */
function lineValue(text: string, from: number, end: number, anchor: Anchor): Node | undefined {
  const first = text.charCodeAt(from);
  if (isWord(first) || first === 47) {
    const comment = text.indexOf(' #', from);
    let last = comment < 0 || comment > end ? end : comment;
    while (text.charCodeAt(last - 1) === space) last--;
    for (let at = text.indexOf(':', from); at >= 0 && at < last; at = text.indexOf(':', at + 1))
      if (at + 1 === last || text.charCodeAt(at + 1) === space) return undefined;
    return plain(text, from, last, anchor);
  }
  const flow = flowValue(text, from, end, anchor, 0);
  if (!flow) return undefined;
  const behind = flow.range.end;
  const rest = spaces(text, behind, end);
  return rest === end || (rest > behind && text.charCodeAt(rest) === hash) ? flow : undefined;
}

/** A value inside brackets, or one that needs none around it. */
function flowValue(
  text: string,
  from: number,
  end: number,
  anchor: Anchor,
  depth: number,
): Node | undefined {
  if (depth > deepest) return undefined;
  switch (text[from]) {
    case '[':
      return flowList(text, from, end, anchor, depth);
    case '{':
      return flowMap(text, from, end, anchor, depth);
    case '"':
    case "'":
      return quoted(text, from, end, anchor);
    default: {
      const last = nameEnd(text, from, end);
      return last === from ? undefined : plain(text, from, last, anchor);
    }
  }
}

function flowList(
  text: string,
  from: number,
  end: number,
  anchor: Anchor,
  depth: number,
): Node | undefined {
  const items: Node[] = [];
  const close = entries(text, from, end, ']', (at) => {
    const item = flowValue(text, at, end, anchor, depth + 1);
    if (item) items.push(item);
    return item;
  });
  if (close === undefined) return undefined;
  return { kind: 'list', flow: true, range: anchored(anchor, from, close), items: items.slice() };
}

function flowMap(
  text: string,
  from: number,
  end: number,
  anchor: Anchor,
  depth: number,
): Node | undefined {
  const pairs: Pair[] = [];
  const close = entries(text, from, end, '}', (at) => {
    const keyEnd = nameEnd(text, at, end);
    if (keyEnd === at || text.charCodeAt(keyEnd) !== colon || text.charCodeAt(keyEnd + 1) !== space)
      return undefined;
    const key = plain(text, at, keyEnd, anchor);
    const value = flowValue(text, spaces(text, keyEnd + 1, end), end, anchor, depth + 1);
    if (!key || !value) return undefined;
    pairs.push(pairFrom(key, value));
    return value;
  });
  if (close === undefined) return undefined;
  return { kind: 'map', flow: true, range: anchored(anchor, from, close), pairs: pairs.slice() };
}

/** Reads what is between brackets, one entry after the other; the offset behind the closing one. */
function entries(
  text: string,
  from: number,
  end: number,
  closing: string,
  read: (at: number) => Node | undefined,
): number | undefined {
  let at = spaces(text, from + 1, end);
  if (text[at] === closing) return at + 1;
  for (;;) {
    const entry = at < end ? read(at) : undefined;
    if (!entry) return undefined;
    at = spaces(text, entry.range.end, end);
    if (text[at] === closing) return at + 1;
    if (text.charCodeAt(at) !== comma) return undefined;
    at = spaces(text, at + 1, end);
  }
}

/** A quoted text in which every character stands for itself. */
function quoted(text: string, from: number, end: number, anchor: Anchor): ScalarNode | undefined {
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

function plain(text: string, from: number, end: number, anchor: Anchor): ScalarNode | undefined {
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
