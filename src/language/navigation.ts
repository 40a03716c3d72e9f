import type { ParsedMap } from '../map/parse.ts';
import type { Range } from '../map/text.ts';
import { declarationsOf, definingPlaces, occurrenceAt, referencesOf } from './places.ts';
import { traitAt } from './traits.ts';

export interface Highlight {
  readonly range: Range;
  /** `write` where the name gets its meaning, `read` where it is only used. */
  readonly kind: 'write' | 'read';
}

/** Where the name at `offset` is declared; where nothing declares it, all its places. */
export function definitionsAt(map: ParsedMap, offset: number): Range[] {
  const found = occurrenceAt(map, offset);
  if (found) return declarationsOf(map, found).map(({ name }) => name.range);
  const places = traitPlaces(map, offset);
  const sent = places.filter(({ kind }) => kind === 'write');
  return (sent.length > 0 ? sent : places).map(({ range }) => range);
}

/** Where the name at `offset` is used, and with `declarations` where it is declared, too. */
export function referencesAt(map: ParsedMap, offset: number, declarations: boolean): Range[] {
  const found = occurrenceAt(map, offset);
  return found
    ? referencesOf(map, found)
        .filter(({ role }) => declarations || role === 'reference')
        .map(({ name }) => name.range)
    : traitPlaces(map, offset)
        .filter(({ kind }) => declarations || kind === 'read')
        .map(({ range }) => range);
}

/** Every place of the name at `offset`. */
export function highlightsAt(map: ParsedMap, offset: number): Highlight[] {
  const found = occurrenceAt(map, offset);
  if (!found) return traitPlaces(map, offset);
  const defining = new Set(definingPlaces(map, found));
  return referencesOf(map, found).map((place) => ({
    range: place.name.range,
    kind: defining.has(place) ? 'write' : 'read',
  }));
}

/** Places of the trait at `offset`: the contexts that send it say of what type it is. */
function traitPlaces(map: ParsedMap, offset: number): Highlight[] {
  const { sent = [], seen = [] } = traitAt(map, offset) ?? {};
  return [
    ...sent.map(({ trait }) => ({ range: trait.name.range, kind: 'write' as const })),
    ...seen.map(({ trait }) => ({ range: trait.range, kind: 'read' as const })),
  ].sort((a, b) => a.range.start - b.range.start);
}
