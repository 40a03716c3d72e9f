import { wordOf } from './kindWords.ts';
import { meantOf } from './closest.ts';
import type { NameKind } from './model.ts';
import { isNothing, type MapNode, type Node } from './syntax.ts';
import type { Range } from './text.ts';
import {
  checkDuplicates,
  emptyValue,
  firstOf,
  occurrence,
  orList,
  wrong,
  type Walk,
} from './validation.ts';
import type { Choice, Key, ValueType } from './vocabulary.ts';

export function checkChoice(
  node: Node,
  what: string,
  options: readonly Choice[],
  walk: Walk,
): void {
  const values = options.map(({ value }) => value);
  if (node.kind === 'scalar' && values.includes(node.text)) return;
  const suggestion = node.kind === 'scalar' ? meantOf(node.text, values) : undefined;
  const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
  walk.problems.push(wrong(`${what} takes ${orList(values)}.${hint}`, firstOf(node), suggestion));
}

/** Adds an occurrence for a scalar that can be a name. */
export function checkName(node: Node, of: NameKind, key: Key, walk: Walk): void {
  if (node.kind !== 'scalar') {
    walk.problems.push(wrong(`"${key.name}" takes the name of one ${wordOf(of)}.`, firstOf(node)));
    return;
  }
  if (node.missing || node.text === '') return void emptyValue(node, key, walk);
  occurrence(node, of, 'reference', key.name, walk);
}

export function checkNames(node: Node, key: Key, of: NameKind | undefined, walk: Walk): void {
  if (node.kind !== 'list') {
    const suggestion =
      node.kind === 'scalar' && /^[\p{L}\p{N}_/][\p{L}\p{N}_./@, -]*$/u.test(node.text)
        ? `[${node.text}]`
        : undefined;
    walk.problems.push(
      wrong(`"${key.name}" takes a list such as ${key.example}.`, firstOf(node), suggestion),
    );
    return;
  }
  // Most lists have one name, which needs no table to tell what has been seen.
  const seen = node.items.length > 1 ? new Map<string, Range>() : undefined;
  for (const item of node.items) checkItem(item, key, of, seen, walk);
}

function checkItem(
  item: Node,
  key: Key,
  of: NameKind | undefined,
  seen: Map<string, Range> | undefined,
  walk: Walk,
): void {
  if (item.kind !== 'scalar') {
    walk.problems.push(wrong(`"${key.name}" takes names, one an item.`, firstOf(item)));
    return;
  }
  if (isNothing(item) || item.text === '') {
    walk.problems.push(wrong(`An item of "${key.name}" has no name yet.`, item.range));
    return;
  }
  const first = seen?.get(item.text);
  if (first)
    walk.problems.push({
      code: 'duplicate',
      message: `"${item.text}" stands in this list twice.`,
      range: item.range,
      related: [{ message: `The first "${item.text}".`, range: first }],
    });
  else seen?.set(item.text, item.range);
  if (of) occurrence(item, of, 'reference', key.name, walk);
}

export function checkUses(
  map: MapNode,
  key: Key,
  of: NameKind,
  options: readonly Choice[],
  walk: Walk,
): void {
  checkDuplicates(map.pairs, walk);
  for (const pair of map.pairs) {
    occurrence(pair.key, of, 'reference', key.name, walk);
    if (!isNothing(pair.value)) checkChoice(pair.value, `"${pair.key.text}"`, options, walk);
  }
}

export function checkTable(map: MapNode, options: readonly Choice[], walk: Walk): void {
  checkDuplicates(map.pairs, walk);
  for (const pair of map.pairs) {
    if (!isNothing(pair.value)) checkChoice(pair.value, `"${pair.key.text}"`, options, walk);
  }
}

export function checkInteger(
  node: Node,
  key: Key,
  type: ValueType & { kind: 'integer' },
  walk: Walk,
): void {
  if (node.kind === 'scalar' && node.missing) return void emptyValue(node, key, walk);
  const value = node.kind === 'scalar' ? node.value : undefined;
  const { minimum, maximum } = type;
  if (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= minimum &&
    value <= (maximum ?? Infinity)
  )
    return;
  const allowed =
    maximum === minimum
      ? String(minimum)
      : maximum === undefined
        ? `a whole number, ${minimum} or more`
        : `${minimum} to ${maximum}`;
  const only = maximum === minimum ? String(minimum) : undefined;
  walk.problems.push(wrong(`"${key.name}" takes ${allowed}.`, firstOf(node), only));
}
