import {
  blank,
  blockEnd,
  isSpace,
  lineEnd,
  maskTabs,
  matchingQuote,
  neverClosed,
  skipBlanks,
  syntaxProblem,
  type Scan,
} from './masks.ts';

/** Deepest nesting of brackets that is read; a parser's stack holds no more than some thousands. */
const deepest = 100;

const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** A bracket that is open. */
interface Open {
  readonly at: number;
  readonly closer: string;
}

/**
 * Reads what stands between the bracket at `start` and its closing one, over as many lines as
 * it takes; gives the offset behind. A missing bracket is put in, one too many is taken out.
 */
export function scanBrackets(scan: Scan, start: number, parent: number): number {
  const { text, masks, problems } = scan;
  const open: Open[] = [];
  const before = { masks: masks.length, problems: problems.length };
  /** Behind the last character that is neither blank nor comment. */
  let content = start;
  let end = lineEnd(text, start);
  /** Whether a text would begin here, in quotes or not. */
  let fresh = true;
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\n') {
      const next = skipBlanks(text, at + 1);
      if (endsBrackets(text, at + 1, next, parent)) break;
      maskTabs(scan, at + 1, next);
      end = lineEnd(text, next);
      at = next - 1;
      continue;
    }
    if (char === ' ' || char === '\t' || char === '\r') continue;
    if (char === '#' && isSpace(text, at - 1)) {
      at = end - 1;
      continue;
    }
    const closer = closers[char];
    if (closer !== undefined) {
      open.push({ at, closer });
      if (open.length > deepest) {
        masks.length = before.masks;
        problems.length = before.problems;
        return tooDeep(scan, start, blockEnd(text, end + 1, parent), at);
      }
      fresh = true;
    } else if (char === ']' || char === '}') {
      close(scan, open, char, at, content);
      if (open.length === 0) return at + 1;
      fresh = false;
    } else if ((char === '"' || char === "'") && fresh) {
      const closing = closingQuote(text, at, end, parent);
      fresh = false;
      if (closing === undefined) {
        problems.push(neverClosed(at, 'quote'));
        masks.push({ start: at, end: at + 1, text: ' ' });
      } else {
        at = closing;
        end = lineEnd(text, at);
      }
    } else if (fresh && (char === '&' || char === '!')) {
      while (at + 1 < end && !/[\s,\]}]/.test(text.charAt(at + 1))) at++;
    } else {
      // `"a":"b"` is fine, `a:"b"` is one text.
      const colon = char === ':' && (isSpace(text, at + 1) || /["']/.test(text.charAt(at - 1)));
      fresh = char === ',' || colon;
    }
    content = at + 1;
  }
  const missing = [...open].reverse();
  masks.push({ start: content, end: content, text: missing.map(({ closer }) => closer).join('') });
  const innermost = missing[0];
  if (innermost) problems.push(neverClosed(innermost.at, 'bracket'));
  return content;
}

/** Whether a line that is not indented enough shows that the closing bracket is missing. */
function endsBrackets(text: string, lineStart: number, first: number, parent: number): boolean {
  const char = text.charAt(first);
  if (char === '' || char === '\r' || char === '\n') return false;
  if (parent < 0 && first === lineStart)
    return /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(first, first + 4));
  return first - lineStart <= parent && !/[\]},#]/.test(char);
}

/** Closes the innermost bracket that `char` can close, putting in those missing before it. */
function close(
  { masks, problems }: Scan,
  open: Open[],
  char: string,
  at: number,
  content: number,
): void {
  const match = open.map(({ closer }) => closer).lastIndexOf(char);
  if (match < 0) {
    problems.push(syntaxProblem('This bracket closes nothing.', at, at + 1));
    masks.push({ start: at, end: at + 1, text: ' ' });
    return;
  }
  const missing = open.splice(match + 1).reverse();
  open.pop();
  const innermost = missing[0];
  if (!innermost) return;
  problems.push(neverClosed(innermost.at, 'bracket'));
  masks.push({ start: content, end: content, text: missing.map(({ closer }) => closer).join('') });
}

/** Like that for texts outside brackets; what may follow is a comma, a bracket or a colon. */
function closingQuote(
  text: string,
  opening: number,
  end: number,
  parent: number,
): number | undefined {
  const fits = (at: number): boolean => /^\s*(?:[,\]}:#]|$)/.test(text.slice(at + 1, at + 200));
  const here = matchingQuote(text, opening, end);
  // `["a, "b"]`: the second quote opens a text rather than closing one.
  if (here !== undefined) return fits(here) ? here : undefined;
  const below = matchingQuote(text, opening, blockEnd(text, end + 1, parent));
  return below !== undefined && fits(below) ? below : undefined;
}

/** Takes the whole collection out. */
function tooDeep({ text, masks, problems }: Scan, start: number, end: number, at: number): number {
  problems.push(
    syntaxProblem(`Brackets nested more than ${String(deepest)} deep are not read.`, at, at + 1),
  );
  masks.push({ start, end, text: blank(text.slice(start, end)) });
  // The line break is still to come.
  return text.charAt(end - 1) === '\n' ? end - 1 : end;
}
