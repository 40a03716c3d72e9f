import type { Node } from '../syntax.ts';

/** What a text means, without where or how it is written: what an edit is held against. */
export type Data = string | null | readonly Data[] | DataMap;
export type DataMap = Map<string, Data>;

/**
 * The second pair of a key counts under a name of its own: an edit must not touch it unseen.
 * `rename` is asked for every text.
 */
export function dataOf(node: Node | undefined, rename?: (text: string) => string): Data {
  if (!node) return null;
  if (node.kind === 'list') return node.items.map((item) => dataOf(item, rename));
  if (node.kind === 'scalar') {
    if (node.value === null && node.style === 'plain') return null;
    return rename ? rename(node.text) : node.text;
  }
  const result = new Map<string, Data>();
  for (const { key, value } of node.pairs) {
    const text = rename ? rename(key.text) : key.text;
    let name = text;
    for (let again = 1; result.has(name); again++) name = repeated(text, again);
    result.set(name, dataOf(value, rename));
  }
  return result;
}

const repeated = (key: string, count: number): string => `${key}\0${String(count)}`;

const isMap = (data: Data | undefined): data is DataMap => data instanceof Map;
const isList = (data: Data | undefined): data is readonly Data[] => Array.isArray(data);

export const listOf = (data: Data | undefined): readonly Data[] => (isList(data) ? data : []);

export function sameData(a: Data, b: Data): boolean {
  if (a === b) return true;
  if (isMap(a) && isMap(b))
    return (
      a.size === b.size &&
      [...a].every(([key, value]) => {
        const other = b.get(key);
        return other !== undefined && sameData(value, other);
      })
    );
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, index) => sameData(item, b[index] ?? null));
  return false;
}

/**
 * Replaces the value at `path` in `data` itself, as a large map may get thousands of changes;
 * maps on the way are made where they are missing.
 */
export function withValue(
  data: Data,
  path: readonly string[],
  change: (before: Data | undefined) => Data,
): Data {
  const [key, ...rest] = path;
  if (key === undefined) return change(data);
  const result: DataMap = isMap(data) ? data : new Map<string, Data>();
  const below = result.get(key);
  result.set(key, rest.length === 0 ? change(below) : withValue(below ?? null, rest, change));
  return result;
}

/** Takes the key at `path` out of `data` itself, however often it stands there. */
export function withoutKey(data: Data, path: readonly string[]): Data {
  const [key, ...rest] = path;
  if (key === undefined || !isMap(data)) return data;
  if (rest.length > 0) withoutKey(data.get(key) ?? null, rest);
  else {
    data.delete(key);
    for (let count = 1; data.delete(repeated(key, count)); count++);
  }
  return data;
}
