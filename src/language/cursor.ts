import type { ParsedMap } from '../map/parse.ts';
import { type Range, startOfLine } from '../map/text.ts';
import {
  ancestorsOf,
  commentAt,
  flowStart,
  itemKeys,
  splitLine,
  type Stretch,
} from './cursor/block.ts';
import { scanFlow, type Flow } from './cursor/flow.ts';
import { lineEnd, wordAt, type Quotes, type Word } from './cursor/word.ts';
import { countUntil } from './places.ts';

/**
 * Where the caret stands in the structure, read from the text around it alone: a line that is
 * half typed has no place in the tree yet, and completion is asked for just there.
 */
export interface Cursor {
  /** Keys from the root to the container of what is being typed. */
  readonly path: readonly string[];
  /** Whether a key, a value behind its key, or an item of a list is being typed. */
  readonly position: 'key' | 'value' | 'item';
  /** What has been typed of it, without quotes. */
  readonly typed: string;
  /** The word around the caret, on its line, to be replaced. */
  readonly range: Range;
  /** The quotes that it stands in. */
  readonly quotes?: Quotes;
  /** A blank is missing before it and its quotes, behind a colon or a dash. */
  readonly glued: boolean;
  /** The colon of the key stands behind it already. */
  readonly colon: boolean;
  /** Inside `{ }` or `[ ]`. */
  readonly flow: boolean;
  /** In a file that is JSON. */
  readonly json: boolean;
  /** Keys or items that already stand in the same flow collection or list item. */
  readonly before: readonly string[];
  /** Where the comma between the entry before and this one is missing. */
  readonly commaAt?: number;
  /** What has to stand between it and the next entry: a comma, or nothing. */
  readonly comma: '' | ',' | ', ';
  /** Whether a key would belong to an item of a block list that has begun on a line above. */
  readonly inItem: boolean;
  /** Column of the key or item, for what is inserted below it. */
  readonly indent: number;
  /** If what stands before the last blank is an entry: the next one, behind a missing comma. */
  readonly next?: { readonly cursor: Cursor; readonly previous: string };
}

/**
 * The caret in a map: no more is read than the entry that it stands in. Undefined where nothing
 * can be put: in a comment, or right behind something that is complete.
 */
export function cursorIn({ text, parts }: ParsedMap, offset: number): Cursor | undefined {
  const part = parts[countUntil(parts, ({ anchor }) => anchor.offset > offset) - 1];
  const { role = 'file', section = '' } = part?.piece ?? {};
  return cursorAt(text, offset, {
    start: part?.anchor.offset ?? 0,
    section: role === 'entry' ? section : undefined,
    flow: role === 'file',
  });
}

function cursorAt(text: string, caret: number, stretch: Stretch): Cursor | undefined {
  // A byte order mark is no part of the first line.
  const first = text.startsWith('\ufeff') ? 1 : 0;
  const offset = Math.max(first, caret);
  const lineStart = Math.max(first, stretch.start, startOfLine(text, offset));
  const line = text.slice(lineStart, offset);
  const own = splitLine(line);
  const root = stretch.flow ? rootBracket(text, stretch.start) : undefined;
  const ancestors = root === undefined ? ancestorsOf(text, lineStart, own.indent, stretch) : [];
  const from = root === undefined ? flowStart(text, lineStart, ancestors) : stretch.start;
  const open = scanFlow(text, from, offset);
  if (open === 'nowhere') return undefined;
  if (open) {
    const outside = ancestors.filter(({ indent }) => indent <= open.indent).map(({ key }) => key);
    const place = {
      path: root === undefined ? withOwn(outside, open.key) : [],
      json: root === 'json',
      indent: own.indent,
      limit: root === undefined ? open.indent : -1,
    };
    return inFlow(text, offset, open, place);
  }
  if (commentAt(line) < line.length) return undefined;
  const path = ancestors.map(({ key }) => key);
  const position = own.key === undefined ? (own.dash ? 'item' : 'key') : 'value';
  const start = lineStart + own.start;
  const word = wordAt(text, start, offset, position === 'key' ? 'key' : 'value');
  if (!word || /^[[{]/.test(word.typed)) return undefined;
  const head = { indent: own.indent, isHead: own.dash };
  const keys = position === 'value' ? undefined : itemKeys(text, lineStart, head);
  return {
    path: own.key === undefined ? path : [...path, own.key],
    position,
    ...keyed(text, word, position),
    glued: own.glued,
    flow: false,
    json: false,
    before: keys ?? [],
    comma: '',
    inItem: keys !== undefined && !own.dash,
    indent: own.indent,
  };
}

const withOwn = (outside: readonly string[], key: string | undefined): readonly string[] =>
  key === undefined || outside.at(-1) === key ? outside : [...outside, key];

/** Whether a file is one flow map, and whether that is JSON: every key in double quotes. */
function rootBracket(text: string, start: number): 'json' | 'flow' | undefined {
  const first = /\S/g;
  first.lastIndex = start;
  const found = first.exec(text);
  if (found?.[0] !== '{') return undefined;
  return /^\{\s*(?:["}]|$)/.test(text.slice(found.index, found.index + 10_000)) ? 'json' : 'flow';
}

interface FlowPlace {
  readonly path: readonly string[];
  readonly json: boolean;
  readonly indent: number;
  /** Lines that are indented no more than this are outside the brackets. */
  readonly limit: number;
}

function inFlow(text: string, offset: number, open: Flow, place: FlowPlace): Cursor | undefined {
  const { position, start, before, commaAt } = open;
  const word = wordAt(text, start, offset, position === 'value' ? 'flow value' : 'flow entry');
  if (!word) return undefined;
  const own = keyed(text, word, position);
  const next = open.next && inFlow(text, offset, open.next.flow, place);
  return {
    path: [...place.path, ...open.path],
    position,
    ...own,
    glued: position === 'value' && isGlued(text, start, own.quotes),
    flow: true,
    json: place.json,
    before,
    ...(commaAt !== undefined && { commaAt }),
    comma: own.colon
      ? ''
      : commaBehind(text, own.range.end + (own.quotes?.closed ? 1 : 0), place.limit),
    inItem: false,
    indent: place.indent,
    ...(open.next && next && { next: { cursor: next, previous: open.next.previous } }),
  };
}

/** Behind a key in quotes a colon needs no blank before other quotes. */
const isGlued = (text: string, start: number, quotes: Quotes | undefined): boolean =>
  text.charAt(start - 1) === ':' && !(quotes && /["']/.test(text.charAt(start - 2)));

/** A key takes its closing quote along, unless the colon stands behind that already. */
function keyed(text: string, word: Word, position: Cursor['position']) {
  const { range, quotes } = word;
  const end = range.end + (quotes?.closed ? 1 : 0);
  const colon =
    position === 'key' && /^[ \t]*:(?:\s|$|["'])/.test(text.slice(end, lineEnd(text, end)) + '\n');
  if (position !== 'key' || colon || !quotes?.closed) return { ...word, colon };
  return { ...word, range: { ...range, end }, quotes: { ...quotes, closed: false }, colon };
}

/** The comma that is missing between what ends at `at` and the entry behind it. */
function commaBehind(text: string, at: number, limit: number): Cursor['comma'] {
  const gap = /^(?:\s|(?<=\s)#[^\n]*)*/.exec(text.slice(at))?.[0] ?? '';
  const next = text.charAt(at + gap.length);
  if (next === '' || /[,\]}:]/.test(next)) return '';
  const column = gap.length - gap.lastIndexOf('\n') - 1;
  if (gap.includes('\n') && column <= limit) return '';
  return gap === '' ? ', ' : ',';
}
