import { colon, deepest, hash, lineValue, nameEnd, plain, space, spaces } from './simpleValues.ts';
import { pairFrom, type MapNode, type Node, type Pair } from './syntax.ts';
import { anchored, spanning, type Anchor } from './text.ts';
import type { YamlReading } from './yaml.ts';

/**
 * Reads the few forms of YAML that nearly every line of a service map has: block maps and lists,
 * plain and quoted texts of one line, flow lists and maps of one line, comments. It gives what
 * `readYaml` gives, in a tenth of the time, or undefined where the text has anything else in it:
 * nothing here decides what is an error.
 */
export function readSimpleYaml(text: string): YamlReading | undefined {
  if (unfamiliar.test(text)) return undefined;
  const anchor: Anchor = { offset: 0 };
  const lines = linesOf(text);
  const [first] = lines ?? [];
  if (!lines || first?.key === undefined) return undefined;
  const reader: Reader = { text, lines, next: 0, anchor };
  const root = blockMap(reader, first.indentation, 0);
  if (!root || reader.next < lines.length) return undefined;
  return { anchor, root, problems: [], doubtful: false };
}

/**
 * Anything but printable ASCII: the rest of Unicode has line breaks and spaces of its own. Looked
 * for, and not repeated from beginning to end, which would need a stack as deep as the text is long.
 */
const unfamiliar = /[^\x20-\x7e\r\n]|\r(?!\n)/;

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

const dash = 45;
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
    const item = lineValue({ text, anchor, end: line.end }, line.value);
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
  if (line.value !== undefined) return lineValue({ text, anchor, end: line.end }, line.value);
  const below = lines[reader.next];
  if (!below || depth >= deepest) return undefined;
  if (below.key === undefined)
    return below.indentation >= line.indentation ? blockList(reader, below.indentation) : undefined;
  return below.indentation > line.indentation
    ? blockMap(reader, below.indentation, depth + 1)
    : undefined;
}
