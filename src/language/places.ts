import type { ParsedMap } from '../map/parse.ts';
import type { Position, Range } from '../map/text.ts';
import type { Occurrence } from '../map/validate.ts';

/** A range in lines and columns, as the Language Server Protocol has it. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

export const spanOf = (map: ParsedMap, range: Range): Span => ({
  start: map.lines.position(range.start),
  end: map.lines.position(range.end),
});

/** The name at `offset`, its end included: the caret behind a word still means the word. */
export function occurrenceAt(map: ParsedMap, offset: number): Occurrence | undefined {
  const { occurrences } = map;
  let low = 0;
  let high = occurrences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = occurrences[middle] as Occurrence;
    if (found.name.range.end < offset) low = middle + 1;
    else if (found.name.range.start > offset) high = middle - 1;
    else return found;
  }
  return undefined;
}

/** Declarations of the same name; where its section does not exist, the places that provide it. */
export function declarationsOf(map: ParsedMap, { kind, name }: Occurrence): Occurrence[] {
  const same = map.occurrences.filter(
    (other) => other.kind === kind && other.name.text === name.text,
  );
  const declared = same.filter(({ role }) => role === 'declaration');
  if (declared.length > 0) return declared;
  const providing = same.filter(({ key }) => key === 'providesApis');
  return providing.length > 0 ? providing : same;
}

export const referencesOf = (map: ParsedMap, { kind, name }: Occurrence): Occurrence[] =>
  map.occurrences.filter((other) => other.kind === kind && other.name.text === name.text);
