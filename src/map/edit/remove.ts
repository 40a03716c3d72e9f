import type { ParsedMap } from '../parse.ts';
import type { ListNode, MapNode, Pair } from '../syntax.ts';
import type { TextEdit } from '../text.ts';
import { removeFromFlow } from './flow.ts';
import { entriesOf, isAliased, leadOf, lineEndAt, valuePlace } from './layout.ts';

const cut = (start: number, end: number): TextEdit => ({ range: { start, end }, text: '' });

/**
 * Takes one entry out of a collection, with its comma or its lines; comments on lines of their
 * own stay. A block collection that is left empty is written `{}` or `[]` behind `holder`, the
 * pair whose value it is: no value at all may mean something else.
 */
export function removeEntry(
  map: ParsedMap,
  node: MapNode | ListNode,
  index: number,
  holder: Pair | undefined,
): readonly TextEdit[] | undefined {
  const entries = entriesOf(node);
  if (!entries[index] || (holder && isAliased(map, node))) return undefined;
  if (node.flow) return removeFromFlow(map, node, index);
  const removed = removeLines(map, node, index);
  if (!removed || entries.length > 1) return removed && [removed];
  if (!holder) return node === map.root ? [removed] : undefined;
  const { at, lead } = valuePlace(map, holder);
  if (at > removed.range.start) return undefined;
  return [
    { range: { start: at, end: at }, text: `${lead}${node.kind === 'map' ? '{}' : '[]'}` },
    removed,
  ];
}

/** The lines of the entry, those of a comment right above it left where they are. */
function removeLines(
  map: ParsedMap,
  node: MapNode | ListNode,
  index: number,
): TextEdit | undefined {
  const { text } = map;
  const entries = entriesOf(node);
  const entry = entries[index];
  if (!entry) return undefined;
  const before = leadOf(map, entry.start);
  const start = entry.start - before.length;
  if (node.kind === 'map' ? before.trim() !== '' : !/^\s*-\s*$/.test(before)) {
    // It shares its line with a dash; what follows takes its place there.
    const next = node.kind === 'map' ? entries[index + 1] : undefined;
    return next && text.slice(entry.end, next.start).trim() === ''
      ? cut(entry.start, next.start)
      : undefined;
  }
  const end = lineEndAt(map, Math.max(entry.end, entry.start + 1));
  const newline = /^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  if (newline > 0) return cut(start, end + newline);
  // The last line of the file goes with the line break before it.
  const lead = /\r?\n$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0;
  return cut(start - lead, end);
}
