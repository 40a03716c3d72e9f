import type { Problem } from './problem.ts';

/** A stretch of the text to be read as something else of the same length. */
interface Mask {
  readonly start: number;
  readonly text: string;
}

interface Scan {
  readonly text: string;
  readonly masks: Mask[];
  readonly problems: Problem[];
  tooDeep: boolean;
}

/** Deepest nesting of brackets that is read; a parser's stack holds no more than some thousands. */
const deepest = 100;

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/**
 * Takes out what would swallow the rest of the file: quotes that are never closed, and
 * brackets nested deeper than any map needs. It follows the text line by line, as far as it
 * takes to know what is a quote or a bracket and what is part of a text or a comment.
 */
export function maskRunaways(text: string, problems: Problem[]): string {
  const scan: Scan = { text, masks: [], problems, tooDeep: false };
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) at = scanLine(scan, at);
  if (scan.masks.length === 0) return text;
  const parts: string[] = [];
  let kept = 0;
  for (const { start, text: replacement } of scan.masks) {
    parts.push(text.slice(kept, start), replacement);
    kept = start + replacement.length;
  }
  return parts.join('') + text.slice(kept);
}

const lineEnd = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
};

const isSpace = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit === 32 || unit === 9 || unit === 10 || unit === 13 || Number.isNaN(unit);
};

const skipBlanks = (text: string, at: number): number => {
  let end = at;
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++;
  return end;
};

/** Reads one line outside brackets from its start; gives where the next one starts. */
function scanLine(scan: Scan, lineStart: number): number {
  const { text } = scan;
  const end = lineEnd(text, lineStart);
  let at = skipBlanks(text, lineStart);
  if (at >= end || text.charAt(at) === '#' || text.charAt(at) === '%') return end + 1;
  /** Column that lines of a value begun here must be indented beyond. */
  let parent = at - lineStart - 1;
  /** Whether what comes next has its place from what stands before it on the line. */
  let placed = false;
  for (;;) {
    while (/[-?:]/.test(text.charAt(at)) && isSpace(text, at + 1)) {
      parent = at - lineStart;
      placed = true;
      at = skipBlanks(text, at + 1);
    }
    while (/[&!]/.test(text.charAt(at))) {
      while (at < end && !isSpace(text, at)) at++;
      at = skipBlanks(text, at);
    }
    const first = text.charAt(at);
    if (at >= end || first === '#') return end + 1;
    if (first === '[' || first === '{') return afterBrackets(scan, at, parent);
    if (first === '|' || first === '>') return blockEnd(text, end + 1, Math.max(parent, 0));
    const start = at;
    if (first === '"' || first === "'") {
      const close = closingQuote(text, at, end, parent);
      if (close === undefined) {
        openQuote(scan, at, end, placed);
        return end + 1;
      }
      if (close >= end) return lineEnd(text, close) + 1;
      at = skipBlanks(text, close + 1);
    } else {
      at = plainEnd(text, at, end);
    }
    if (text.charAt(at) !== ':' || !isSpace(text, at + 1)) {
      // The lines of a plain text may hold any quote.
      return first === '"' || first === "'" ? end + 1 : afterPlain(text, end + 1, parent);
    }
    parent = start - lineStart;
    placed = true;
    at = skipBlanks(text, at + 1);
  }
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
    const end = lineEnd(text, at);
    const first = skipBlanks(text, at);
    if (first - at <= parent || first >= end || text.charAt(end - 1) === ':') return at;
    if (/^\r?$|^#|^[-?](?:\s|$)|:\s/.test(text.slice(first, end))) return at;
    at = end + 1;
  }
  return at;
}

/** Where the lines end that are empty or indented deeper than `parent`, from the line at `from` on. */
function blockEnd(text: string, from: number, parent: number): number {
  let at = from;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const first = skipBlanks(text, at);
    const empty = first >= end || (text.charAt(first) === '\r' && first + 1 === end);
    if (!empty && first - at <= parent) return at;
    at = end + 1;
  }
  return at;
}

/**
 * Offset of the quote that closes the one at `opening`, on its line or on the deeper ones below,
 * if what follows it there could follow a text.
 */
