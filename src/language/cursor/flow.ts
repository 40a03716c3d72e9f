import { closingQuote, lineEnd } from './word.ts';

/** A caret between brackets. */
export interface Flow {
  readonly position: 'key' | 'value' | 'item';
  /** Keys from the outermost bracket to the innermost one. */
  readonly path: readonly string[];
  /** Where what is being typed begins; the caret where nothing is. */
  readonly start: number;
  /** Keys or items that stand in the same brackets before it. */
  readonly before: readonly string[];
  /** End of the entry before it, where the comma between the two is missing. */
  readonly commaAt?: number;
  /** The block key whose value the outermost bracket is, and its column. */
  readonly key: string | undefined;
  readonly indent: number;
  /** If what stands before the last blank is an entry: the next one, behind a missing comma. */
  readonly next?: { readonly flow: Flow; readonly previous: string };
}

interface Level {
  readonly list: boolean;
  key: string | undefined;
  readonly before: string[];
  /** End of an entry that no comma has followed yet. */
  end: number | undefined;
}

/** A text, in quotes or not, that has been met and not been given its place yet. */
interface Token {
  readonly start: number;
  end: number;
  readonly quoted: boolean;
}

/** The flow collections that are open at `offset`; undefined where none is, `nowhere` in a place for nothing. */
export function scanFlow(text: string, from: number, offset: number): Flow | 'nowhere' | undefined {
  const levels: Level[] = [];
  let token: Token | undefined;
  let key: string | undefined;
  let indent = 0;
  let lineStart = from;
  const textOf = ({ start, end }: Token): string => unquote(text.slice(start, end));
  /** What has been met is all of an entry, though no comma follows. */
  const endEntry = (level: Level, end: number): void => {
    if (token && level.list) level.before.push(textOf(token));
    token = undefined;
    level.key = undefined;
    level.end = end;
  };
  const extend = (at: number): void => {
    const level = levels.at(-1);
    if (token?.quoted && level) endEntry(level, token.end);
    if (token) token.end = at + 1;
    else token = { start: at, end: at + 1, quoted: false };
  };
  for (let at = from; at < offset; at++) {
    const char = text.charAt(at);
    const level = levels.at(-1);
    if (char === '\n') {
      lineStart = at + 1;
      if (!level) key = token = undefined;
      // No name goes over several lines: a comma is missing.
      else if (token && !(token.quoted && /^\s*:/.test(text.slice(at, offset))))
        endEntry(level, token.end);
    } else if (/\s/.test(char)) {
      continue;
    } else if (char === '#' && /^\s?$/.test(text.charAt(at - 1))) {
      const end = text.indexOf('\n', at);
      if (end < 0 || end >= offset) return level ? 'nowhere' : undefined;
      at = end - 1;
    } else if ((char === '"' || char === "'") && (!token || token.quoted)) {
      const end = lineEnd(text, at);
      const close = closingQuote(text, at, Math.min(end, offset));
      if (token && level) endEntry(level, token.end);
      token = {
        start: at,
        end: (close ?? Math.min(end, offset) - 1) + 1,
        quoted: close !== undefined,
      };
      at = token.end - 1;
    } else if ((char === '{' || char === '[') && (level || !token)) {
      if (token && level) endEntry(level, token.end);
      levels.push({ list: char === '[', key: undefined, before: [], end: undefined });
      token = undefined;
    } else if ((char === '}' || char === ']') && level) {
      levels.pop();
      token = undefined;
      const outer = levels.at(-1);
      if (outer) endEntry(outer, at + 1);
    } else if (char === ',' && level) {
      if (token && level.list) level.before.push(textOf(token));
      token = level.key = level.end = undefined;
    } else if (char === ':' && token && isColon(text, at, offset, token)) {
      const name = textOf(token).replace(/^(?:- +)*/, '');
      if (level) {
        level.key = name;
        level.end = undefined;
        if (!level.list) level.before.push(name);
      } else {
        key = name;
        indent = token.start - lineStart;
      }
      token = undefined;
    } else extend(at);
  }
  const inner = levels.at(-1);
  if (!inner) return undefined;
  if (token?.quoted) {
    if (!inner.list && inner.key === undefined) return 'nowhere';
    endEntry(inner, token.end);
  }
  if (inner.end === offset) return 'nowhere';
  const found: Flow = {
    position: inner.list ? 'item' : inner.key === undefined ? 'key' : 'value',
    path: levels.flatMap((level) => level.key ?? []),
    start: token?.start ?? offset,
    before: inner.before,
    ...(inner.end !== undefined && { commaAt: inner.end }),
    key,
    indent,
  };
  const typed = text.slice(found.start, offset);
  const gap = /^(\S.*?)[ \t]+(\S*)$/.exec(typed);
  if (!gap || /^["']/.test(typed) || found.position === 'key') return found;
  const [, previous = '', rest = ''] = gap;
  const flow: Flow = {
    ...found,
    position: inner.list ? 'item' : 'key',
    path: inner.list ? found.path : found.path.slice(0, -1),
    start: offset - rest.length,
    before: inner.list ? [...inner.before, previous] : inner.before,
    commaAt: found.start + previous.length,
  };
  return { ...found, next: { flow, previous } };
}

/** The caret right behind a colon is where its value goes. */
const isColon = (text: string, at: number, offset: number, { quoted }: Token): boolean =>
  quoted || at + 1 === offset || /[\s,}\]]/.test(text.charAt(at + 1));

export const unquote = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2');
