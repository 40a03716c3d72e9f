import type {
  Cadence,
  Constraint,
  DatabaseUse,
  Declaration,
  Name,
  Plan,
  Policy,
  Preset,
  Rollout,
  RulePolicy,
  Service,
  ServiceMap,
  Setting,
  Stability,
  Surface,
  TraitType,
} from './model.ts';
import {
  isNothing,
  pairOf,
  valueOf,
  type MapNode,
  type Node,
  type Pair,
  type ScalarNode,
} from './syntax.ts';
import { rootKeys, type Key, type ValueType } from './vocabulary.ts';

/** The model of a tree: everything that can be read, whatever else is wrong with the text. */
export function buildModel(root: Node | undefined): ServiceMap {
  const organisation = valueOf(root, 'organisation');
  const rules = valueOf(root, 'rules');
  return {
    ...option('version', integer(valueOf(root, 'version'))),
    organisation: {
      ...option('name', text(valueOf(organisation, 'name'))),
      ...option('plan', choice<Plan>(organisation, 'organisation', 'plan')),
    },
    teams: section(root, 'teams', (node) => ({
      ...option('members', integer(valueOf(node, 'members'))),
      ...option('flagsmithGroup', text(valueOf(node, 'flagsmithGroup'))),
      worksWith: names(valueOf(node, 'worksWith')),
    })),
    products: section(root, 'products', () => ({})),
    contexts: section(root, 'contexts', (node) => ({
      ...option('identity', text(valueOf(node, 'identity'))),
      traits: traits(node),
    })),
    databases: section(root, 'databases', (node) => ({
      ...option('kind', text(valueOf(node, 'kind'))),
      ...option('schemaOwner', name(valueOf(node, 'schemaOwner'))),
      ...option('server', text(valueOf(node, 'server'))),
    })),
    apis: section(root, 'apis', (node) => ({
      ...option('stability', choice<Stability>(node, 'apis', 'stability')),
      ...option('spec', text(valueOf(node, 'spec'))),
    })),
    segments: section(root, 'segments', (node) => ({
      ...option('context', name(valueOf(node, 'context'))),
      traits: names(valueOf(node, 'traits')),
    })),
    flags: section(root, 'flags', (node) => ({
      ...option('rollout', choice<Rollout>(node, 'flags', 'rollout')),
      requires: names(valueOf(node, 'requires')),
      ...option(
        'visibleTo',
        valueOf(node, 'visibleTo')?.kind === 'list' ? names(valueOf(node, 'visibleTo')) : undefined,
      ),
      ...option('serverSideOnly', boolean(valueOf(node, 'serverSideOnly'))),
    })),
    projects: section(root, 'projects', (node) => ({
      ...option('id', integer(valueOf(node, 'id'))),
      access: names(valueOf(node, 'access')),
      ...option('segmentOverrides', integer(valueOf(node, 'segmentOverrides'))),
    })),
    services: services(root),
    constraints: constraints(valueOf(root, 'constraints')),
    preset: preset(rules),
    policies: policies(rules),
  };
}

type Optional<K extends string, T> = Readonly<Partial<Record<K, T>>>;

/** `{ [key]: value }`, or nothing where there is no value. */
const option = <K extends string, T>(key: K, value: T | undefined): Optional<K, T> =>
  (value === undefined ? {} : { [key]: value }) as Optional<K, T>;

const toName = (node: ScalarNode): Name => ({ text: node.text, range: node.range });

function name(node: Node | undefined): Name | undefined {
  return node?.kind === 'scalar' && node.text !== '' && !isNothing(node) ? toName(node) : undefined;
}

/** The names of a list, each once. */
function names(node: Node | undefined): Name[] {
  if (node?.kind !== 'list') return [];
  const seen = new Set<string>();
  const result: Name[] = [];
  for (const item of node.items) {
    const found = name(item);
    if (!found || seen.has(found.text)) continue;
    seen.add(found.text);
    result.push(found);
  }
  return result;
}

function text(node: Node | undefined): Setting<string> | undefined {
  return node?.kind === 'scalar' && !isNothing(node)
    ? { value: node.text, range: node.range }
    : undefined;
}

function integer(node: Node | undefined): Setting<number> | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'number') return undefined;
  return Number.isInteger(node.value) && node.value >= 0
    ? { value: node.value, range: node.range }
    : undefined;
}

function boolean(node: Node | undefined): Setting<boolean> | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'boolean'
    ? { value: node.value, range: node.range }
    : undefined;
}

/** The values a choice may have come from the vocabulary; their type is fixed by the caller's field. */
function choice<T extends string>(
  map: Node | undefined,
  section: string,
  key: string,
): Setting<T> | undefined {
  const node = valueOf(map, key);
  if (node?.kind !== 'scalar') return undefined;
  return choicesOf(section, key).has(node.text)
    ? { value: node.text as T, range: node.range }
    : undefined;
}

const choiceSets = new Map<string, ReadonlySet<string>>();

