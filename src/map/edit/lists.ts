import type { ParsedMap } from '../parse.ts';
import type { ListNode, Node } from '../syntax.ts';
import type { TextEdit } from '../text.ts';
import { commit, type Change, type Edits } from './change.ts';
import { listOf, withValue, type Data } from './data.ts';
import { appendToFlow } from './flow.ts';
import { insertBelow, setMissing, type Written } from './insert.ts';
import { dataPath, eolAt, follow, indentAt, isAliased, lineEndAt } from './layout.ts';
import { isJson, nameIn } from './quote.ts';
import { removeEntry } from './remove.ts';

/** Items to be written; `block` are their lines, dashes included. */
interface Items {
  readonly flow: readonly string[];
  readonly block: readonly string[];
  /** Whether a list made for them is written with dashes where it can be. */
  readonly dashed: boolean;
  readonly data: readonly Data[];
}

/** Adds `item` to the list at `path`, making the list where it is missing; nothing if it is there. */
export const addListItem = (map: ParsedMap, path: readonly string[], item: string): Edits =>
  commit(map, [addListItemsChange(map, path, [item])]);

/** The same for several items. */
export function addListItemsChange(
  map: ParsedMap,
  path: readonly string[],
  items: readonly string[],
): Change | undefined {
  const list = follow(map, path)?.[path.length - 1]?.value;
  const added = items.filter((item) => list?.kind !== 'list' || indexesOf(list, item).length === 0);
  if (added.length === 0) return { edits: [], intend: (before) => before };
  const quoted = added.map((item) => nameIn(map, item, 'flow'));
  return append(map, path, {
    flow: quoted,
    block: quoted.map((item) => `- ${item}`),
    dashed: false,
    data: added,
  });
}

/** Appends a constraint, with its reason. */
export function addConstraint(
  map: ParsedMap,
  kind: 'together' | 'apart',
  services: readonly string[],
  because: string,
): Edits {
  const names = `[${services.map((name) => nameIn(map, name, 'flow')).join(', ')}]`;
  const members = `${nameIn(map, kind, 'flow')}: ${names}`;
  const key = nameIn(map, 'because', 'flow');
  const change = append(map, ['constraints'], {
    flow: [`{ ${members}, ${key}: ${nameIn(map, because, 'flow')} }`],
    block: [`- ${members}`, `  ${key}: ${nameIn(map, because, 'block')}`],
    dashed: true,
    data: [
      new Map<string, Data>([
        [kind, services],
        ['because', because],
      ]),
    ],
  });
  return commit(map, [change]);
}

function append(map: ParsedMap, path: readonly string[], items: Items): Change | undefined {
  const edits = appended(map, path, items);
  const place = dataPath(map, follow(map, path) ?? [], path);
  const intend = (before: Data): Data =>
    withValue(before, place, (list) => [...listOf(list), ...items.data]);
  return edits && { edits, intend };
}

function appended(map: ParsedMap, path: readonly string[], items: Items): Edits {
  const found = follow(map, path);
  if (!found) return undefined;
  const last = found.at(-1);
  const list: Written = {
    flow: `[${items.flow.join(', ')}]`,
    ...(items.dashed && { block: items.block }),
  };
  if (!last || found.length < path.length)
    return insertBelow(map, last, [{ path: path.slice(found.length), value: list }]);
  const { value } = last;
  if (isAliased(map, value)) return undefined;
  if (value.kind === 'list')
    return value.flow ? appendToFlow(map, value, items.flow) : appendDashed(map, value, items);
  if (value.kind !== 'scalar' || value.value !== null) return undefined;
  return value.missing ? setMissing(map, last, list) : [{ range: value.range, text: list.flow }];
}

function appendDashed(
  map: ParsedMap,
  list: ListNode,
  { block }: Items,
): readonly TextEdit[] | undefined {
  const last = list.items.at(-1);
  if (!last) return undefined;
  const lead = eolAt(map, list.range.start) + indentAt(map, list.range.start);
  const at = lineEndAt(map, last.range.end);
  const text = block.map((line) => lead + line);
  return [{ range: { start: at, end: at }, text: text.join('') }];
}

/** Takes `item` out of the list at `path`, as often as it stands there. */
export function removeListItem(map: ParsedMap, path: readonly string[], item: string): Edits {
  const found = follow(map, path) ?? [];
  const holder = found[path.length - 1];
  if (holder?.value.kind !== 'list' || isAliased(map, holder.value)) return undefined;
  const list = holder.value;
  const indexes = indexesOf(list, item);
  const edits = indexes.map((index) => removeEntry(map, list, index, holder));
  if (edits.length === 0 || edits.some((each) => !each)) return undefined;
  const without = (before: Data | undefined): Data =>
    listOf(before).filter((_, index) => !indexes.includes(index));
  return commit(map, [
    {
      edits: edits.flatMap((each) => each ?? []),
      intend: (before) => withValue(before, dataPath(map, found, path), without),
    },
  ]);
}

const indexesOf = (list: ListNode, item: string): number[] =>
  list.items.flatMap((node: Node, index) =>
    node.kind === 'scalar' && node.text === item && !node.missing ? [index] : [],
  );

/** Appends a comment to the line of `offset`, behind one that is there already; JSON has none. */
export function appendComment(map: ParsedMap, offset: number, comment: string): Edits {
  if (isJson(map) || /[\r\n]/.test(comment)) return undefined;
  const end = map.lines.lineEnd(map.lines.position(offset).line);
  const lead = /(?:^|[ \t])$/.test(map.text.slice(0, end)) ? '' : ' ';
  return commit(map, [
    {
      edits: [{ range: { start: end, end }, text: `${lead}# ${comment}` }],
      intend: (before) => before,
    },
  ]);
}
