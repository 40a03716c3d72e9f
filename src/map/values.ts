import type { Name, Setting } from './model.ts';
import { isNothing, valueOf, type Node, type Pair, type ScalarNode } from './syntax.ts';
import { rootKeys, type Key, type ValueType } from './vocabulary.ts';

type Optional<K extends string, T> = Readonly<Partial<Record<K, T>>>;

/** `{ [key]: value }`, or nothing where there is no value. */
export const option = <K extends string, T>(key: K, value: T | undefined): Optional<K, T> =>
  (value === undefined ? {} : { [key]: value }) as Optional<K, T>;

export const toName = (node: ScalarNode): Name => ({ text: node.text, range: node.range });

export function name(node: Node | undefined): Name | undefined {
  return node?.kind === 'scalar' && node.text !== '' && !isNothing(node) ? toName(node) : undefined;
}

const noNames: readonly Name[] = [];

/** The names of a list, each once. */
export function names(node: Node | undefined): readonly Name[] {
  if (node?.kind !== 'list') return noNames;
  const seen = new Set<string>();
  const result: Name[] = [];
  for (const item of node.items) {
    const found = name(item);
    if (!found || seen.has(found.text)) continue;
    seen.add(found.text);
    result.push(found);
  }
  // Kept without the room that a list which grew has for more.
  return result.slice();
}

export function text(node: Node | undefined): Setting<string> | undefined {
  return node?.kind === 'scalar' && !isNothing(node)
    ? { value: node.text, range: node.range }
    : undefined;
}

export function integer(node: Node | undefined): Setting<number> | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'number') return undefined;
  return Number.isInteger(node.value) && node.value >= 0
    ? { value: node.value, range: node.range }
    : undefined;
}

export function boolean(node: Node | undefined): Setting<boolean> | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'boolean'
    ? { value: node.value, range: node.range }
    : undefined;
}

/** The values a choice may have come from the vocabulary; their type is fixed by the caller's field. */
export function choice<T extends string>(
  map: Node | undefined,
  section: string,
  key: string,
): Setting<T> | undefined {
  const node = valueOf(map, key);
  if (node?.kind !== 'scalar') return undefined;
  return choicesOf(section, key).has(node.text)
    ? { value: node.text as T, range: node.range }
    : undefined;
}

const choiceSets = new Map<string, ReadonlySet<string>>();

export function choicesOf(section: string, key: string): ReadonlySet<string> {
  const id = `${section}.${key}`;
  let values = choiceSets.get(id);
  if (!values) {
    const type = keysBelow(section).find((entry) => entry.name === key)?.type;
    values = new Set(type && 'choices' in type ? type.choices.map(({ value }) => value) : []);
    choiceSets.set(id, values);
  }
  return values;
}

function keysBelow(section: string): readonly Key[] {
  const type: ValueType | undefined = rootKeys.find((key) => key.name === section)?.type;
  return type && 'keys' in type ? type.keys : [];
}

/** The first pair of each key of a map. */
export function entries(node: Node | undefined): Map<string, Pair> {
  const result = new Map<string, Pair>();
  if (node?.kind !== 'map') return result;
  for (const pair of node.pairs)
    if (pair.key.text !== '' && pair.key.text !== '<<' && !result.has(pair.key.text))
      result.set(pair.key.text, pair);
  return result;
}
