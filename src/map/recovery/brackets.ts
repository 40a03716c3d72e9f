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

/** What is known of what has been read. */
interface State {
  /** The innermost one last. */
  readonly open: Open[];
  readonly word: Word;
  /** Behind the last character that is neither blank nor comment. */
  content: number;
  /** Whether a text would begin here, in quotes or not. */
  fresh: boolean;
  /** Whether a text in quotes or a collection has ended: a comma, or what closes, is next. */
  ended: boolean;
  /** Behind the last colon that needs quotes around the text that it stands in. */
  quoted: number;
}

/**
 * Reads what stands between the bracket at `start` and its closing one, over as many lines as
 * it takes; gives the offset behind. A missing bracket is put in, one too many is taken out.
 */
export function scanBrackets(scan: Scan, start: number, parent: number): number {
  const { text, masks, problems } = scan;
  const before = { masks: masks.length, problems: problems.length };
  const state: State = {
    open: [],
    word: { start, before: start, text: start },
    content: start,
    fresh: true,
    ended: false,
    quoted: start,
  };
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\n') {
      const next = nextLine(scan, at + 1, parent);
      if (next === undefined) break;
      at = next - 1;
    } else if (char === '#' && isSpace(text, at - 1)) at = lineEnd(text, at) - 1;
    else if (char !== ' ' && char !== '\t' && char !== '\r') {
      at = readSign(scan, state, at, parent);
      const depth = state.open.length;
      if (depth === 0) return at + 1;
      if (depth > deepest) {
        masks.length = before.masks;
        problems.length = before.problems;
        problems.push(tooDeep(at));
        return dropAll(scan, start, blockEnd(text, lineEnd(text, at) + 1, parent));
      }
      state.content = at + 1;
    }
  }
  putInClosers(scan, state.open, state.content);
  return state.content;
}

/** The first sign of the line at `lineStart`; undefined where that does not go on with what is in brackets. */
function nextLine(scan: Scan, lineStart: number, parent: number): number | undefined {
  const { text, masks } = scan;
  const first = skipBlanks(text, lineStart);
  if (endsBrackets(text, lineStart, first, parent)) return undefined;
  // In a file that is one flow map, as JSON is, tabs are white space like any other.
  if (parent >= 0) maskTabs(scan, lineStart, first);
  else if (text.slice(lineStart, first).includes('\t'))
    masks.push({ start: lineStart, end: first, text: ' '.repeat(first - lineStart) });
  return first;
}

/** Reads the sign at `at`, or all of a text in quotes; gives the offset of the last character. */
function readSign(scan: Scan, state: State, at: number, parent: number): number {
  const { text } = scan;
  const { open, word, content } = state;
  const char = text.charAt(at);
  if (at > content) {
    word.start = at;
    word.before = content;
  }
  if (state.ended && !/[,:\]}]/.test(char)) {
    missingComma(scan, open.at(-1), content, at);
    state.fresh = true;
  }
  state.ended = false;
  if (state.fresh) word.text = at;
  const closer = closers[char];
  if (closer !== undefined) {
    open.push({ at, closer, keyed: false });
    state.fresh = true;
    return at;
  }
  if (char === ']' || char === '}') {
    close(scan, open, char, at, content);
    state.fresh = false;
    state.ended = true;
    return at;
  }
  if (state.fresh && (char === '"' || char === "'")) return readQuoted(scan, state, at, parent);
  if (state.fresh && (char === '&' || char === '!')) return propertyEnd(text, at);
  return readPlain(scan, state, at);
}

/** A quote that is never closed is taken out. */
function readQuoted({ text, masks, problems }: Scan, state: State, at: number, parent: number) {
  const closing = closingQuote(text, at, parent);
  state.fresh = false;
  state.ended = closing !== undefined;
  if (closing !== undefined) return closing;
  problems.push(neverClosed(at, 'quote'));
  masks.push({ start: at, end: at + 1, text: ' ' });
  return at;
}

/** The last character of an anchor or a tag. */
function propertyEnd(text: string, start: number): number {
  let at = start;
  while (at + 1 < text.length && !/[\s,\]}]/.test(text.charAt(at + 1))) at++;
  return at;
}

/** A comma, a colon, or a character of a text. */
function readPlain(scan: Scan, state: State, at: number): number {
  const { text, masks } = scan;
  const { word } = state;
  const char = text.charAt(at);
  // `"a":"b"` is fine, `a:"b"` is one text.
  const colon = char === ':' && (isSpace(text, at + 1) || /["']/.test(text.charAt(at - 1)));
  const entry = state.open.at(-1);
  // `{ owner: shop project: web }`: the second colon belongs to an entry of its own.
  if (colon && entry?.closer === '}' && entry.keyed && !state.fresh) {
    const goesOn = word.start === word.text || word.before === state.quoted;
    if (!goesOn) commaOrQuotes(scan, entry, word, at);
    else if (text.charAt(at + 1) === ' ') {
      if (state.quoted <= word.text) quotesMissing(scan, word.text, at);
      masks.push({ start: at + 1, end: at + 2, text: '\u00a0' });
      word.before = state.quoted = at + 2;
      return at + 1;
    }
  }
  if (entry && (colon || char === ',')) entry.keyed = colon;
  state.fresh = char === ',' || colon;
  return at;
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
function close(scan: Scan, open: Open[], char: string, at: number, content: number): void {
  const match = open.map(({ closer }) => closer).lastIndexOf(char);
  if (match < 0) {
    scan.problems.push(syntaxProblem('This bracket closes nothing.', at, at + 1));
    scan.masks.push({ start: at, end: at + 1, text: ' ' });
    return;
  }
  putInClosers(scan, open.splice(match + 1), content);
  open.pop();
}

/** Puts in what closes brackets, the innermost one last, which alone is told. */
function putInClosers({ masks, problems }: Scan, unclosed: readonly Open[], at: number): void {
  const innermost = unclosed.at(-1);
  if (!innermost) return;
  problems.push(neverClosed(innermost.at, 'bracket'));
  const closing = unclosed.map(({ closer }) => closer).reverse();
  masks.push({ start: at, end: at, text: closing.join('') });
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
