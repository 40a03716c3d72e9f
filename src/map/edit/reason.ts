import type { ParsedMap } from '../parse.ts';
import { pairOf, stepsAt, type MapNode } from '../syntax.ts';
import type { Range, TextEdit } from '../text.ts';
import { checked, type Edits } from './change.ts';
import { eolAt, indentAt, isAliased, lineEndAt } from './layout.ts';
import { isJson, valueIn } from './quote.ts';

/** Gives the constraint at `range` a reason, where it has none. */
export function addReason(map: ParsedMap, range: Range, reason: string): Edits {
  const item = itemAt(map, range);
  const text = valueIn(map, ['constraints', 'because'], reason, 'flow');
  const edit = item && reasonEdit(map, item, text);
  const before = map.model.constraints.filter(({ because }) => because).length;
  return checked(map, edit && [edit], ({ model: { constraints } }) => {
    const given = constraints.filter(({ because }) => because);
    return (
      constraints.length === map.model.constraints.length &&
      given.length > before &&
      given.some(({ because }) => because?.value === reason)
    );
  });
}

function itemAt(map: ParsedMap, { start }: Range): MapNode | undefined {
  for (const step of stepsAt(map.root, start)) {
    if (!('list' in step)) continue;
    const node = step.list.items[step.index];
    return node?.kind === 'map' && !isAliased(map, node) ? node : undefined;
  }
  return undefined;
}

function reasonEdit(map: ParsedMap, item: MapNode, text: string): TextEdit | undefined {
  const empty = pairOf(item, 'because')?.value;
  if (empty?.kind === 'scalar') {
    const { start, end } = empty.range;
    const gap = empty.missing && !/\s/.test(map.text.charAt(start - 1)) ? ' ' : '';
    return { range: { start, end }, text: gap + text };
  }
  const first = item.pairs[0];
  const last = item.pairs.at(-1);
  if (!first || !last) return undefined;
  const key = isJson(map) ? '"because"' : 'because';
  if (item.flow) {
    const { end } = last.range;
    return { range: { start: end, end }, text: `, ${key}: ${text}` };
  }
  const end = lineEndAt(map, last.range.end);
  const indent = indentAt(map, first.key.range.start);
  return {
    range: { start: end, end },
    text: `${eolAt(map, first.range.start)}${indent}${key}: ${text}`,
  };
}
