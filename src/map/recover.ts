import type { Problem } from './problem.ts';

/**
 * Makes a text that YAML cannot read readable without moving anything: every character taken
 * out becomes a space, so all offsets stay. Each trouble gets one message instead of the
 * dozens that a YAML parser would find behind it.
 */
export function recover(text: string): { readonly text: string; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  if (isBinary(text)) {
    problems.push({
      code: 'not-text',
      message: 'This is not a text file. A service map is YAML text in UTF-8.',
      range: { start: 0, end: 0 },
    });
    return { text: '', problems };
  }
  let result = text;
  result = maskConflicts(result, problems);
  result = maskTabs(result, problems);
  result = maskDepth(result, problems);
  result = maskOpenQuotes(result, problems);
  return { text: result, problems };
}

function isBinary(text: string): boolean {
  const sample = text.length > 4096 ? text.slice(0, 4096) : text;
  if (text.includes('\0')) return true;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i);
    if (unit === 0xfffd || (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13)) odd++;
  }
  return odd > sample.length / 10;
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

const conflict =
  /^<{7}(?: [^\r\n]*)?\r?\n(?<ours>(?:(?![=>|]{7})[^\r\n]*\r?\n)*)(?:\|{7}[^\r\n]*\r?\n(?:(?!={7})[^\r\n]*\r?\n)*)?(?:={7}\r?\n(?:(?!>{7})[^\r\n]*\r?\n)*)?(?:>{7}[^\r\n]*|$(?![\s\S]))/gm;

/** Keeps our side of each merge conflict and says so once per conflict. */
function maskConflicts(text: string, problems: Problem[]): string {
  if (!text.includes('<<<<<<<')) return text;
  return text.replace(conflict, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { ours: string };
    const offset = rest.at(-3) as number;
    const firstLine = /^[^\r\n]*/.exec(whole)?.[0].length ?? 0;
    problems.push({
      code: 'merge-conflict',
      message: 'An unresolved merge conflict. Until it is resolved, the upper side counts.',
      range: { start: offset, end: offset + firstLine },
    });
    const oursAt = whole.indexOf('\n') + 1;
    return (
      blank(whole.slice(0, oursAt)) + groups.ours + blank(whole.slice(oursAt + groups.ours.length))
    );
  });
}

/** A tab in the indentation counts as one space, which keeps the nesting of tab-indented files. */
function maskTabs(text: string, problems: Problem[]): string {
  if (!text.includes('\t')) return text;
  let first: { start: number; end: number } | undefined;
  let lines = 0;
  const result = text.replace(/^ *\t[ \t]*(?=[^ \t\r\n#])/gm, (indent: string, offset: number) => {
    first ??= { start: offset, end: offset + indent.length };
    lines++;
    return ' '.repeat(indent.length);
  });
  if (first)
    problems.push({
      code: 'tab-indentation',
      message:
        lines === 1
          ? 'YAML does not allow tabs for indentation. Use spaces.'
          : `YAML does not allow tabs for indentation: ${String(lines)} lines from here on. Use spaces.`,
      range: first,
    });
  return result;
}

const deepest = 100;

/** Takes out brackets nested deeper than any map needs, before they exhaust the parser's stack. */
function maskDepth(text: string, problems: Problem[]): string {
  const parts: string[] = [];
  let kept = 0;
  let depth = 0;
  let lineStart = 0;
  let depthAtLine = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10) {
      lineStart = i + 1;
      depthAtLine = depth;
    } else if (unit === 93 || unit === 125) depth = Math.max(0, depth - 1);
    else if ((unit === 91 || unit === 123) && ++depth > deepest) {
      const newline = text.indexOf('\n', i);
      const end = newline < 0 ? text.length : newline;
      const line = text.slice(lineStart, end);
      // A line that opens so much is taken out from its first bracket on; the key before it stays.
      const opening = lineStart + line.search(/[[{]/);
      if (parts.length === 0)
        problems.push({
          code: 'syntax',
          message: `Brackets nested more than ${String(deepest)} deep are not read.`,
          range: { start: opening, end: opening + 1 },
        });
      parts.push(text.slice(kept, opening), blank(text.slice(opening, end)));
      kept = end;
      depth = depthAtLine >= deepest ? 0 : depthAtLine;
      i = end - 1;
    }
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(kept);
}

const quoteStart = /(?:^[ \t]*|[:,[{-][ \t]+|[[{])(?<quote>["'])/g;

/**
 * A quote that is not closed on its line, nor on the deeper indented lines below it, would
 * swallow the rest of the file: it is taken out, with what follows it on its line.
 */
function maskOpenQuotes(text: string, problems: Problem[]): string {
  const parts: string[] = [];
  let kept = 0;
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = text.slice(at, lineEnd);
    let next = lineEnd + 1;
    if (line.includes('"') || line.includes("'")) {
      quoteStart.lastIndex = 0;
      for (let match = quoteStart.exec(line); match; match = quoteStart.exec(line)) {
        const opening = match.index + match[0].length - 1;
        const close = closingQuote(line, opening);
        if (close >= 0) {
          quoteStart.lastIndex = close + 1;
          continue;
        }
        const until = blockEnd(text, lineEnd + 1, indentOf(line));
        const below = closingQuote(text.slice(at + opening, until), 0);
        if (below >= 0) {
          const after = text.indexOf('\n', at + opening + below);
          next = after < 0 ? text.length : after + 1;
        } else {
          problems.push({
            code: 'syntax',
            message: 'This quote is never closed.',
            range: { start: at + opening, end: at + opening + 1 },
          });
          parts.push(text.slice(kept, at + opening), blank(text.slice(at + opening, lineEnd)));
          kept = lineEnd;
        }
        break;
      }
    }
    at = next;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(kept);
}

const indentOf = (line: string): number => line.search(/[^ ]|$/);

/** Where the lines end that are blank or indented deeper than `indent`, from the line at `from` on. */
function blockEnd(text: string, from: number, indent: number): number {
  let at = from;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end).trimEnd();
    if (line !== '' && indentOf(line) <= indent) return at;
    at = end + 1;
  }
  return text.length;
}

/** The quote that closes the one at `opening`, or −1. */
function closingQuote(text: string, opening: number): number {
  const quote = text.charAt(opening);
  for (let i = opening + 1; i < text.length; i++) {
    const char = text.charAt(i);
    if (quote === '"' && char === '\\') i++;
    else if (char === quote) {
      if (quote === "'" && text.charAt(i + 1) === "'") i++;
      else return i;
    }
  }
  return -1;
}
