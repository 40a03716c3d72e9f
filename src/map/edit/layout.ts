import { dataKey } from './data.ts';
import type { MapFile, ParsedMap } from '../parse.ts';
import { pairOf, stepsAt, type ListNode, type MapNode, type Node, type Pair } from '../syntax.ts';

/** How a text is laid out around a place: what an insertion has to follow. */

/** The line break at the end of the line of `offset`; where it has none, that of the first line. */
export function eolAt({ lines, text }: ParsedMap, offset: number): string {
  const end = lines.lineEnd(lines.position(offset).line);
  return (/^\r?\n/.exec(text.slice(end, end + 2)) ?? /\r?\n/.exec(text))?.[0] ?? '\n';
}

/** What stands before `offset` on its line; a byte order mark is not part of it. */
export function leadOf({ lines, text }: ParsedMap, offset: number): string {
  return text.slice(lines.lineStart(lines.position(offset).line), offset).replace(/^\ufeff/, '');
}

/** Whitespace that puts a new line at the column of `offset`: as written, tabs too. */
export const indentAt = (map: ParsedMap, offset: number): string =>
  leadOf(map, offset).replace(/[^ \t]/g, ' ');

/** End of the last line of what ends at `offset`; behind a trailing comment, before the line break. */
export function lineEndAt({ lines, text }: ParsedMap, offset: number): number {
  // A block scalar ends at the start of the line below it.
  const inside = offset > 0 && text.charAt(offset - 1) === '\n' ? offset - 1 : offset;
  return lines.lineEnd(lines.position(inside).line);
}

export const lineOf = ({ lines }: ParsedMap, offset: number): number => lines.position(offset).line;

/** Spaces by which the file indents: those of its first nested block. */
export function stepOf(map: ParsedMap): string {
  const { root } = map;
  if (root?.kind !== 'map' || root.flow) return '  ';
  for (const { key, value } of root.pairs) {
    if (value.kind !== 'map' || value.flow || isAliased(map, value)) continue;
    const width = leadOf(map, value.range.start).length - leadOf(map, key.range.start).length;
    if (width > 0) return ' '.repeat(width);
  }
  return '  ';
}

/** What stands behind an alias cannot be edited there: its text is somewhere else. */
export const isAliased = ({ text }: ParsedMap, node: Node): boolean =>
  text.charAt(node.range.start) === '*' && (node.kind !== 'scalar' || node.style === 'plain');

/**
 * Where the path leads: the first pair of each key along it, as far as they exist. Undefined
 * where it goes on behind an alias. A key that several files of a map have is followed in the
 * file where the path leads furthest.
 */
export function follow(map: ParsedMap, path: readonly string[]): readonly Pair[] | undefined {
  const [first, ...rest] = path;
  const { root } = map;
  if (first === undefined || root?.kind !== 'map') return [];
  const starts = root.pairs.filter(({ key }) => key.text === first);
  if (map.files.length < 2) starts.length = Math.min(starts.length, 1);
  let furthest: readonly Pair[] | undefined = [];
  for (const start of starts) {
    const found = followBelow(map, start, rest);
    if (!found) return undefined;
    if (found.length > furthest.length) furthest = found;
  }
  return furthest;
}

function followBelow(
  map: ParsedMap,
  start: Pair,
  path: readonly string[],
): readonly Pair[] | undefined {
  const found = [start];
  let node: Node = start.value;
  for (const step of path) {
    if (isAliased(map, node) && node.kind === 'map') return undefined;
    const pair = pairOf(node, step);
    if (!pair) break;
    found.push(pair);
    node = pair.value;
  }
  return found;
}

/** `path` as the data of the whole map has it, where several files have its first key. */
export function dataPath(
  { root }: ParsedMap,
  found: readonly Pair[],
  path: readonly string[],
): readonly string[] {
  const [first] = found;
  return first && root?.kind === 'map' ? [dataKey(root, first), ...path.slice(1)] : path;
}

/** The file that what belongs to the whole map goes to. */
export const mainFile = ({ files }: ParsedMap): MapFile => files[0] as MapFile;

/** Whether what stands at `offset` is inside brackets, where a line break ends nothing. */
export const isInFlow = ({ root }: ParsedMap, offset: number): boolean =>
  stepsAt(root, offset).some((step) => ('map' in step ? step.map.flow : step.list.flow));

/** Offset just behind the colon of a pair; undefined where none was written. */
export function behindColon({ text }: ParsedMap, { key }: Pair): number | undefined {
  const before = /^(?:\s|#[^\n]*\n)*:/.exec(text.slice(key.range.end, key.range.end + 1000));
  return before ? key.range.end + before[0].length : undefined;
}

/** Where a value goes that is missing so far: behind the colon, and behind an anchor or a tag. */
export function valuePlace(map: ParsedMap, pair: Pair): { at: number; lead: string } {
  const colon = behindColon(map, pair);
  if (colon === undefined) return { at: pair.key.range.end, lead: ': ' };
  const properties = /^(?:[ \t]+[&!]\S*)*/.exec(map.text.slice(colon, colon + 1000));
  return { at: colon + (properties?.[0].length ?? 0), lead: ' ' };
}

/** The entries of a collection as ranges. */
export const entriesOf = (node: MapNode | ListNode) =>
  node.kind === 'map' ? node.pairs.map(({ range }) => range) : node.items.map(({ range }) => range);
