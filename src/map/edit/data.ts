import type { Node } from '../syntax.ts';

/** What a text means, without where or how it is written: what an edit is held against. */
export type Data = string | null | readonly Data[] | ReadonlyMap<string, Data>;

export function dataOf(node: Node | undefined): Data {
  if (!node) return null;
  if (node.kind === 'list') return node.items.map(dataOf);
  if (node.kind === 'scalar')
    return node.value === null && node.style === 'plain' ? null : node.text;
  const result = new Map<string, Data>();
  for (const { key, value } of node.pairs)
    if (!result.has(key.text)) result.set(key.text, dataOf(value));
  return result;
}

export function sameData(a: Data, b: Data): boolean {
  if (a === b) return true;
  if (a instanceof Map && b instanceof Map)
    return (
      a.size === b.size &&
      [...(a as ReadonlyMap<string, Data>)].every(
        ([key, value]) => b.has(key) && sameData(value, b.get(key) as Data),
      )
    );
  if (Array.isArray(a) && Array.isArray(b))
    return (
      a.length === b.length && a.every((item, index) => sameData(item as Data, b[index] as Data))
    );
  return false;
}

/** `data` with the value at `path` replaced; maps on the way are made where they are missing. */
export function withValue(
  data: Data,
  path: readonly string[],
  change: (before: Data | undefined) => Data,
): Data {
  const [key, ...rest] = path;
  if (key === undefined) return change(data);
  const result = new Map(data instanceof Map ? (data as ReadonlyMap<string, Data>) : []);
  const below = result.get(key);
  result.set(key, rest.length === 0 ? change(below) : withValue(below ?? null, rest, change));
  return result;
}

/** `data` without the key at `path`. */
export function withoutKey(data: Data, path: readonly string[]): Data {
  const [key, ...rest] = path;
  if (key === undefined || !(data instanceof Map)) return data;
  const result = new Map(data as ReadonlyMap<string, Data>);
  if (rest.length === 0) result.delete(key);
  else result.set(key, withoutKey(result.get(key) ?? null, rest));
  return result;
}
