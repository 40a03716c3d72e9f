import type { ParsedMap } from '../parse.ts';
import type { MapNode } from '../syntax.ts';
import type { Range } from '../text.ts';
import { leadOf, lineEndAt, lineOf } from './layout.ts';

/**
 * The entries of a map with all that belongs to them. In block style whole lines without the
 * last line break: comments right above an entry, and comments below it that are indented
 * deeper, go with it. Between brackets the entries alone. Undefined where that cannot be told.
 */
export function chunksOf(map: ParsedMap, node: MapNode): readonly Range[] | undefined {
  const ranges = node.pairs.map(({ range }) => range);
  if (node.flow) {
    const gaps = ranges.map(({ start }, index) =>
      map.text.slice(ranges[index - 1]?.end ?? node.range.start, start),
    );
    const last = map.text.slice(ranges.at(-1)?.end ?? node.range.start, node.range.end);
    return [...gaps, last].some((gap) => gap.includes('#')) ? undefined : ranges;
  }
  if (ranges.some(({ start }) => leadOf(map, start).trim() !== '')) return undefined;
  let above = lineOf(map, node.pairs[0]?.key.range.start ?? 0);
  above = firstLineFrom(map, above);
  return node.pairs.map(({ key, range }, index) => {
    const column = leadOf(map, key.range.start).length;
    const next = node.pairs[index + 1];
    const until = next ? lineOf(map, next.key.range.start) : map.lines.lineCount;
    const chunk = {
      start: map.lines.lineStart(commentsAbove(map, lineOf(map, range.start), above, column)),
      end: commentsBelow(
        map,
        lineEndAt(map, Math.max(range.end, key.range.end + 1)),
        until,
        column,
      ),
    };
    above = lineOf(map, chunk.end) + 1;
    return chunk;
  });
}

/** The line below what stands above the map: its key, or the start of the file. */
function firstLineFrom(map: ParsedMap, line: number): number {
  let first = line;
  while (first > 0 && /^\s*(?:#|$)/.test(lineAt(map, first - 1))) first--;
  return first;
}

const lineAt = ({ text, lines }: ParsedMap, line: number): string =>
  text.slice(lines.lineStart(line), lines.lineEnd(line));

/** The first line of the comments right above `line`, as far up as `limit`. */
function commentsAbove(map: ParsedMap, line: number, limit: number, column: number): number {
  let first = line;
  while (first > limit && isComment(lineAt(map, first - 1), (indent) => indent <= column)) first--;
  return first;
}

/** Where the comments that follow what ends at `end`, indented deeper than `column`, end. */
function commentsBelow(map: ParsedMap, end: number, until: number, column: number): number {
  let last = end;
  for (let line = lineOf(map, end) + 1; line < until; line++) {
    const content = lineAt(map, line);
    if (isComment(content, (indent) => indent > column)) last = map.lines.lineEnd(line);
    else if (content.trim() !== '') break;
  }
  return last;
}

const isComment = (line: string, fits: (indent: number) => boolean): boolean => {
  const found = /^(\s*)#/.exec(line);
  return found !== null && fits((found[1] ?? '').length);
};
