import type { MissingSign, Problem } from '../problem.ts';
import type { Range } from '../text.ts';

/** A stretch of a text that is read as if `text` stood there. */
export interface Mask {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text made readable, and the way back to the offsets of the text as it was. */
export interface Mended {
  readonly text: string;
  /** The offset in the first text of an offset in this one. */
  original(offset: number): number;
}

export const unmended = (text: string): Mended => ({ text, original: (offset) => offset });

/** `before` with the masks put on, which are in order and do not overlap. */
export function mend(before: Mended, masks: readonly Mask[]): Mended {
  if (masks.length === 0) return before;
  const parts: string[] = [];
  /** Where the new text has grown: the offset behind it, and by how much in all. */
  const grown: { at: number; by: number }[] = [];
  let kept = 0;
  let by = 0;
  for (const { start, end, text } of masks) {
    parts.push(before.text.slice(kept, start), text);
    kept = end;
    const growth = text.length - (end - start);
    if (growth === 0) continue;
    by += growth;
    grown.push({ at: end + by, by });
  }
  parts.push(before.text.slice(kept));
  const text = parts.join('');
  if (grown.length === 0) return { text, original: (offset) => before.original(offset) };
  const original = (offset: number): number => {
    let low = 0;
    let high = grown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((grown[middle]?.at ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const behind = grown[low - 1]?.by ?? 0;
    const next = grown[low];
    // Inside what was put in there is no place of its own.
    const limit = next ? next.at - next.by : Infinity;
    return before.original(Math.min(offset - behind, limit));
  };
  return { text, original };
}

/** As many blanks, on the same lines. */
export const blank = (text: string): string =>
  /[\r\n]/.test(text)
    ? text.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length))
    : ' '.repeat(text.length);

/** What a scan of the text works on and what it finds. */
export interface Scan {
  readonly text: string;
  readonly masks: Mask[];
  readonly problems: Problem[];
  /** The first indentation with a tab, and the lines that have one. */
  readonly tabs: {
    first?: { readonly start: number; readonly end: number };
    lines: number;
    indentation(start: number, end: number): string;
  };
}

export const syntaxProblem = (message: string, start: number, end: number): Problem => ({
  code: 'syntax',
  message,
  range: { start, end },
});

/** A problem that is mended by putting in a sign. */
export const missingSign = (
  message: string,
  { start, end }: Range,
  missing: MissingSign,
): Problem => ({ ...syntaxProblem(message, start, end), missing });

export const neverClosed = (at: number, what: 'quote' | 'bracket'): Problem =>
  syntaxProblem(`This ${what} is never closed.`, at, at + 1);

export const lineEnd = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
};

/** Whether white space, or the end of the text, stands at `at`. */
export const isSpace = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit === 32 || unit === 9 || unit === 10 || unit === 13 || Number.isNaN(unit);
};

export const skipBlanks = (text: string, at: number): number => {
  let end = at;
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++;
  return end;
};

/** Where the lines end that are empty or indented deeper than `parent`, from the line at `from` on. */
export function blockEnd(text: string, from: number, parent: number): number {
  let at = from;
  while (at < text.length) {
    const first = skipBlanks(text, at);
    const unit = text.charCodeAt(first);
    if (unit !== 10 && unit !== 13 && first < text.length && first - at <= parent) return at;
    at = lineEnd(text, first) + 1;
  }
  return Math.min(at, text.length);
}

/** Deepest nesting that is read; a parser's stack holds no more than some thousands. */
export const deepest = 100;

export const tooDeep = (at: number): Problem =>
  syntaxProblem(`What is nested more than ${deepest} deep is not read.`, at, at + 1);

/**
 * Offset of the quote that closes the one at `opening`: on its line, or on those below it that
 * are empty or indented deeper than `parent`.
 */
export function matchingQuote(text: string, opening: number, parent: number): number | undefined {
  const quote = text.charCodeAt(opening);
  for (let at = opening + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (quote === 34 && unit === 92) at++;
    else if (unit === quote) {
      if (quote === 39 && text.charCodeAt(at + 1) === 39) at++;
      else return at;
    } else if (unit === 10) {
      const first = skipBlanks(text, at + 1);
      const next = text.charCodeAt(first);
      if (next !== 10 && next !== 13 && first - at - 1 <= parent) return undefined;
    }
  }
  return undefined;
}

/** Reads the indentation between `start` and `end`, if there is a tab in it, as spaces. */
export function maskTabs({ text, masks, tabs }: Scan, start: number, end: number): void {
  if (!text.slice(start, end).includes('\t')) return;
  tabs.first ??= { start, end };
  tabs.lines++;
  masks.push({ start, end, text: tabs.indentation(start, end) });
}
