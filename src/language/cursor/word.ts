import type { Range } from '../../map/text.ts';

/** The quotes that the caret stands in. */
export interface Quotes {
  readonly mark: '"' | "'";
  /** Whether the closing one stands behind what is replaced. */
  readonly closed: boolean;
}

/** The word around the caret: what is typed of it, and what is replaced when an offer is taken. */
export interface Word {
  /** What stands before the caret, without the quote. */
  readonly typed: string;
  /** All of it, on the line of the caret; inside the quotes where it has some. */
  readonly range: Range;
  readonly quotes?: Quotes;
}

/** What a word is: outside brackets a key, or a value or item; between them a value, or an entry. */
export type WordPlace = 'key' | 'value' | 'flow value' | 'flow entry';

const inBrackets = /^(?:(?!:(?:[\s,\]}]|$))[^\s,[\]{}"'#])*/;

/** What of a word can stand behind the caret, on its line. */
const tails: Readonly<Record<WordPlace | 'quoted', RegExp>> = {
  key: /^(?:(?!:(?:\s|$)|\s#).)*/,
  value: /^(?:(?!\s#).)*/,
  'flow value': inBrackets,
  'flow entry': inBrackets,
  quoted: /^[^\s,[\]{}"':#]*/,
};

/**
 * The word that begins at `start`, with the caret at `offset` on the same line. Undefined where
 * quotes that begin there end before the caret.
 */
export function wordAt(
  text: string,
  start: number,
  offset: number,
  place: WordPlace,
): Word | undefined {
  const mark = text.charAt(start);
  const tail = (pattern: RegExp): number =>
    pattern.exec(text.slice(offset, lineEnd(text, offset)))?.[0].trimEnd().length ?? 0;
  if (start === offset || (mark !== '"' && mark !== "'")) {
    // Before the entries of a collection another one goes; the next one stays.
    const isNew = place === 'flow entry' && start === offset;
    const end = isNew ? offset : offset + tail(tails[place]);
    return { typed: text.slice(start, offset), range: { start, end } };
  }
  if (closingQuote(text, start, offset) !== undefined) return undefined;
  const close = closingQuote(text, start, lineEnd(text, offset), offset);
  // `["a, "b"]`: the second quote opens a text rather than closing one.
  const closed = close !== undefined && /^(?:[\s,\]}:]|$)/.test(text.slice(close + 1, close + 2));
  return {
    typed: unescaped(text.slice(start + 1, offset), mark),
    range: { start: start + 1, end: closed ? close : offset + tail(tails.quoted) },
    quotes: { mark, closed },
  };
}

/** Offset of the quote that closes the one at `opening`, before `end` and not before `from`. */
export function closingQuote(
  text: string,
  opening: number,
  end: number,
  from = 0,
): number | undefined {
  const mark = text.charAt(opening);
  for (let at = opening + 1; at < end; at++) {
    const char = text.charAt(at);
    if (mark === '"' && char === '\\') at++;
    else if (char === mark) {
      if (mark === "'" && text.charAt(at + 1) === mark && at + 1 !== from) at++;
      else return at;
    }
  }
  return undefined;
}

const unescaped = (text: string, mark: string): string =>
  mark === "'" ? text.replaceAll("''", "'") : text.replace(/\\(["\\/])/g, '$1');

/** The end of the line of `offset`, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text.charAt(end - 1) === '\r' ? end - 1 : end;
}
