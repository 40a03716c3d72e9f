import type { LineIndex } from './text.ts';
import { rootKeys } from './vocabulary.ts';

/**
 * One stretch of a file that can be read on its own: a top-level key with all that belongs to
 * it, the head of a section (its key and what stands above the first entry), or one entry.
 */
export interface Piece {
  readonly role: 'file' | 'top' | 'head' | 'entry';
  /** For heads and entries the section's key. */
  readonly section: string;
  readonly start: number;
  readonly end: number;
}

/** Sections whose entries are read one by one. */
const sections: ReadonlySet<string> = new Set(
  rootKeys.filter(({ type }) => type.kind === 'entries').map(({ name }) => name),
);

export const isSection = (key: string): boolean => sections.has(key);

const tab = 9;
const newline = 10;
const carriageReturn = 13;
const space = 32;
const byteOrderMark = 0xfeff;

/** Where a cut goes on: at the line of a piece that is known to start there. */
export interface Resume {
  readonly piece: Piece;
  /** Whether a piece that starts here is known to be what it was, with all that follows. */
  known(start: number, role: Piece['role'], section: string): boolean;
}

/**
 * Cuts a file along its indentation. What cannot be cut with certainty (a flow root, several
 * documents, conflict markers, explicit keys, …) is not cut at all: undefined. The pieces cover
 * the text; with `resume` they start with its piece and end before what is known.
 */
export function cut(text: string, lines: LineIndex, resume?: Resume): Piece[] | undefined {
  const pieces: Piece[] = [];
  let begun: { role: Piece['role']; section: string; start: number } | undefined;
  /** Indentation of the section's entries; −1 outside a section, 0 before its first entry. */
  let indentation = -1;
  let section = '';
  const { starts } = lines;
  let line = 0;
  if (resume) {
    const { role, start } = resume.piece;
    line = lines.position(start).line;
    if (role === 'entry') {
      section = resume.piece.section;
      begun = { role, section, start };
      indentation = indentationAt(text, start);
      line++;
    }
  }
  const first = resume?.piece.start ?? 0;
  for (; line < starts.length; line++) {
    const lineStart = starts[line] as number;
    let at = lineStart;
    if (line === 0 && text.charCodeAt(0) === byteOrderMark) at++;
    const margin = at;
    while (text.charCodeAt(at) === space) at++;
    const unit = text.charCodeAt(at);
    // Blank lines and comments belong to what they follow.
    if (isBreak(unit) || unit === 35) continue;
    if (unit === tab && isBlank(text, at)) continue;
    const column = at - margin;
    const opens = isKeyStart(unit);
    let role: Piece['role'] = 'entry';
    if (column === 0) {
      if (!opens) {
        if (!continues(text, at, begun !== undefined)) return undefined;
        continue;
      }
      section = sectionHead(text, at);
      role = section === '' ? 'top' : 'head';
      indentation = section === '' ? -1 : 0;
    } else {
      if (!begun) return undefined;
      if (indentation === 0 && !opens) {
        // A list or a value: the section is read in one.
        indentation = -1;
        begun = { role: 'top', section: '', start: begun.start };
      }
      if (indentation < 0 || !opens || (indentation > 0 && column > indentation)) continue;
      // A line that is indented less than the first entry is one of the entries, too.
      indentation = column;
    }
    if (begun) pieces.push({ ...begun, end: lineStart });
    if (begun && resume?.known(lineStart, role, section)) return checked(pieces, text, first);
    // What stands above the first key belongs to it.
    begun = { role, section, start: begun ? lineStart : first };
  }
  if (begun) pieces.push({ ...begun, end: text.length });
  return checked(pieces, text, first);
}

function checked(pieces: Piece[], text: string, first: number): Piece[] | undefined {
  const last = pieces.at(-1);
  return !last || text.slice(first, last.end).includes('\0') ? undefined : pieces;
}

function indentationAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === space) at++;
  return at - start;
}

const isBreak = (unit: number): boolean =>
  unit === newline || unit === carriageReturn || Number.isNaN(unit);

function isBlank(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === space || text.charCodeAt(at) === tab) at++;
  return isBreak(text.charCodeAt(at));
}

/** Whether a key can start with this character: none of the indicators but quotes. */
const isKeyStart = (unit: number): boolean =>
  (unit >= 48 && unit <= 57) ||
  (unit >= 65 && unit <= 90) ||
  (unit >= 97 && unit <= 122) ||
  unit === 95 ||
  unit === 34 ||
  unit === 39 ||
  unit === 47 ||
  unit === 36 ||
  (unit > 127 && unit !== byteOrderMark && unit !== 0x2028 && unit !== 0x2029 && unit !== 0x85);

/** A list item or a closing bracket in the first column goes on with the key above it. */
function continues(text: string, at: number, begun: boolean): boolean {
  const first = text.charCodeAt(at);
  if (!begun) return false;
  if (first === 93 || first === 125) return true;
  return first === 45 && text.charCodeAt(at + 1) === space;
}

/** The section whose head this line is: `key:` of a section and at most a comment behind it. */
function sectionHead(text: string, start: number): string {
  let at = start;
  while (text.charCodeAt(at) >= 97 && text.charCodeAt(at) <= 122) at++;
  if (text.charCodeAt(at) !== 58) return '';
  const key = text.slice(start, at);
  if (!sections.has(key)) return '';
  at++;
  while (text.charCodeAt(at) === space) at++;
  const next = text.charCodeAt(at);
  return isBreak(next) || (next === 35 && text.charCodeAt(at - 1) === space) ? key : '';
}
