import { parseMap } from '../../../src/map/parse.ts';
import type { ServiceMap } from '../../../src/map/model.ts';
import { plain, type TreeMap } from './writer.ts';

/** A model without the places in the text, fit for deepEqual: what the map says. */
export function meaningOf(model: ServiceMap): unknown {
  return strip(model);
}

function strip(value: unknown): unknown {
  if (value instanceof Map)
    return [...(value as ReadonlyMap<string, unknown>)]
      .map(([key, content]) => [key, strip(content)])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'range')
      .map(([key, content]) => [key, strip(content)]),
  );
}

/** What plain data says, read from the plainest way to write it. */
export const meaningOfTree = (tree: TreeMap): unknown =>
  meaningOf(parseMap(JSON.stringify(plain(tree))).model);
