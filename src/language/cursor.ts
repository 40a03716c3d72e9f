import type { ParsedMap } from '../map/parse.ts';
import type { Range } from '../map/text.ts';
import { countUntil } from './places.ts';

/**
 * Where the caret stands in the structure, read from the text before it alone: a line that is
 * half typed has no place in the tree yet, and completion is asked for just there.
 */
export interface Cursor {
  /** Keys from the root to the container of what is being typed. */
  readonly path: readonly string[];
  /** Whether a key, a value behind its key, or an item of a list is being typed. */
  readonly position: 'key' | 'value' | 'item';
  /** What has been typed of it. */
  readonly typed: string;
  /** The typed part, to be replaced. */
  readonly range: Range;
  /** Inside `{ }` or `[ ]`. */
  readonly flow: boolean;
  /** Keys or items that already stand in the same flow collection before the caret. */
  readonly before: readonly string[];
  /** Column of the key or item, for what is inserted below it. */
  readonly indent: number;
}

interface BlockLine {
  readonly indent: number;
  readonly key: string;
}

/** A stretch of text that can be looked at by itself. */
interface Stretch {
  readonly start: number;
  /** The section that it is an entry of. */
  readonly section: string | undefined;
  /** Whether it may be one flow map with the caret in it. */
  readonly flow: boolean;
}

/** The caret in a map: no more is read than the entry that it stands in. */
export function cursorIn({ text, parts }: ParsedMap, offset: number): Cursor {
  const part = parts[countUntil(parts, ({ anchor }) => anchor.offset > offset) - 1];
  const { role = 'file', section = '' } = part?.piece ?? {};
  return cursorAt(text, offset, {
    start: part?.anchor.offset ?? 0,
    section: role === 'entry' ? section : undefined,
    flow: role === 'file',
  });
}

const wholeText: Stretch = { start: 0, section: undefined, flow: true };

export function cursorAt(text: string, offset: number, stretch = wholeText): Cursor {
  const lineStart = Math.max(stretch.start, text.lastIndexOf('\n', offset - 1) + 1);
  const line = text.slice(lineStart, offset);
  const own = splitLine(line);
  const rootFlow = stretch.flow && startsFlow(text, stretch.start);
  const ancestors = rootFlow ? [] : ancestorsOf(text, lineStart, own.indent, stretch);
  const from = rootFlow ? stretch.start : flowStart(text, lineStart, ancestors);
  const open = scanFlow(text, from, offset);
  if (open) {
    const outside = ancestors.filter(({ indent }) => indent <= open.indent).map(({ key }) => key);
    const path = rootFlow ? open.path : [...withOwn(outside, open.key), ...open.path];
    return {
      path,
      position: open.position,
      typed: open.typed,
      range: { start: offset - open.typed.length, end: offset },
      flow: true,
      before: open.before,
      indent: own.indent,
    };
  }
  const path = ancestors.map(({ key }) => key);
  if (own.key !== undefined) {
    const typed = own.value.trimStart();
    return {
      path: [...path, own.key],
      position: 'value',
      typed,
      range: { start: offset - typed.length, end: offset },
      flow: false,
      before: [],
      indent: own.indent,
    };
  }
  const typed = own.value;
  return {
    path,
    position: own.dash ? 'item' : 'key',
    typed,
    range: { start: offset - typed.length, end: offset },
    flow: false,
    before: [],
    indent: own.indent,
  };
}

const withOwn = (outside: readonly string[], key: string | undefined): readonly string[] =>
  key === undefined || outside.at(-1) === key ? outside : [...outside, key];

const unquote = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2');

/** A block line up to the caret: its indentation, its dash, its key if the colon is typed. */
function splitLine(line: string): {
  indent: number;
  dash: boolean;
  key: string | undefined;
  value: string;
} {
  const start = /^(\s*)((?:- +|-$)*)/.exec(line);
  const indent = (start?.[1] ?? '').length + (start?.[2] ?? '').length;
  const rest = line.slice(indent);
  const dash = (start?.[2] ?? '') !== '';
  const pair = /^("[^"]*"|'[^']*'|[^\s"'#{[][^#]*?)\s*:(?:\s|$)(.*)$/s.exec(rest);
  return pair
    ? { indent, dash, key: unquote(pair[1] ?? ''), value: pair[2] ?? '' }
    : { indent, dash, key: undefined, value: rest };
}

