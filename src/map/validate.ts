import { ambiguity } from './ambiguity.ts';
import { closest } from './closest.ts';
import type { Name, NameKind } from './model.ts';
import type { Problem } from './problem.ts';
import type { MapNode, Node, ScalarNode } from './syntax.ts';
import type { Range } from './text.ts';
import { rootKeys, type Choice, type Key, type ValueType } from './vocabulary.ts';

/** One place where a name is declared or referred to. */
export interface Occurrence {
  readonly kind: NameKind;
  readonly role: 'declaration' | 'reference';
  readonly name: Name;
  /** The key it stands behind, for example `owner`; the section for a declaration. */
  readonly key: string;
  /** The declaration it stands in, if any: of which kind and name. */
  readonly within?: { readonly kind: NameKind; readonly name: string };
  readonly style: ScalarNode['style'];
}

export interface Validation {
  readonly problems: Problem[];
  /** In the order of the text. */
  readonly occurrences: Occurrence[];
}

interface Walk extends Validation {
  readonly within?: { readonly kind: NameKind; readonly name: string };
}

/** Holds the tree against the vocabulary, and collects every name on the way. */
export function validate(root: Node | undefined): Validation {
  const walk: Walk = { problems: [], occurrences: [] };
  const at = { start: 0, end: 0 };
  if (!root) {
    walk.problems.push(
      missing(
        'The file is empty. A service map starts with "version: 1" and "services:".',
        at,
        'version',
      ),
    );
  } else if (root.kind !== 'map') {
    walk.problems.push(
      wrong('A service map is a map of keys such as "version:" and "services:".', firstOf(root)),
    );
  } else {
    checkKeys(root, rootKeys, 'the map', walk);
    checkVersion(root, walk);
  }
  return walk;
}

const wrong = (message: string, range: Range, suggestion?: string): Problem => ({
  code: 'wrong-type',
  message,
  range,
  ...(suggestion !== undefined && { suggestion }),
});

const missing = (message: string, range: Range, suggestion: string): Problem => ({
  code: 'missing-key',
  message,
  range,
  suggestion,
});

/** The start of a collection is enough to point at: its whole range may be the file. */
const firstOf = (node: Node): Range =>
  node.kind === 'scalar'
    ? node.range
    : { start: node.range.start, end: Math.min(node.range.end, node.range.start + 1) };

function checkVersion(root: MapNode, walk: Walk): void {
  const range = { start: root.range.start, end: root.range.start };
  for (const key of rootKeys) {
    if (!key.required || root.pairs.some((pair) => pair.key.text === key.name)) continue;
    walk.problems.push(missing(`"${key.name}:" is missing. ${key.description}`, range, key.name));
  }
}

