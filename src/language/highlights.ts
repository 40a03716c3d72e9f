import type { Range } from '../map/text.ts';
import type { Analysis } from './analysis.ts';
import { definingPlaces, occurrenceAt, referencesOf } from './places.ts';

export interface Highlight {
  readonly range: Range;
  /** `write` where the name gets its meaning, `read` where it is only used. */
  readonly kind: 'write' | 'read';
}

/** Every place of the name at `offset`. */
export function highlightsAt({ map }: Analysis, offset: number): Highlight[] {
  const found = occurrenceAt(map, offset);
  if (!found) return [];
  const defining = new Set(definingPlaces(map, found));
  return referencesOf(map, found).map((place) => ({
    range: place.name.range,
    kind: defining.has(place) ? 'write' : 'read',
  }));
}
