import { aWordOf, capitalWordOf } from './kindWords.ts';
import { closest } from './closest.ts';
import type { NameKind } from './model.ts';
import type { Problem } from './problem.ts';
import { isNothing, type MapNode, type Node, type Pair, type ScalarNode } from './syntax.ts';
import { partOf } from './text.ts';
import {
  checkChoice,
  checkInteger,
  checkName,
  checkNames,
  checkTable,
  checkUses,
} from './checkValues.ts';
import {
  checkDuplicates,
  emptyValue,
  firstOf,
  missing,
  occurrence,
  orList,
  wrong,
  type Validation,
  type Walk,
} from './validation.ts';
import { checkPolicies } from './checkPolicies.ts';
import { rootKeys, type Key, type ValueType } from './vocabulary.ts';

export type { Occurrence, Validation } from './validation.ts';

/** Holds top-level keys against the vocabulary, and collects every name on the way. */
export function validatePairs(pairs: readonly Pair[]): Validation {
  const walk: Walk = { problems: [], occurrences: [] };
  checkPairs(pairs, rootKeys, 'the map', walk);
  return walk;
}

/** The same for entries of one section, which may be some of them only. */
export function validateEntries(pairs: readonly Pair[], section: string): Validation {
  const walk: Walk = { problems: [], occurrences: [] };
  const key = rootKeys.find(({ name }) => name === section);
  if (key?.type.kind === 'entries')
    for (const pair of pairs) checkEntry(pair, key, key.type.declares, key.type.keys, walk);
  return walk;
}

/**
 * What can only be told of a file as a whole: that it is a map, and which keys are missing. `start`:
 * where the file begins.
 */
export function validateFile(
  root: Node | undefined,
  required: readonly string[],
  start: number,
): Problem[] {
  const problems: Problem[] = [];
  if (!root)
    problems.push(
      missing(
        'The file is empty. A service map starts with "version: 1" and "services:".',
        { start, end: start },
        'version',
      ),
    );
  else if (root.kind !== 'map')
    problems.push(
      wrong('A service map is a map of keys such as "version:" and "services:".', firstOf(root)),
    );
  else
    for (const { name, description } of rootKeys)
      if (required.includes(name) && !root.pairs.some((pair) => pair.key.text === name))
        problems.push(
          missing(`"${name}:" is missing. ${description}`, partOf(root.range, 0, 0), name),
        );
  return problems;
}

/** Keys that stand twice among top-level keys, or among the entries of one section. */
export function duplicates(pairs: readonly Pair[]): Problem[] {
  const walk: Walk = { problems: [], occurrences: [] };
  checkDuplicates(pairs, walk);
  return walk.problems;
}

function checkKeys(map: MapNode, keys: readonly Key[], where: string, walk: Walk): void {
  checkDuplicates(map.pairs, walk);
  checkPairs(map.pairs, keys, where, walk);
}

function checkPairs(pairs: readonly Pair[], keys: readonly Key[], where: string, walk: Walk): void {
  for (const pair of pairs) {
    const key = keys.find(({ name }) => name === pair.key.text);
    if (key) checkValue(pair.value, key, walk);
    else if (pair.key.text !== '<<') unknownKey(pair.key, keys, where, walk);
  }
}

