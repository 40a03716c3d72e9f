import type { ParsedMap } from './parsedMap.ts';
import { createMapReader } from './reader.ts';

export type { MapFile, ParsedMap } from './parsedMap.ts';
export { createMapReader, type MapReader } from './reader.ts';

/** Reads a service map. Never throws and never returns without a model. */
export function parseMap(text: string): ParsedMap {
  const reader = createMapReader();
  reader.set('', text);
  return reader.read();
}
