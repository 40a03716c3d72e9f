import {
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

const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** A bracket that is open. */
interface Open {
  readonly at: number;
  readonly closer: string;
  /** Whether the entry that has begun in it has its colon. */
  keyed: boolean;
}

/** The word that is being read. */
interface Word {
  start: number;
  /** Where what stands before it ends. */
  before: number;
  /** Where the text begins that it is a part of. */
  text: number;
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
  /** Whether a text in quotes or a collection has ended: a comma, or what closes, is next. */
  let ended = false;
  const word: Word = { start, before: start, text: start };
  /** Behind the last colon that needs quotes around the text that it stands in. */
  let quoted = start;
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\n') {
      const next = skipBlanks(text, at + 1);
      if (endsBrackets(text, at + 1, next, parent)) break;
      // In a file that is one flow map, as JSON is, tabs are white space like any other.
      if (parent >= 0) maskTabs(scan, at + 1, next);
      else if (text.slice(at + 1, next).includes('\t'))
        masks.push({ start: at + 1, end: next, text: ' '.repeat(next - at - 1) });
      end = lineEnd(text, next);
      at = next - 1;
      continue;
    }
    if (char === ' ' || char === '\t' || char === '\r') continue;
    if (char === '#' && isSpace(text, at - 1)) {
      at = end - 1;
      continue;
    }
    if (at > content) Object.assign(word, { start: at, before: content });
    if (ended && !/[,:\]}]/.test(char)) {
      missingComma(scan, open.at(-1), content, at);
      fresh = true;
    }
    ended = false;
    if (fresh) word.text = at;
    const closer = closers[char];
    if (closer !== undefined) {
      open.push({ at, closer, keyed: false });
      if (open.length > deepest) {
        masks.length = before.masks;
        problems.length = before.problems;
        problems.push(tooDeep(at));
        return dropAll(scan, start, blockEnd(text, end + 1, parent));
      }
      fresh = true;
    } else if (char === ']' || char === '}') {
      close(scan, open, char, at, content);
      if (open.length === 0) return at + 1;
      fresh = false;
      ended = true;
    } else if ((char === '"' || char === "'") && fresh) {
      const closing = closingQuote(text, at, parent);
      fresh = false;
      if (closing === undefined) {
        problems.push(neverClosed(at, 'quote'));
        masks.push({ start: at, end: at + 1, text: ' ' });
      } else {
        at = closing;
        end = lineEnd(text, at);
        ended = true;
      }
    } else if (fresh && (char === '&' || char === '!')) {
      while (at + 1 < end && !/[\s,\]}]/.test(text.charAt(at + 1))) at++;
    } else {
      // `"a":"b"` is fine, `a:"b"` is one text.
      const colon = char === ':' && (isSpace(text, at + 1) || /["']/.test(text.charAt(at - 1)));
      const entry = open.at(-1);
      // `{ owner: shop project: web }`: the second colon belongs to an entry of its own.
      const second = colon && entry?.closer === '}' && entry.keyed && !fresh;
      const goesOn = word.start === word.text || word.before === quoted;
      if (second && !goesOn) commaOrQuotes(scan, entry, word, at);
      else if (second && text.charAt(at + 1) === ' ') {
        if (quoted <= word.text) quotesMissing(scan, word.text, at);
        masks.push({ start: at + 1, end: at + 2, text: '\u00a0' });
        content = word.before = quoted = at + 2;
        continue;
      }
      if (entry && (colon || char === ',')) entry.keyed = colon;
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

/** A comma is put in at `at`: what begins at `start` must be another entry. */
function missingComma(
  { masks, problems }: Scan,
  entry: Open | undefined,
  at: number,
  start: number,
): void {
  const range = { start, end: start + 1 };
  const missing = { text: ',', at: at - start };
  problems.push(missingSign('A comma is missing before this.', range, missing));
  masks.push({ start: at, end: at, text: ',' });
  if (entry) entry.keyed = false;
}

/** The same for a word before a colon, which may be a part of the text before it. */
function commaOrQuotes(
  { masks, problems }: Scan,
  entry: Open,
  { start, before, text }: Word,
  end: number,
): void {
  const message = 'A comma is missing before this, or quotes around the whole text.';
  const missing = { text: ',', at: before - start, textAt: text - start };
  problems.push(missingSign(message, { start, end }, missing));
  masks.push({ start: before, end: before, text: ',' });
  entry.keyed = false;
}

/** `{ note: Fee: 3 }`: what begins at `start` and has a colon at `colon` is read as one text. */
function quotesMissing({ problems }: Scan, start: number, colon: number): void {
  const range = { start, end: colon + 1 };
  const missing = { text: '"', at: 0, textAt: 0 };
  problems.push(missingSign('A text with a colon needs quotes here.', range, missing));
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

/**
 * Like that for texts outside brackets; what may follow is a comma, a bracket or a colon, or
 * another entry behind a blank, before which a comma is missing.
 */
function closingQuote(text: string, opening: number, parent: number): number | undefined {
  const fits = (at: number): boolean => /^(?:[,\]}:#\s]|$)/.test(text.slice(at + 1, at + 2));
  const close = matchingQuote(text, opening, parent);
  // `["a, "b"]`: the second quote opens a text rather than closing one.
  return close !== undefined && fits(close) ? close : undefined;
}

/** Takes the whole collection out; gives the line break behind it. */
function dropAll({ text, masks }: Scan, start: number, limit: number): number {
  const end = text.charAt(limit - 1) === '\n' ? limit - 1 : limit;
  // Line breaks too: the parser takes its time for every empty line.
  masks.push({ start, end, text: ' '.repeat(end - start) });
  return end;
}