function closingQuote(
  text: string,
  opening: number,
  end: number,
  parent: number,
): number | undefined {
  const here = matchingQuote(text, opening, end);
  if (here !== undefined) return here;
  const below = matchingQuote(text, opening, blockEnd(text, end + 1, parent));
  if (below === undefined) return undefined;
  const rest = text.slice(below + 1, lineEnd(text, below + 1));
  return /^[ \t]*(?:[ \t]#.*)?\r?$/.test(rest) ? below : undefined;
}

function matchingQuote(text: string, opening: number, limit: number): number | undefined {
  const quote = text.charAt(opening);
  for (let at = opening + 1; at < limit; at++) {
    const char = text.charAt(at);
    if (quote === '"' && char === '\\') at++;
    else if (char === quote) {
      if (quote === "'" && text.charAt(at + 1) === "'") at++;
      else return at;
    }
  }
  return undefined;
}

/** Reads on as if the quote were not there, where the rest of the line is fit for that. */
function openQuote(scan: Scan, at: number, end: number, placed: boolean): void {
  const { text, masks, problems } = scan;
  problems.push(neverClosed(at));
  const rest = text.slice(at + 1, end);
  const key = placed ? undefined : /^([\p{L}\p{N}_/][^"'#:]*):(?=\s*$)/u.exec(rest)?.[1];
  // A key must stay in its column, so it moves to where the quote stands.
  if (key !== undefined) masks.push({ start: at, text: `${key}: ` });
  else if (placed && /^[\p{L}\p{N}_/][^"':#]*$/u.test(rest)) masks.push({ start: at, text: ' ' });
  else masks.push({ start: at, text: blank(text.slice(at, end)) });
}

const neverClosed = (at: number): Problem => ({
  code: 'syntax',
  message: 'This quote is never closed.',
  range: { start: at, end: at + 1 },
});

/** Reads what stands between brackets, over as many lines as it takes; gives the next line. */
function afterBrackets(scan: Scan, start: number, parent: number): number {
  const { text, problems, masks } = scan;
  let depth = 0;
  let end = lineEnd(text, start);
  /** What stands on the present line, for the case that it has to be taken out. */
  let line = { from: start, depth: 0, first: true };
  /** Whether a text would begin here. */
  let fresh = true;
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\n') {
      const next = skipBlanks(text, at + 1);
      // A line that is not indented enough shows that the closing bracket is missing.
      const empty = /[\r\n]/.test(text.charAt(next));
      if (!empty && next - at - 1 <= parent && !/[\]},#]/.test(text.charAt(next))) return at + 1;
      end = lineEnd(text, at + 1);
      line = { from: at + 1, depth, first: false };
    } else if (char === '[' || char === '{') {
      fresh = true;
      if (++depth <= deepest) continue;
      tooDeep(scan, line.from + Math.max(0, text.slice(line.from, end).search(/[[{]/)), end);
      if (line.first) return end + 1;
      depth = line.depth;
      at = end - 1;
    } else if (char === ']' || char === '}') {
      fresh = false;
      if (--depth === 0) return end + 1;
    } else if (fresh && (char === '&' || char === '!')) {
      while (at + 1 < end && !/[\s,\]}]/.test(text.charAt(at + 1))) at++;
    } else if (char === '#' && isSpace(text, at - 1)) {
      at = end - 1;
    } else if ((char === '"' || char === "'") && fresh) {
      const close = closingInBrackets(text, at, end, parent);
      fresh = false;
      if (close === undefined) {
        problems.push(neverClosed(at));
        masks.push({ start: at, text: ' ' });
        continue;
      }
      at = close;
      end = lineEnd(text, at);
    } else if (
      char === ',' ||
      (char === ':' && (isSpace(text, at + 1) || /["']/.test(text.charAt(at - 1))))
    ) {
      fresh = true;
    } else if (!isSpace(text, at)) fresh = false;
  }
  return text.length;
}

/** Like `closingQuote`, for a text between brackets. */
function closingInBrackets(
  text: string,
  opening: number,
  end: number,
  parent: number,
): number | undefined {
  const fits = (at: number): boolean => /^\s*(?:[,\]}:]|#|$)/.test(text.slice(at + 1, at + 200));
  const here = matchingQuote(text, opening, end);
  // `["a, "b"]`: the second quote opens a text rather than closing one.
  if (here !== undefined) return fits(here) ? here : undefined;
  const below = matchingQuote(text, opening, blockEnd(text, end + 1, parent));
  return below !== undefined && fits(below) ? below : undefined;
}

function tooDeep(scan: Scan, start: number, end: number): void {
  if (!scan.tooDeep)
    scan.problems.push({
      code: 'syntax',
      message: `Brackets nested more than ${String(deepest)} deep are not read.`,
      range: { start, end: start + 1 },
    });
  scan.tooDeep = true;
  // What was taken out on this line already is part of this.
  while ((scan.masks.at(-1)?.start ?? -1) >= start) scan.masks.pop();
  scan.masks.push({ start, text: blank(scan.text.slice(start, end)) });
}
