import type { ParsedMap } from '../parse.ts';
import type { MapNode } from '../syntax.ts';
import type { Change } from './change.ts';
import { chunksOf } from './chunks.ts';
import { isAliased } from './layout.ts';

/** By name, upper and lower case alike; equal ones by code unit. */
const byName = (a: string, b: string): number => {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0;
};

export const isSorted = ({ pairs }: MapNode): boolean =>
  pairs.every(({ key }, index) => byName(pairs[index - 1]?.key.text ?? key.text, key.text) <= 0);

/** Puts the entries of a map in the order of their names, comments moving along. */
export function sortChange(map: ParsedMap, node: MapNode): Change | undefined {
  const chunks = isAliased(map, node) ? undefined : chunksOf(map, node);
  if (!chunks) return undefined;
  const order = node.pairs
    .map(({ key }, index) => ({ name: key.text, index }))
    .sort((a, b) => byName(a.name, b.name) || a.index - b.index);
  const edits = chunks.flatMap((range, slot) => {
    const from = chunks[order[slot]?.index ?? slot];
    if (!from || from === range) return [];
    return [{ range, text: map.text.slice(from.start, from.end) }];
  });
  return { edits, intend: (before) => before };
}