function choicesOf(section: string, key: string): ReadonlySet<string> {
  const id = `${section}.${key}`;
  let values = choiceSets.get(id);
  if (!values) {
    const type = keysBelow(section).find((entry) => entry.name === key)?.type;
    values = new Set(type && 'choices' in type ? type.choices.map(({ value }) => value) : []);
    choiceSets.set(id, values);
  }
  return values;
}

function keysBelow(section: string): readonly Key[] {
  const type: ValueType | undefined = rootKeys.find((key) => key.name === section)?.type;
  return type && 'keys' in type ? type.keys : [];
}

/** The first pair of each key of a map. */
function entries(node: Node | undefined): Map<string, Pair> {
  const result = new Map<string, Pair>();
  if (node?.kind !== 'map') return result;
  for (const pair of node.pairs)
    if (pair.key.text !== '' && pair.key.text !== '<<' && !result.has(pair.key.text))
      result.set(pair.key.text, pair);
  return result;
}

const declaration = (pair: Pair): Declaration => ({ name: toName(pair.key), range: pair.range });

function section<T extends object>(
  root: Node | undefined,
  key: string,
  read: (node: MapNode | undefined) => T,
): ReadonlyMap<string, T & Declaration> | undefined {
  if (!pairOf(root, key)) return undefined;
  const result = new Map<string, T & Declaration>();
  for (const [id, pair] of entries(valueOf(root, key)))
    result.set(id, {
      ...declaration(pair),
      ...read(pair.value.kind === 'map' ? pair.value : undefined),
    });
  return result;
}

function traits(node: Node | undefined) {
  return [...entries(valueOf(node, 'traits')).values()].map((pair) => ({
    name: toName(pair.key),
    ...option('type', choiceOfTrait(pair.value)),
  }));
}

function choiceOfTrait(node: Node): Setting<TraitType> | undefined {
  if (node.kind !== 'scalar' || !choicesOf('contexts', 'traits').has(node.text)) return undefined;
  return { value: node.text as TraitType, range: node.range };
}

function services(root: Node | undefined): Service[] {
  const result = [...entries(valueOf(root, 'services')).values()].map(service);
  return result.sort((a, b) =>
    a.name.text < b.name.text ? -1 : a.name.text > b.name.text ? 1 : 0,
  );
}

function service(pair: Pair): Service {
  const node = pair.value;
  const environments = valueOf(node, 'environments');
  return {
    ...declaration(pair),
    ...option('description', text(valueOf(node, 'description'))),
    ...option('owner', name(valueOf(node, 'owner'))),
    ...option('product', name(valueOf(node, 'product'))),
    ...option('project', name(valueOf(node, 'project'))),
    ...option('surface', choice<Surface>(node, 'services', 'surface')),
    ...option('path', text(valueOf(node, 'path'))),
    databases: databaseUses(valueOf(node, 'databases')),
    providesApis: names(valueOf(node, 'providesApis')),
    consumesApis: names(valueOf(node, 'consumesApis')),
    flags: names(valueOf(node, 'flags')),
    segments: names(valueOf(node, 'segments')),
    ...option('context', name(valueOf(node, 'context'))),
    releasesWith: names(valueOf(node, 'releasesWith')),
    ...option('environments', environments?.kind === 'list' ? names(environments) : undefined),
    ...option('cadence', choice<Cadence>(node, 'services', 'cadence')),
    ...option('approvals', integer(valueOf(node, 'approvals'))),
  };
}

function databaseUses(node: Node | undefined): DatabaseUse[] {
  if (node?.kind !== 'map') return names(node).map((use) => ({ name: use, access: 'write' }));
  return [...entries(node).values()].map(({ key, value }) => ({
    name: toName(key),
    access: value.kind === 'scalar' && value.text === 'read' ? 'read' : 'write',
  }));
}

function constraints(node: Node | undefined): Constraint[] {
  if (node?.kind !== 'list') return [];
  const result: Constraint[] = [];
  for (const item of node.items) {
    for (const kind of ['together', 'apart'] as const) {
      const members = names(valueOf(item, kind));
      if (members.length > 1)
        result.push({
          kind,
          services: members,
          ...option('because', text(valueOf(item, 'because'))),
          range: item.range,
        });
    }
  }
  return result;
}

function preset(rules: Node | undefined): Preset {
  const node = valueOf(rules, 'preset');
  return node?.kind === 'scalar' && node.text === 'fewer-projects' ? 'fewer-projects' : 'coupling';
}

function policies(rules: Node | undefined): RulePolicy[] {
  const result: RulePolicy[] = [];
  for (const [id, { key, value }] of entries(rules)) {
    if (id === 'preset' || value.kind !== 'scalar' || value.missing) continue;
    const setting = policy(value);
    if (setting !== undefined)
      result.push({ name: toName(key), setting: { value: setting, range: value.range } });
  }
  return result;
}

function policy(node: ScalarNode): Policy | undefined {
  if (typeof node.value === 'number')
    return Number.isInteger(node.value) ? Math.abs(node.value) : undefined;
  const words: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'];
  return words.includes(node.text) ? (node.text as Policy) : undefined;
}
