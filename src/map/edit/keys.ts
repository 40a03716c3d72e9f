import type { ParsedMap } from '../parse.ts';
import type { Change } from './change.ts';
import { withValue, type Data } from './data.ts';
import { insertBelow } from './insert.ts';
import { dataPath, follow } from './layout.ts';
import { nameIn, valueIn } from './quote.ts';

/** A key that is not there yet, with its text or its list. */
export type NewKey = readonly [key: string, value: string | readonly string[]];

/** Adds several keys to the map at `path` at once: changes of their own could meet in `{}`. */
export function addKeysChange(
  map: ParsedMap,
  path: readonly string[],
  keys: readonly NewKey[],
): Change | undefined {
  const found = follow(map, path);
  if (!found || found.length < path.length) return undefined;
  const written = ([key, value]: NewKey): string =>
    typeof value === 'string'
      ? valueIn(map, [...path, key], value, 'flow')
      : `[${value.map((item) => nameIn(map, item, 'flow')).join(', ')}]`;
  const edits = insertBelow(
    map,
    found.at(-1),
    keys.map((each) => ({ path: [each[0]], value: { flow: written(each) } })),
  );
  const place = dataPath(map, found, path);
  const intend = (before: Data): Data =>
    keys.reduce((data, [key, value]) => withValue(data, [...place, key], () => value), before);
  return edits && { edits, intend };
}