function checkKeys(map: MapNode, keys: readonly Key[], where: string, walk: Walk): void {
  checkDuplicates(map, walk);
  for (const pair of map.pairs) {
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

function checkDuplicates(map: MapNode, walk: Walk): void {
  const seen = new Map<string, Range>();
  for (const { key } of map.pairs) {
    const first = seen.get(key.text);
    if (!first) seen.set(key.text, key.range);
    else
      walk.problems.push({
        code: 'duplicate',
        message: `"${key.text}" stands here twice; only the first one counts.`,
        range: key.range,
        related: [{ message: `The first "${key.text}".`, range: first }],
      });
  }
}

function checkValue(node: Node, key: Key, walk: Walk): void {
  const { type } = key;
  if (node.kind === 'scalar' && node.missing && isCollection(type)) return;
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

function emptyValue(node: Node, key: Key, walk: Walk): void {
  walk.problems.push(
    wrong(`"${key.name}" has no value yet, for example ${key.example}.`, node.range),
  );
}

function checkInteger(
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
        ? `a whole number, ${String(minimum)} or more`
        : `${String(minimum)} to ${String(maximum)}`;
  walk.problems.push(wrong(`"${key.name}" takes ${allowed}.`, firstOf(node)));
}

function checkChoice(node: Node, what: string, options: readonly Choice[], walk: Walk): void {
  const values = options.map(({ value }) => value);
  if (node.kind === 'scalar' && values.includes(node.text)) return;
  const suggestion = node.kind === 'scalar' ? closest(node.text, values) : undefined;
  const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
  walk.problems.push(wrong(`${what} takes ${orList(values)}.${hint}`, firstOf(node), suggestion));
}

const orList = (values: readonly string[]): string =>
  values.length < 2
    ? values.join('')
    : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;

/** Adds an occurrence for a scalar that can be a name. */
function checkName(node: Node, of: NameKind, key: Key, walk: Walk): void {
  if (node.kind !== 'scalar') {
    walk.problems.push(wrong(`"${key.name}" takes the name of one ${of}.`, firstOf(node)));
    return;
  }
  if (node.missing || node.text === '') return void emptyValue(node, key, walk);
  occurrence(node, of, 'reference', key.name, walk);
}

function occurrence(
  node: ScalarNode,
  kind: NameKind,
  role: Occurrence['role'],
  key: string,
  walk: Walk,
): void {
  walk.occurrences.push({
    kind,
    role,
    name: { text: node.text, range: node.range },
    key,
    style: node.style,
    ...(walk.within && { within: walk.within }),
  });
  const readAs = node.style === 'plain' ? ambiguity(node.text) : undefined;
  if (readAs !== undefined)
    walk.problems.push({
      code: 'ambiguous-name',
      message: `Many YAML tools read ${node.text} as ${readAs}. Put the name in quotes.`,
      range: node.range,
      suggestion: `"${node.text}"`,
    });
}

function checkNames(node: Node, key: Key, of: NameKind | undefined, walk: Walk): void {
  if (node.kind !== 'list') {
    const suggestion =
      node.kind === 'scalar' && node.style === 'plain' ? `[${node.text}]` : undefined;
    walk.problems.push(
      wrong(`"${key.name}" takes a list such as ${key.example}.`, firstOf(node), suggestion),
    );
    return;
  }
  const seen = new Map<string, Range>();
  for (const item of node.items) checkItem(item, key, of, seen, walk);
}

function checkItem(
  item: Node,
  key: Key,
  of: NameKind | undefined,
  seen: Map<string, Range>,
  walk: Walk,
): void {
  if (item.kind !== 'scalar') {
    walk.problems.push(wrong(`"${key.name}" takes names, one an item.`, firstOf(item)));
    return;
  }
  if (item.missing || item.text === '') {
    walk.problems.push(wrong(`An item of "${key.name}" has no name yet.`, item.range));
    return;
  }
  const first = seen.get(item.text);
  if (first)
    walk.problems.push({
      code: 'duplicate',
      message: `"${item.text}" stands in this list twice.`,
      range: item.range,
      related: [{ message: `The first "${item.text}".`, range: first }],
    });
  else seen.set(item.text, item.range);
  if (of) occurrence(item, of, 'reference', key.name, walk);
}

function checkUses(
  map: MapNode,
  key: Key,
  of: NameKind,
  options: readonly Choice[],
  walk: Walk,
): void {
  checkDuplicates(map, walk);
  for (const pair of map.pairs) {
    occurrence(pair.key, of, 'reference', key.name, walk);
    if (!(pair.value.kind === 'scalar' && pair.value.missing))
      checkChoice(pair.value, `"${pair.key.text}"`, options, walk);
  }
}

function checkTable(map: MapNode, options: readonly Choice[], walk: Walk): void {
  checkDuplicates(map, walk);
  for (const pair of map.pairs) {
    if (!(pair.value.kind === 'scalar' && pair.value.missing))
      checkChoice(pair.value, `"${pair.key.text}"`, options, walk);
  }
}

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
  checkDuplicates(node, walk);
  for (const pair of node.pairs) {
    if (pair.key.text === '<<') continue;
    if (pair.key.text === '') {
      walk.problems.push(wrong(`A ${declares} needs a name.`, pair.key.range));
      continue;
    }
    occurrence(pair.key, declares, 'declaration', key.name, walk);
    const inside: Walk = { ...walk, within: { kind: declares, name: pair.key.text } };
    if (pair.value.kind === 'map') checkKeys(pair.value, keys, `a ${declares}`, inside);
    else if (!(pair.value.kind === 'scalar' && pair.value.value === null))
      walk.problems.push(
        wrong(`A ${declares} takes a map of settings, or nothing.`, firstOf(pair.value)),
      );
  }
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

const severities = ['error', 'warning', 'information', 'hint', 'off'];

function checkPolicies(node: Node, key: Key, presets: readonly Choice[], walk: Walk): void {
  if (node.kind !== 'map') {
    walk.problems.push(wrong(`"${key.name}" takes a map such as ${key.example}.`, firstOf(node)));
    return;
  }
  checkDuplicates(node, walk);
  for (const { key: name, value } of node.pairs) {
    if (name.text === 'preset') checkChoice(value, '"preset"', presets, walk);
    else if (value.kind === 'scalar' && (severities.includes(value.text) || isPoints(value.value)))
      continue;
    else
      walk.problems.push(
        wrong(
          `A rule takes points (a whole number from 0 to 1,000), a severity (${severities.slice(0, 4).join(', ')}) or off.`,
          firstOf(value),
        ),
      );
  }
}

const isPoints = (value: ScalarNode['value']): boolean =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 1000;
