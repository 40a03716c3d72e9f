import type { ParsedMap } from '../parse.ts';
import { stepsAt, type ListNode, type MapNode, type Pair, type ScalarNode } from '../syntax.ts';
import type { Range } from '../text.ts';
import type { Change } from './change.ts';
import {
  changedAt,
  dataKey,
  dataOf,
  renamedKey,
  sameData,
  type Data,
  type DataStep,
} from './data.ts';
import { isAliased } from './layout.ts';
import { removeEntry } from './remove.ts';
import { rewritten } from './rename.ts';

/** An entry of a map or list in the tree, and where the data of the map has it. */
interface Place {
  readonly path: readonly DataStep[];
  readonly node: MapNode | ListNode;
  readonly index: number;
  /** The pair whose value `node` is. */
  readonly holder: Pair | undefined;
}

/** Every entry around `offset`, outermost first; undefined where the way leads through an alias. */
function placesAt(map: ParsedMap, offset: number): Place[] | undefined {
  const result: Place[] = [];
  const path: DataStep[] = [];
  let holder: Pair | undefined;
  for (const step of stepsAt(map.root, offset)) {
    const node = 'map' in step ? step.map : step.list;
    if (result.length > 0 && isAliased(map, node)) return undefined;
    path.push('map' in step ? dataKey(step.map, step.pair) : step.index);
    const index = 'map' in step ? step.map.pairs.indexOf(step.pair) : step.index;
    result.push({ path: [...path], node, index, holder });
    holder = 'map' in step ? step.pair : undefined;
  }
  return result;
}

const sameRange = (a: Range, b: Range): boolean => a.start === b.start && a.end === b.end;

/** The scalar that stands at just `range`: a key, a value or an item. */
function scalarOf({ node, index }: Place, range: Range): ScalarNode | undefined {
  const pair = node.kind === 'map' ? node.pairs[index] : undefined;
  const nodes = node.kind === 'map' ? [pair?.key, pair?.value] : [node.items[index]];
  return nodes.find(
    (each): each is ScalarNode => each?.kind === 'scalar' && sameRange(each.range, range),
  );
}

/** Whether a key `name` stands in the same map as the key at `range`, which cannot become the second one. */
export function standsBeside(map: ParsedMap, range: Range, name: string): boolean {
  const step = stepsAt(map.root, range.start).at(-1);
  return step !== undefined && 'map' in step && step.map.pairs.some(({ key }) => key.text === name);
}

/** Gives the key, value or item at `range` another text, in its quotes where they can hold it. */
export function replaceAt(map: ParsedMap, range: Range, text: string): Change | undefined {
  const place = placesAt(map, range.start)?.at(-1);
  const scalar = place && scalarOf(place, range);
  if (!scalar || isAliased(map, scalar)) return undefined;
  const written = rewritten(map, range, text);
  if (written === undefined) return undefined;
  const isKey = place.node.kind === 'map' && place.node.pairs[place.index]?.key === scalar;
  return {
    edits: [{ range, text: written }],
    intend: (before) =>
      isKey ? renamedKey(before, place.path, text) : changedAt(before, place.path, () => text),
  };
}

/** Writes `text`, which means `data`, in the place of the value or item that stands at `range`. */
export function rewriteAt(
  map: ParsedMap,
  range: Range,
  text: string,
  data: Data,
): Change | undefined {
  const place = placesAt(map, range.start)?.at(-1);
  if (!place || isAliasedAt(map, range)) return undefined;
  return {
    edits: [{ range, text }],
    intend: (before) => changedAt(before, place.path, () => data),
  };
}

const isAliasedAt = ({ text }: ParsedMap, { start }: Range): boolean => text.charAt(start) === '*';

/** Whether the entries whose keys, or the items that, stand at two places mean the same. */
export function sayTheSame(map: ParsedMap, a: Range, b: Range): boolean {
  const [first, second] = [a, b].map((range) => {
    const place = placesAt(map, range.start)?.at(-1);
    const entry =
      place && (place.node.kind === 'map' ? place.node.pairs : place.node.items)[place.index];
    return entry && dataOf('key' in entry ? entry.value : entry);
  });
  return first !== undefined && second !== undefined && sameData(first, second);
}

/** Takes out the pair whose key, or the item that, stands at `range`. */
export function removeAt(map: ParsedMap, range: Range): Change | undefined {
  const place = placesAt(map, range.start)?.at(-1);
  const scalar = place && scalarOf(place, range);
  if (!scalar || (place.node.kind === 'map' && place.node.pairs[place.index]?.key !== scalar))
    return undefined;
  return removal(map, place);
}

/** Takes out the item of the list behind the top-level key `section` that `offset` stands in. */
export function removeItemAt(map: ParsedMap, section: string, offset: number): Change | undefined {
  const [top, item] = placesAt(map, offset) ?? [];
  const pair = top?.node.kind === 'map' ? top.node.pairs[top.index] : undefined;
  return item?.node.kind === 'list' && pair?.key.text === section ? removal(map, item) : undefined;
}

function removal(map: ParsedMap, { node, index, holder, path }: Place): Change | undefined {
  const edits = removeEntry(map, node, index, holder);
  return edits && { edits, intend: (before) => changedAt(before, path, () => undefined) };
}
