import { isAliased, leadOf, lineOf } from '../edit/layout.ts';
import type { ParsedMap } from '../parse.ts';
import type { ListNode, MapNode, Node } from '../syntax.ts';

/** Columns of the lines that begin with a key or a dash, by line. */
export type Columns = ReadonlyMap<number, number>;

/**
 * Where keys and dashes go when each level is indented by `width`: lists stay as deep as their
 * key where they are so now, and what stands in an item begins two columns behind its dash.
 * Undefined for forms where a line’s place cannot be told, such as a dash alone on its line.
 */
export function columnsOf(map: ParsedMap, width: number): Columns | undefined {
  const columns = new Map<number, number>();
  let unclear = false;
  const column = (offset: number): number => leadOf(map, offset).length;
  const isBlock = (node: Node): node is MapNode | ListNode =>
    node.kind !== 'scalar' && !node.flow && !isAliased(map, node);

  const place = (node: MapNode | ListNode, at: number): void => {
    if (node.kind === 'map') placeMap(node, at);
    else placeList(node, at);
  };
  const placeMap = (node: MapNode, at: number): void => {
    for (const { key, value } of node.pairs) {
      const { start } = key.range;
      if (/[?:]\s/.test(leadOf(map, start))) unclear = true;
      if (leadOf(map, start).trim() === '') columns.set(lineOf(map, start), at);
      if (!isBlock(value)) continue;
      if (lineOf(map, value.range.start) === lineOf(map, start)) unclear = true;
      const flush = value.kind === 'list' && dashColumn(value) === column(start);
      place(value, flush ? at : at + width);
    }
  };
  const placeList = (node: ListNode, at: number): void => {
    for (const item of node.items) {
      const lead = leadOf(map, item.range.start);
      const dashes = /^ *((?:- *)+)(?:[&!]\S* +)*$/.exec(lead);
      if (!dashes) unclear = true;
      else if (dashes[1]?.trim() === '-') columns.set(lineOf(map, item.range.start), at);
      if (isBlock(item)) place(item, at + 2);
    }
  };
  const dashColumn = ({ items: [first] }: ListNode): number =>
    first ? leadOf(map, first.range.start).indexOf('-') : -1;

  if (map.root && isBlock(map.root)) place(map.root, 0);
  return unclear ? undefined : columns;
}