function startsFlow(text: string, start: number): boolean {
  const first = /\S/g;
  first.lastIndex = start;
  return first.exec(text)?.[0] === '{';
}

/** The keys of the lines that enclose the one at `lineStart`, outermost first. */
function ancestorsOf(
  text: string,
  lineStart: number,
  indent: number,
  { start: first, section }: Stretch,
): BlockLine[] {
  const result: BlockLine[] = [];
  let limit = indent;
  let end = lineStart - 1;
  while (end >= first && limit > 0) {
    const start = Math.max(first, text.lastIndexOf('\n', end - 1) + 1);
    let column = 0;
    while (text.charCodeAt(start + column) === space) column++;
    const line = column < limit ? text.slice(start, end).replace(/\r$/, '') : '';
    end = start - 1;
    // Most lines of a large section lie deeper than what is looked for.
    if (/^\s*(?:#|$)/.test(line)) continue;
    const { indent: at, key, dash: isItem } = splitLine(line);
    if (key !== undefined && at < limit) {
      result.unshift({ indent: at, key });
      limit = isItem ? column + 1 : at;
    } else if (column < limit) limit = Math.min(limit, column + (isItem ? 1 : 0));
    if (limit === 0 && column === 0) break;
  }
  if (section !== undefined && limit > 0) result.unshift({ indent: 0, key: section });
  return result;
}

const space = 32;

/** Where a flow collection around the caret can have begun: the nearest enclosing block line. */
function flowStart(text: string, lineStart: number, ancestors: readonly BlockLine[]): number {
  const nearest = ancestors.at(-1);
  if (!nearest) return lineStart;
  let start = lineStart;
  for (let back = 0; back < 200 && start > 0; back++) {
    start = text.lastIndexOf('\n', start - 2) + 1;
    const end = text.indexOf('\n', start);
    const { indent, key } = splitLine(text.slice(start, end < 0 ? text.length : end));
    if (key === nearest.key && indent === nearest.indent) return start;
  }
  return lineStart;
}

interface Flow {
  readonly position: Cursor['position'];
  readonly path: string[];
  readonly typed: string;
  readonly before: string[];
  /** The block key whose value the outermost bracket is, and its column. */
  readonly key: string | undefined;
  readonly indent: number;
}

interface Level {
  readonly list: boolean;
  key: string | undefined;
  readonly before: string[];
}

/** The flow collections that are open at `offset`, or undefined where none is. */
function scanFlow(text: string, from: number, offset: number): Flow | undefined {
  const levels: Level[] = [];
  let token = '';
  let blockKey: string | undefined;
  let blockIndent = 0;
  for (let i = from; i < offset; i++) {
    const char = text.charAt(i);
    const level = levels.at(-1);
    if (char === '\n') {
      if (level) token += ' ';
      else {
        token = '';
        blockKey = undefined;
      }
      continue;
    }
    if ((char === '"' || char === "'") && token.trim() === '') {
      const close = text.indexOf(char, i + 1);
      const end = close < 0 || close >= offset ? offset : close + 1;
      token += text.slice(i, end);
      i = end - 1;
    } else if (char === '#' && /\s$/.test(text.charAt(i - 1) || ' ')) {
      const end = text.indexOf('\n', i);
      i = (end < 0 || end > offset ? offset : end) - 1;
    } else if (char === '{' || char === '[') {
      if (level || /^\s*$/.test(token)) {
        levels.push({ list: char === '[', key: undefined, before: [] });
        token = '';
      } else token += char;
    } else if ((char === '}' || char === ']') && level) {
      levels.pop();
      token = '';
    } else if (char === ',' && level) {
      if (level.list && token.trim() !== '') level.before.push(unquote(token));
      level.key = undefined;
      token = '';
    } else if (char === ':' && /[\s,}\]]|^$/.test(text.charAt(i + 1))) {
      const name = unquote(token.replace(/^\s*(?:- +)*/, ''));
      if (level) {
        level.key = name;
        if (!level.list) level.before.push(name);
      } else {
        blockKey = name;
        blockIndent = token.length - token.trimStart().length;
      }
      token = '';
    } else token += char;
  }
  const inner = levels.at(-1);
  if (!inner) return undefined;
  const path = levels.flatMap(({ key }) => key ?? []);
  return {
    position: inner.list ? 'item' : inner.key === undefined ? 'key' : 'value',
    path,
    typed: token.trimStart(),
    before: inner.before,
    key: blockKey,
    indent: blockIndent,
  };
}
