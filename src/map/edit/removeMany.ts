import type { ParsedMap } from '../parse.ts';
import { pairOf } from '../syntax.ts';
import type { Range, TextEdit } from '../text.ts';
import type { Change } from './change.ts';
import { withoutKey } from './data.ts';
import { dataPath, follow, isAliased } from './layout.ts';
import { removeEntry } from './remove.ts';

/**
 * Takes several entries out of one section; with the last of them the section itself, as one
 * that declares nothing would make every name unknown.
 */
export function removeEntriesChange(
  map: ParsedMap,
  section: string,
  names: readonly string[],
): Change | undefined {
  const [holder] = follow(map, names[0] === undefined ? [section] : [section, names[0]]) ?? [];
  const node = holder?.value;
  if (!holder || node?.kind !== 'map' || isAliased(map, node)) return undefined;
  if (names.some((name) => !pairOf(node, name))) return undefined;
  const gone = new Set(names);
  const removed = node.pairs.flatMap(({ key }, index) => (gone.has(key.text) ? [index] : []));
  const [place = section] = dataPath(map, [holder], [section]);
  if (removed.length === node.pairs.length) {
    const { root } = map;
    if (root?.kind !== 'map') return undefined;
    const edits = removeEntry(map, root, root.pairs.indexOf(holder), undefined);
    return edits && { edits, intend: (before) => withoutKey(before, [place]) };
  }
  const edits = node.flow
    ? flowCuts(node.pairs, removed)
    : removed.flatMap((index) => removeEntry(map, node, index, holder) ?? []);
  return {
    edits,
    intend: (before) => names.reduce((data, name) => withoutKey(data, [place, name]), before),
  };
}

/** Each run of entries with the commas that it leaves over. */
export function flowCuts(
  entries: readonly { readonly range: Range }[],
  removed: readonly number[],
): TextEdit[] {
  const gone = new Set(removed);
  return removed.flatMap((first) => {
    if (gone.has(first - 1)) return [];
    let next = first;
    while (gone.has(next)) next++;
    const start = entries[first]?.range.start ?? 0;
    const following = entries[next]?.range.start;
    const range =
      following === undefined
        ? {
            start: entries[first - 1]?.range.end ?? start,
            end: entries[next - 1]?.range.end ?? start,
          }
        : { start, end: following };
    return [{ range, text: '' }];
  });
}
