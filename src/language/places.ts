import type { NameKind } from '../map/model.ts';
import type { MapFile, ParsedMap } from '../map/parse.ts';
import { isAt, type Position, type Range } from '../map/text.ts';
import type { Occurrence } from '../map/validate.ts';
import type { Finding } from '../rules/rule.ts';

/** What a name is of, and which. */
export interface NameOf {
  readonly kind: NameKind;
  readonly name: { readonly text: string };
}

/** A range in lines and columns, as the Language Server Protocol has it. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

export const spanOf = (map: ParsedMap, range: Range): Span => ({
  start: map.lines.position(range.start),
  end: map.lines.position(range.end),
});

/** The file of a map that `offset` stands in. */
export function fileAt({ files }: ParsedMap, offset: number): MapFile {
  let index = files.length - 1;
  while (index > 0 && (files[index] as MapFile).range.start > offset) index--;
  return files[index] as MapFile;
}

/** Lines and columns of a range in the file that it stands in. */
export const spanIn = ({ lines, range: { start } }: MapFile, range: Range): Span => ({
  start: lines.position(range.start - start),
  end: lines.position(range.end - start),
});

/** Whether a range is at `span` in the file that it stands in. */
export const isSpanIn = ({ lines, range: { start } }: MapFile, range: Range, span: Span): boolean =>
  isAt(lines, range.start - start, span.start) && isAt(lines, range.end - start, span.end);

/** The name at `offset`, its end included: the caret behind a word still means the word. */
export const occurrenceAt = (map: ParsedMap, offset: number): Occurrence | undefined =>
  occurrencesIn(map, { start: offset, end: offset })[0];

/** The occurrences that touch `range`, found without looking at the others. */
export function occurrencesIn({ parts }: ParsedMap, range: Range): readonly Occurrence[] {
  const first = countUntil(parts, ({ anchor, text }) => anchor.offset + text.length >= range.start);
  const behind = countUntil(parts, ({ anchor }) => anchor.offset > range.end);
  return parts.slice(first, behind).flatMap(({ occurrences }) =>
    occurrences.slice(
      countUntil(occurrences, ({ name }) => name.range.end >= range.start),
      countUntil(occurrences, ({ name }) => name.range.start > range.end),
    ),
  );
}

/** The findings that touch `range`, given in the order of the text; those behind it are not looked at. */
export const findingsIn = (findings: readonly Finding[], { start, end }: Range): Finding[] =>
  findings
    .slice(
      0,
      countUntil(findings, ({ range }) => range.start > end),
    )
    .filter(({ range }) => range.end >= start);

/** How many stand before the first one that has `reached` a place; from there on all have. */
export function countUntil<T>(items: readonly T[], reached: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Occurrences of one kind of name, by the name, each in the order of the text. */
type ByName = Map<string, Occurrence[]>;

/** The one name that has been asked for so far. */
interface Single {
  readonly text: string;
  readonly places: readonly Occurrence[];
}

/** An index for each kind and map, as soon as it is worth it. */
const indexes = new WeakMap<ParsedMap, Map<NameKind, ByName | Single>>();

/** All places of the same name, its declarations among them. */
export function referencesOf(map: ParsedMap, { kind, name }: NameOf): readonly Occurrence[] {
  const { text } = name;
  const known = indexes.get(map) ?? new Map<NameKind, ByName | Single>();
  indexes.set(map, known);
  let found = known.get(kind);
  // After a keystroke one name is asked for, which is searched for sooner than an index is made.
  if (!found) {
    const places = search(map, kind, text);
    known.set(kind, { text, places });
    return places;
  }
  if (!(found instanceof Map)) {
    if (found.text === text) return found.places;
    found = indexOf(map, kind);
    known.set(kind, found);
  }
  return found.get(text) ?? [];
}

/** Whether a name stands anywhere but where it touches `range`; ends at the first such place. */
export const standsElsewhere = (
  { parts }: ParsedMap,
  kind: NameKind,
  text: string,
  range: Range,
): boolean =>
  parts.some(({ occurrences }) =>
    occurrences.some(
      (found) =>
        found.kind === kind && found.name.text === text && !touches(found.name.range, range),
    ),
  );

function search({ parts }: ParsedMap, kind: NameKind, text: string): Occurrence[] {
  const result: Occurrence[] = [];
  for (const { occurrences } of parts)
    for (const found of occurrences)
      if (found.kind === kind && found.name.text === text) result.push(found);
  return result;
}

function indexOf({ parts }: ParsedMap, kind: NameKind): ByName {
  const byName: ByName = new Map();
  for (const { occurrences } of parts)
    for (const found of occurrences) {
      if (found.kind !== kind) continue;
      const same = byName.get(found.name.text);
      if (same) same.push(found);
      else byName.set(found.name.text, [found]);
    }
  return byName;
}

/** The places that say what a name is: its declarations, or else those that provide it. */
export function definingPlaces(map: ParsedMap, name: NameOf): readonly Occurrence[] {
  const same = referencesOf(map, name);
  const declared = same.filter(({ role }) => role === 'declaration');
  return declared.length > 0 ? declared : same.filter(({ key }) => key === 'providesApis');
}

/** Declarations of the same name; where its section does not exist, the places that provide it. */
export function declarationsOf(map: ParsedMap, name: NameOf): readonly Occurrence[] {
  const defining = definingPlaces(map, name);
  return defining.length > 0 ? defining : referencesOf(map, name);
}

/** Whether `range` touches `extent`, its ends included. */
export const touches = (extent: Range, range: Range): boolean =>
  range.start <= extent.end && extent.start <= range.end;

/** Whether `range` lies in `extent`. */
export const inside = (extent: Range, range: Range): boolean =>
  extent.start <= range.start && range.end <= extent.end;
