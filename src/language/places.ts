import type { NameKind } from '../map/model.ts';
import type { ParsedMap } from '../map/parse.ts';
import type { Position, Range } from '../map/text.ts';
import type { Occurrence } from '../map/validate.ts';

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

/** The occurrences that touch `range`, found without looking at the others. */
export function occurrencesIn({ occurrences }: ParsedMap, range: Range): readonly Occurrence[] {
  /** How many lie before the first one for which `reached` is true. */
  const before = (reached: (name: Range) => boolean): number => {
    let low = 0;
    let high = occurrences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached((occurrences[middle] as Occurrence).name.range)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return occurrences.slice(
    before(({ end }) => end >= range.start),
    before(({ start }) => start > range.end),
  );
}

/** Occurrences of one kind of name, by the name, each in the order of the text. */
type ByName = ReadonlyMap<string, readonly Occurrence[]>;

/** One index a kind and map, made when it is first asked for: a keystroke may need none of them. */
const indexes = new WeakMap<ParsedMap, Map<NameKind, ByName>>();

export function occurrencesByName(map: ParsedMap, kind: NameKind): ByName {
  const known = indexes.get(map) ?? new Map<NameKind, ByName>();
  indexes.set(map, known);
  let byName = known.get(kind);
  if (!byName) {
    byName = indexOf(map, kind);
    known.set(kind, byName);
  }
  return byName;
}

function indexOf({ occurrences }: ParsedMap, kind: NameKind): ByName {
  const byName = new Map<string, Occurrence[]>();
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

/** All places of the same name, its declarations among them. */
export const referencesOf = (map: ParsedMap, { kind, name }: NameOf): readonly Occurrence[] =>
  occurrencesByName(map, kind).get(name.text) ?? [];

/** Whether `range` touches `extent`, its ends included. */
export const touches = (extent: Range, range: Range): boolean =>
  range.start <= extent.end && extent.start <= range.end;

/** Whether `range` lies in `extent`. */
export const inside = (extent: Range, range: Range): boolean =>
  extent.start <= range.start && range.end <= extent.end;
