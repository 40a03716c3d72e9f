import type { ParsedMap } from '../map/parse.ts';
import type { Range, TextEdit } from '../map/text.ts';
import { reasonPlaceholder } from '../rules/fixes.ts';
import { fileAt, spanIn, type Span } from './places.ts';

/** A text that an edit leaves for the user to write. */
export interface ToFill {
  /** The edited place, as it is before the edit: it tells the file. */
  readonly edited: Range;
  /** Where the text stands in that file after the edit. */
  readonly span: Span;
}

/** The first reason that is still to be written once these edits have been made, if there is one. */
export function toFillAfter(map: ParsedMap, edits: readonly TextEdit[]): ToFill | undefined {
  const edit = edits.find(({ text }) => text.includes(reasonPlaceholder));
  if (!edit) return undefined;
  const moved = edits
    .filter(({ range }) => range.end <= edit.range.start && range.start < edit.range.start)
    .reduce((sum, { range, text }) => sum + text.length - (range.end - range.start), 0);
  const start = edit.range.start + moved + edit.text.indexOf(reasonPlaceholder);
  const range = { start, end: start + reasonPlaceholder.length };
  const span = map.suppose(edits, (after) => spanIn(fileAt(after, start), range));
  return span && { edited: edit.range, span };
}
