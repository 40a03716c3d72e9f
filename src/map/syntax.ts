import { contains, spanning, type Range } from './text.ts';

/** The parsed text as plain data, free of any YAML library: what the rest of the code walks. */
export type Node = ScalarNode | MapNode | ListNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly range: Range;
  readonly value: string | number | boolean | null;
  /** As written for a plain scalar (`012`, `no`), else the text between the quotes. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** Nothing was written: `range` is the empty place behind the colon or dash. */
  readonly missing: boolean;
}

/** What stands where nothing is written. */
export const nothingAt = (range: Range): ScalarNode => ({
  kind: 'scalar',
  range,
  value: null,
  text: '',
  style: 'plain',
  missing: true,
});

export interface Pair {
  readonly key: ScalarNode;
  readonly value: Node;
  /** From the key's first character to the end of the value. */
  readonly range: Range;
}

class KeyAndValue implements Pair {
  constructor(
    readonly key: ScalarNode,
    readonly value: Node,
  ) {}
  get range(): Range {
    return spanning(this.key.range, this.value.range);
  }
}

/** A key and its value; where both stand is worked out when it is asked for. */
export const pairFrom = (key: ScalarNode, value: Node): Pair => new KeyAndValue(key, value);

export interface MapNode {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly range: Range;
  readonly pairs: readonly Pair[];
}

export interface ListNode {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly range: Range;
  readonly items: readonly Node[];
}

/** Whether nothing stands there, or `~` or `null`, which say so. */
export const isNothing = (node: Node | undefined): boolean =>
  node?.kind === 'scalar' && node.style === 'plain' && node.value === null;

/** A step from the root towards a place: the pair or the item that holds it. */
export type Step =
  | { readonly map: MapNode; readonly pair: Pair }
  | { readonly list: ListNode; readonly index: number };

/**
 * The steps from `root` to the innermost pair or item around `offset`, outermost first.
 * A block collection's range may end before the offset; the nearest preceding entry is not taken.
 */
export function stepsAt(root: Node | undefined, offset: number): Step[] {
  const steps: Step[] = [];
  let node: Node | undefined = root;
  while (node) {
    let next: Node | undefined;
    if (node.kind === 'map') {
      const map: MapNode = node;
      const pair = find(map.pairs, offset, (entry) => entry.range);
      if (pair) {
        steps.push({ map, pair });
        if (!contains(pair.key.range, offset) || pair.key.range.end === pair.value.range.start)
          next = pair.value;
      }
    } else if (node.kind === 'list') {
      const list: ListNode = node;
      const item = find(list.items, offset, (entry) => entry.range);
      if (item) {
        steps.push({ list, index: list.items.indexOf(item) });
        next = item;
      }
    }
    node = next;
  }
  return steps;
}

/** The entry around `offset`: entries are in order and do not overlap. */
function find<T>(entries: readonly T[], offset: number, range: (entry: T) => Range): T | undefined {
  let low = 0;
  let high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle] as T;
    if (contains(range(entry), offset)) return entry;
    if (range(entry).end < offset) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** The value behind `key` in a map; the first one where the key stands twice. */
export function valueOf(node: Node | undefined, key: string): Node | undefined {
  return pairOf(node, key)?.value;
}

export function pairOf(node: Node | undefined, key: string): Pair | undefined {
  if (node?.kind !== 'map') return undefined;
  return node.pairs.find((pair) => pair.key.text === key);
}
