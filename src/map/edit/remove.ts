import type { ParsedMap } from '../parse.ts';
import type { ListNode, MapNode, Pair } from '../syntax.ts';
import type { Range, TextEdit } from '../text.ts';
import { lineEndAt } from './layout.ts';

const cut = (start: number, end: number): TextEdit => ({ range: { start, end }, text: '' });

/** Takes one entry out of a collection, with its comma or its lines. */
export function removeEntry(
  map: ParsedMap,
  node: MapNode | ListNode,
  index: number,
): TextEdit | undefined {
  const ranges: readonly Range[] =
    node.kind === 'map'
      ? node.pairs.map((pair: Pair) => pair.range)
      : node.items.map((item) => item.range);
  const range = ranges[index];
  if (!range) return undefined;
  return node.flow ? removeFlow(map, ranges, index) : removeLines(map, node, ranges, index);
}

/** With the comma behind it, or the one before it if it is the last. */
function removeFlow({ text }: ParsedMap, ranges: readonly Range[], index: number): TextEdit {
  const range = ranges[index] as Range;
  const next = ranges[index + 1];
  const previous = ranges[index - 1];
  if (next) return cut(range.start, next.start);
  const trailing = /^\s*,/.exec(text.slice(range.end));
  return cut(
    previous ? previous.end : range.start,
    range.end + (previous ? 0 : (trailing?.[0].length ?? 0)),
  );
}

/** The lines of the entry, those of a comment right above it left where they are. */
function removeLines(
  map: ParsedMap,
  node: MapNode | ListNode,
  ranges: readonly Range[],
  index: number,
): TextEdit | undefined {
  const { text, lines } = map;
  const range = ranges[index] as Range;
  const start = lines.lineStart(lines.position(range.start).line);
  // An entry that shares its first line with a dash or a key above cannot go by whole lines.
  const before = text.slice(start, range.start);
  if (node.kind === 'map' ? before.trim() !== '' : !/^\s*-\s*$/.test(before)) return undefined;
  const end = lineEndAt(map, Math.max(range.end, range.start + 1));
  const newline = /^\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  if (newline > 0) return cut(start, end + newline);
  // The last line of the file goes with the line break before it.
  const lead = /\r?\n$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return cut(start - lead, end);
}
