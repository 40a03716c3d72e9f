import type { ParsedMap } from '../parse.ts';
import type { ListNode, MapNode } from '../syntax.ts';
import type { TextEdit } from '../text.ts';
import { entriesOf, eolAt, indentAt, leadOf, lineEndAt, lineOf, stepOf } from './layout.ts';

const edit = (start: number, end: number, text: string): TextEdit => ({
  range: { start, end },
  text,
});

/** Adds entries to the end of a collection in brackets; spread over lines as the others are. */
export function appendToFlow(
  map: ParsedMap,
  node: MapNode | ListNode,
  texts: readonly string[],
): readonly TextEdit[] | undefined {
  const { text } = map;
  const closer = node.range.end - 1;
  if (!/[\]}]/.test(text.charAt(closer))) return undefined;
  const entries = entriesOf(node);
  const last = entries.at(-1);
  if (!last) return fillEmpty(map, node, texts.join(', '));
  const comma = commaBehind(map, last.end, closer);
  const tail = comma ?? last.end;
  if (!isSpread(map, node) || lineOf(map, closer) === lineOf(map, tail)) {
    const space = separator(map, entries);
    const added = texts.join(`,${space}`);
    return [edit(tail, tail, comma === undefined ? `,${space}${added}` : `${space}${added}`)];
  }
  const lead = eolAt(map, last.start) + indentAt(map, last.start);
  const added = texts.map((each) => lead + each).join(',') + (comma === undefined ? '' : ',');
  const end = lineEndAt(map, tail);
  if (comma !== undefined) return [edit(end, end, added)];
  return end === tail
    ? [edit(tail, tail, `,${added}`)]
    : [edit(tail, tail, ','), edit(end, end, added)];
}

function fillEmpty(
  map: ParsedMap,
  node: MapNode | ListNode,
  added: string,
): readonly TextEdit[] | undefined {
  const { start, end } = node.range;
  const inside = map.text.slice(start + 1, end - 1);
  if (/^[ \t]*$/.test(inside))
    return [edit(start + 1, end - 1, node.kind === 'map' ? ` ${added} ` : added)];
  // A comment or a line break stays where it is; the entry goes on a line before the bracket.
  if (leadOf(map, end - 1).trim() !== '') return undefined;
  return [
    edit(end - 1, end - 1, `${stepOf(map)}${added}${eolAt(map, start)}${indentAt(map, end - 1)}`),
  ];
}

/** Whether the entries of a flow collection stand on lines of their own. */
function isSpread(map: ParsedMap, node: MapNode | ListNode): boolean {
  const first = entriesOf(node)[0];
  return first !== undefined && lineOf(map, first.start) > lineOf(map, node.range.start);
}

/** What stands between a comma and the next entry here. */
function separator(
  { text }: ParsedMap,
  entries: readonly { start: number; end: number }[],
): string {
  const [first, second] = entries;
  const between = first && second ? text.slice(first.end, second.start) : ', ';
  return /^,[ \t]*$/.test(between) ? between.slice(1) : ' ';
}

/** Offset just behind the comma that follows `offset`, if only blanks and comments come before it. */
function commaBehind({ text }: ParsedMap, offset: number, limit: number): number | undefined {
  const found = /^(?:\s|(?<=\s)#[^\n]*\n)*,/.exec(text.slice(offset - 1, limit).slice(1));
  return found ? offset + found[0].length : undefined;
}

/**
 * Takes entries out of a collection in brackets, each with one comma. An entry that has its
 * lines for itself goes with them; comments on other lines stay.
 */
export function removeFromFlow(
  map: ParsedMap,
  node: MapNode | ListNode,
  index: number,
): readonly TextEdit[] {
  const { text } = map;
  const entries = entriesOf(node);
  const entry = entries[index];
  const closer = node.range.end - 1;
  if (!entry) return [];
  const previous = entries[index - 1];
  const comma = commaBehind(map, entry.end, entries[index + 1]?.start ?? closer);
  const inside = text.slice(node.range.start + 1, closer);
  if (entries.length === 1 && !/[#\n]/.test(inside))
    return [edit(node.range.start + 1, closer, '')];
  // With the comma before it where it can be: so each of several that go has one of its own.
  if (previous && /^[ \t]*,[ \t]*$/.test(text.slice(previous.end, entry.start)))
    return [edit(previous.end, entry.end, '')];
  // Without a comma behind it, the one before it has to go.
  const before =
    comma === undefined && previous ? commaBehind(map, previous.end, entry.start) : undefined;
  const own = wholeLines(map, entry.start, comma ?? entry.end, node);
  const cut = own ?? {
    start: entry.start,
    end:
      (comma ?? entry.end) +
      (/^[ \t]*(?![ \t\r\n#])/.exec(text.slice(comma ?? entry.end))?.[0].length ?? 0),
  };
  if (before === undefined) return [edit(cut.start, cut.end, '')];
  const joined = text.slice(before, cut.start).trim() === '' && !own;
  return joined
    ? [edit(before - 1, entry.end, '')]
    : [edit(before - 1, before, ''), edit(cut.start, cut.end, '')];
}

/** The lines from `start` to `end`, if nothing else but a comment stands on them. */
function wholeLines(
  map: ParsedMap,
  start: number,
  end: number,
  node: MapNode | ListNode,
): { start: number; end: number } | undefined {
  const { text } = map;
  const lead = leadOf(map, start);
  const lineEnd = lineEndAt(map, end);
  if (lead.trim() !== '' || lineEnd >= node.range.end) return undefined;
  if (!/^[ \t]*(?:#[^\n]*)?$/.test(text.slice(end, lineEnd))) return undefined;
  const newline = /^\r?\n/.exec(text.slice(lineEnd, lineEnd + 2))?.[0].length ?? 0;
  return { start: start - lead.length, end: lineEnd + newline };
}
