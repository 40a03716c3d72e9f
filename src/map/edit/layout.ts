import type { ParsedMap } from '../parse.ts';
import type { MapNode, Node, Pair } from '../syntax.ts';

/** How a text is laid out around a place: what an insertion has to follow. */

export const eolOf = ({ text }: ParsedMap): string => (text.includes('\r\n') ? '\r\n' : '\n');

export const columnOf = ({ lines }: ParsedMap, offset: number): number =>
  lines.position(offset).character;

/** End of the last line of what ends at `offset`; behind a trailing comment, before the line break. */
export function lineEndAt({ lines, text }: ParsedMap, offset: number): number {
  // A block scalar ends at the start of the line below it.
  const inside =
    offset > 0 && (offset > text.length || text.charAt(offset - 1) === '\n') ? offset - 1 : offset;
  return lines.lineEnd(lines.position(inside).line);
}

/** Spaces by which the file indents: those of its first nested block. */
export function stepOf(map: ParsedMap): number {
  if (map.root?.kind !== 'map' || map.root.flow) return 2;
  for (const { value } of map.root.pairs) {
    const first = value.kind === 'map' && !value.flow ? value.pairs[0] : undefined;
    const column = first ? columnOf(map, first.key.range.start) : 0;
    if (column > 0) return column;
  }
  return 2;
}

/** What stands behind an alias cannot be edited there: its text is somewhere else. */
export const isAliased = ({ text }: ParsedMap, node: Node): boolean =>
  text.charAt(node.range.start) === '*' && (node.kind !== 'scalar' || node.style === 'plain');

/** Where the path leads: the pairs along it, as far as they exist. Undefined behind an alias. */
export function follow(map: ParsedMap, path: readonly string[]): readonly Pair[] | undefined {
  const found: Pair[] = [];
  let node: Node | undefined = map.root;
  for (const step of path) {
    const pair: Pair | undefined =
      node?.kind === 'map' ? node.pairs.find(({ key }) => key.text === step) : undefined;
    if (!pair) break;
    if (isAliased(map, pair.value)) return undefined;
    found.push(pair);
    node = pair.value;
  }
  return found;
}

/** Offset just behind the colon of a pair. */
export function behindColon({ text }: ParsedMap, { key }: Pair): number {
  return text.indexOf(':', key.range.end) + 1;
}

/** Where the next entry of a flow collection goes, and whether a comma is due before it. */
export function flowTail(
  { text }: ParsedMap,
  lastEnd: number,
  end: number,
): { at: number; comma: boolean } {
  const between = /^\s*,/.exec(text.slice(lastEnd, end));
  return between ? { at: lastEnd + between[0].length, comma: false } : { at: lastEnd, comma: true };
}

/** Whether the entries of a flow collection stand on lines of their own. */
export function isSpread({ lines }: ParsedMap, node: MapNode | (Node & { kind: 'list' })): boolean {
  const first = node.kind === 'map' ? node.pairs[0]?.key : node.items[0];
  return (
    first !== undefined &&
    lines.position(first.range.start).line > lines.position(node.range.start).line
  );
}