function unknownKey(key: ScalarNode, keys: readonly Key[], where: string, walk: Walk): void {
  const suggestion = closest(
    key.text,
    keys.map(({ name }) => name),
  );
  walk.problems.push({
    code: 'unknown-key',
    message:
      `"${key.text}" is not a key of ${where}.` +
      (suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`),
    range: key.range,
    ...(suggestion !== undefined && { suggestion }),
  });
}

function checkValue(node: Node, key: Key, walk: Walk): void {
  const { type } = key;
  // What is said to be nothing is fine; what is missing may be half typed.
  if (node.kind === 'scalar' && isNothing(node))
    if (node.missing ? isCollection(type) : !key.required) return;
  switch (type.kind) {
    case 'text':
      if (node.kind !== 'scalar')
        walk.problems.push(wrong(`"${key.name}" takes a text.`, firstOf(node)));
      else if (node.missing) emptyValue(node, key, walk);
      break;
    case 'integer':
      checkInteger(node, key, type, walk);
      break;
    case 'boolean':
      if (node.kind !== 'scalar' || typeof node.value !== 'boolean')
        walk.problems.push(wrong(`"${key.name}" takes true or false.`, firstOf(node)));
      break;
    case 'choice':
      checkChoice(node, `"${key.name}"`, type.choices, walk);
      break;
    case 'name':
      checkName(node, type.of, key, walk);
      break;
    case 'names':
    case 'words':
      checkNames(node, key, type.kind === 'names' ? type.of : undefined, walk);
      break;
    case 'uses':
      if (node.kind === 'map') checkUses(node, key, type.of, type.choices, walk);
      else checkNames(node, key, type.of, walk);
      break;
    case 'table':
      if (node.kind === 'map') checkTable(node, type.choices, walk);
      else
        walk.problems.push(
          wrong(`"${key.name}" takes a map such as ${key.example}.`, firstOf(node)),
        );
      break;
    case 'object':
      if (node.kind === 'map') checkKeys(node, type.keys, `"${key.name}"`, walk);
      else
        walk.problems.push(
          wrong(`"${key.name}" takes a map such as ${key.example}.`, firstOf(node)),
        );
      break;
    case 'entries':
      checkEntries(node, key, type.declares, type.keys, walk);
      break;
    case 'list':
      checkList(node, key, type, walk);
      break;
    case 'policies':
      checkPolicies(node, key, type.presets, walk);
      break;
  }
}

const isCollection = (type: ValueType): boolean =>
  !['text', 'integer', 'boolean', 'choice', 'name'].includes(type.kind);

function checkEntries(
  node: Node,
  key: Key,
  declares: NameKind,
  keys: readonly Key[],
  walk: Walk,
): void {
  if (node.kind !== 'map') {
    walk.problems.push(
      wrong(
        `"${key.name}" takes a map from name to settings, for example ${key.example}.`,
        firstOf(node),
      ),
    );
    return;
  }
  for (const pair of node.pairs) checkEntry(pair, key, declares, keys, walk);
}

function checkEntry(
  pair: Pair,
  section: Key,
  declares: NameKind,
  keys: readonly Key[],
  walk: Walk,
): void {
  const { key, value } = pair;
  if (key.text === '<<') return;
  if (key.text === '') {
    walk.problems.push(wrong(`${capitalWordOf(declares)} needs a name.`, key.range));
    return;
  }
  occurrence(key, declares, 'declaration', section.name, walk);
  const inside: Walk = { ...walk, within: { kind: declares, name: key.text } };
  if (value.kind === 'map') checkKeys(value, keys, aWordOf(declares), inside);
  else if (!(value.kind === 'scalar' && value.value === null))
    walk.problems.push(
      wrong(`${capitalWordOf(declares)} takes a map of settings, or nothing.`, firstOf(value)),
    );
}

function checkList(node: Node, key: Key, type: ValueType & { kind: 'list' }, walk: Walk): void {
  if (node.kind !== 'list') {
    walk.problems.push(wrong(`"${key.name}" takes a list such as ${key.example}.`, firstOf(node)));
    return;
  }
  for (const item of node.items) {
    if (item.kind !== 'map') {
      walk.problems.push(
        wrong(
          `An item of "${key.name}" takes a map such as ${key.example.slice(1, -1)}.`,
          firstOf(item),
        ),
      );
      continue;
    }
    checkKeys(item, type.keys, `"${key.name}"`, walk);
    const lists = item.pairs.filter((pair) => type.oneOf.includes(pair.key.text));
    const first = lists[0];
    if (!first)
      walk.problems.push(
        wrong(`It takes ${orList(type.oneOf)} with the names of two or more.`, firstOf(item)),
      );
    for (const { key: name, value } of lists)
      if (value.kind === 'list' ? value.items.length < 2 : value.kind === 'scalar' && value.missing)
        walk.problems.push(wrong(`"${name.text}" takes the names of two or more.`, name.range));
  }
}
