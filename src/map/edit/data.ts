import type { MapNode, Node, Pair } from '../syntax.ts';

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

/** `before` with one more pair of a key that other files of the map have, too. */
export function withRepeated(before: Data, key: string, value: Data): Data {
  if (!isMap(before)) return before;
  let count = 0;
  while (before.has(repeated(key, count))) count++;
  return new Map(before).set(repeated(key, count), value);
}

const repeated = (key: string, count: number): string => (count === 0 ? key : `${key}\0${count}`);

/** The name under which `dataOf` has a pair. */
export function dataKey({ pairs }: MapNode, pair: Pair): string {
  let before = 0;
  for (const other of pairs) {
    if (other === pair) break;
    if (other.key.text === pair.key.text) before++;
  }
  return repeated(pair.key.text, before);
}

/** A key of a map as `dataOf` names it, or the index of an item. */
export type DataStep = string | number;

/** `data` with what stands at `path` changed, or taken out where `change` gives undefined. */
export function changedAt(
  data: Data,
  path: readonly DataStep[],
  change: (before: Data) => Data | undefined,
): Data {
  const [step, ...rest] = path;
  if (step === undefined) return change(data) ?? null;
  const below = (before: Data): Data | undefined =>
    rest.length === 0 ? change(before) : changedAt(before, rest, change);
  if (typeof step === 'number') {
    if (!isList(data)) return data;
    return data.flatMap((item, index) => (index === step ? (below(item) ?? []) : [item]));
  }
  const before = isMap(data) ? data.get(step) : undefined;
  if (!isMap(data) || before === undefined) return data;
  const after = below(before);
  if (after !== undefined) data.set(step, after);
  else removeRepeated(data, step);
  return data;
}

/** Takes one of several equal keys out; those behind it move up. */
function removeRepeated(data: DataMap, step: string): void {
  const [key = '', count = '0'] = step.split('\0');
  data.delete(step);
  for (let from = Number(count) + 1; ; from++) {
    const next = data.get(repeated(key, from));
    if (next === undefined) return;
    data.set(repeated(key, from - 1), next);
    data.delete(repeated(key, from));
  }
}

/** `data` with the key at the end of `path` called `name`; unchanged where `name` is taken. */
export function renamedKey(data: Data, path: readonly DataStep[], name: string): Data {
  const key = path.at(-1);
  return changedAt(data, path.slice(0, -1), (map) => {
    const value = isMap(map) && typeof key === 'string' ? map.get(key) : undefined;
    if (!isMap(map) || typeof key !== 'string' || value === undefined || map.has(name)) return map;
    removeRepeated(map, key);
    return map.set(name, value);
  });
}

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
