import type { Problem } from '../problem.ts';
import { scanBrackets } from './brackets.ts';
import {
  blank,
  blockEnd,
  deepest,
  isSpace,
  lineEnd,
  maskTabs,
  matchingQuote,
  missingSign,
  neverClosed,
  skipBlanks,
  syntaxProblem,
  tooDeep,
  type Scan,
} from './masks.ts';

/**
 * Finds what would swallow the rest of the file, or make it mean something else: quotes and
 * brackets that are never closed, tabs, two keys on one line. It follows the text line by
 * line, as far as it takes to know what is a quote or a bracket and what only looks like one
 * inside a text or a comment.
 */
export function scanText(scan: Scan): void {
  const { text } = scan;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) at = scanLine(scan, at);
}

/** Reads one line outside brackets from its start; gives where the next one starts. */
function scanLine(scan: Scan, lineStart: number): number {
  const { text } = scan;
  let at = skipBlanks(text, lineStart);
  const end = lineEnd(text, at);
  const opener = text.charAt(at);
  if (at >= end || opener === '\r' || opener === '#' || opener === '%') return end + 1;
  maskTabs(scan, lineStart, at);
  /** Column that lines of a value begun here must be indented beyond. */
  let parent = at - lineStart - 1;
  /** What gives its place to what comes next on the line. */
  let behind: 'nothing' | 'indicator' | 'key' = 'nothing';
  for (let nested = 0; ;) {
    while (/[-?:]/.test(text.charAt(at)) && isSpace(text, at + 1) && at < end) {
      parent = at - lineStart;
      behind = 'indicator';
      if (++nested > deepest) return dropRest(scan, tooDeep(at), at);
      at = skipBlanks(text, at + 1);
    }
    at = behindProperties(text, at, end);
    const first = text.charAt(at);
    if (at >= end || first === '#' || first === '\r') return end + 1;
    if (first === '|' || first === '>') return blockEnd(text, end + 1, Math.max(parent, 0));
    const start = at;
    const marked = /["'[{*]/.test(first);
    if (first === '[' || first === '{') {
      at = scanBrackets(scan, at, parent);
    } else if (first === '"' || first === "'") {
      const close = closingQuote(text, at, end, parent);
      if (close === undefined) {
        openQuote(scan, at, end, behind !== 'nothing');
        return end + 1;
      }
      at = close + 1;
    } else if (first === '*') {
      while (at < end && !isSpace(text, at)) at++;
    } else {
      at = plainEnd(text, at, end);
    }
    if (at > end) return lineRest(scan, at);
    at = skipBlanks(text, at);
    if (text.charAt(at) !== ':' || !(isSpace(text, at + 1) || marked))
      // The lines of a plain text may hold any quote.
      return marked ? lineRest(scan, at) : afterPlain(text, end + 1, parent);
    if (behind === 'key') return secondKey(scan, start, end);
    parent = start - lineStart;
    behind = 'key';
    at = skipBlanks(text, at + 1);
  }
}

/** Behind an anchor and a tag, of which a value may have one each. */
function behindProperties(text: string, from: number, end: number): number {
  let at = from;
  for (let count = 0; count < 2 && /[&!]/.test(text.charAt(at)); count++) {
    while (at < end && !isSpace(text, at)) at++;
    at = skipBlanks(text, at);
  }
  return at;
}

/** Behind a closing quote or bracket nothing but a comment may stand on the line. */
function lineRest(scan: Scan, from: number): number {
  const { text } = scan;
  const end = lineEnd(text, from);
  const start = skipBlanks(text, from);
  const first = text.charAt(start);
  if (
    start >= end ||
    first === '\r' ||
    first === ':' ||
    (first === '#' && isSpace(text, start - 1))
  )
    return end + 1;
  const problem =
    first === '#'
      ? missingSign('A space is missing before this comment.', { start, end }, { text: ' ', at: 0 })
      : syntaxProblem('This does not belong here.', start, end);
  return dropRest(scan, problem, start);
}

/** The second key and what follows it is not read; the first one stands without a value. */
const secondKey = (scan: Scan, start: number, end: number): number =>
  dropRest(
    scan,
    syntaxProblem(
      'A second key cannot stand on this line. Put it on the next one, indented.',
      start,
      end,
    ),
    start,
  );

/** Takes out what stands from `start` to the end of the line; gives the next line. */
function dropRest({ text, masks, problems }: Scan, problem: Problem, start: number): number {
  const end = lineEnd(text, start);
  const { range } = problem;
  const trimmed = start + text.slice(start, end).trimEnd().length;
  problems.push({ ...problem, range: { ...range, end: Math.min(range.end, trimmed) } });
  // What was mended there goes with it; what was mended on the lines below stays.
  let from = masks.length;
  while (from > 0 && (masks[from - 1]?.end ?? 0) > start) from--;
  const below = masks.splice(from).filter((mask) => mask.start >= end);
  masks.push({ start, end, text: blank(text.slice(start, end)) });
  for (const mask of below) masks.push(mask);
  return end + 1;
}

/** Where a plain text outside brackets ends: before a colon or a comment, or with its line. */
function plainEnd(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 58 && isSpace(text, at + 1)) return at;
    if (unit === 35 && isSpace(text, at - 1)) return at;
  }
  return end;
}

/** Where the lines end that go on with a plain text: deeper ones that hold no key. */
function afterPlain(text: string, from: number, parent: number): number {
  let at = from;
  while (at < text.length) {
    const first = skipBlanks(text, at);
    const end = lineEnd(text, first);
    if (first - at <= parent + 1 || first >= end) return at;
    if (/^\r?$|^#|^[-?](?:\s|$)|:(?:\s|$)/.test(text.slice(first, end))) return at;
    at = end + 1;
  }
  return at;
}

/** The closing quote counts on a line below only if that line then ends: else it opens a text. */
function closingQuote(
  text: string,
  opening: number,
  end: number,
  parent: number,
): number | undefined {
  const close = matchingQuote(text, opening, parent);
  if (close === undefined || close < end) return close;
  const rest = text.slice(close + 1, lineEnd(text, close + 1));
  return /^[ \t]*(?:[ \t]#.*)?\r?$/.test(rest) ? close : undefined;
}

/** Reads on as if the quote were not there, where the rest of the line is fit for that. */
function openQuote(
  { text, masks, problems }: Scan,
  at: number,
  end: number,
  placed: boolean,
): void {
  problems.push(neverClosed(at, 'quote'));
  const rest = text.slice(at + 1, end);
  const key = placed ? undefined : /^([\p{L}\p{N}_/][^"'#:]*):(?=\s*$)/u.exec(rest)?.[1];
  // A key must stay in its column, so it moves to where the quote stands.
  if (key !== undefined) masks.push({ start: at, end: at + key.length + 2, text: `${key}: ` });
  else if (placed && /^[\p{L}\p{N}_/][^"':#]*$/u.test(rest))
    masks.push({ start: at, end: at + 1, text: ' ' });
  else masks.push({ start: at, end, text: blank(text.slice(at, end)) });
}
