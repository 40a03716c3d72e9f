import type {
  Api,
  Cadence,
  Context,
  Database,
  DatabaseUse,
  Declaration,
  Flag,
  Name,
  Product,
  Project,
  Rollout,
  Segment,
  Service,
  Setting,
  Stability,
  Surface,
  Team,
  TraitType,
} from './model.ts';
import { valueOf, type Node, type Pair } from './syntax.ts';
import {
  boolean,
  choice,
  choicesOf,
  entries,
  integer,
  name,
  names,
  option,
  text,
  toName,
} from './values.ts';

/** What each section declares. */
export interface Declared {
  readonly teams: Team;
  readonly products: Product;
  readonly contexts: Context;
  readonly databases: Database;
  readonly apis: Api;
  readonly segments: Segment;
  readonly flags: Flag;
  readonly projects: Project;
  readonly services: Service;
}

export type SectionName = keyof Declared;

type Rest<T extends Declaration> = {
  readonly [K in Exclude<keyof T, keyof Declaration>]: T[K] | undefined;
};

/** What an entry declares, with those of `rest` that it says. */
function declaration<T extends Declaration>(pair: Pair, rest: Rest<T>): T {
  // One key after the other: then the entries of a section share their layout in memory.
  const result: Record<string, unknown> = { name: toName(pair.key), range: pair.range };
  for (const key in rest) {
    const value = rest[key as keyof Rest<T>];
    if (value !== undefined) result[key] = value;
  }
  return result as unknown as T;
}

/** How one entry of each section is read: all that can be, whatever else is wrong with it. */
export const declare: {
  readonly [S in SectionName]: (pair: Pair) => Declared[S];
} = {
  teams: (pair) =>
    declaration<Team>(pair, {
      members: integer(valueOf(pair.value, 'members')),
      flagsmithGroup: text(valueOf(pair.value, 'flagsmithGroup')),
      worksWith: names(valueOf(pair.value, 'worksWith')),
    }),
  products: (pair) => declaration<Product>(pair, {}),
  contexts: (pair) =>
    declaration<Context>(pair, {
      identity: text(valueOf(pair.value, 'identity')),
      traits: traits(pair.value),
    }),
  databases: (pair) =>
    declaration<Database>(pair, {
      kind: text(valueOf(pair.value, 'kind')),
      schemaOwner: name(valueOf(pair.value, 'schemaOwner')),
      server: text(valueOf(pair.value, 'server')),
    }),
  apis: (pair) =>
    declaration<Api>(pair, {
      stability: choice<Stability>(pair.value, 'apis', 'stability'),
      spec: text(valueOf(pair.value, 'spec')),
    }),
  segments: (pair) =>
    declaration<Segment>(pair, {
      context: name(valueOf(pair.value, 'context')),
      traits: names(valueOf(pair.value, 'traits')),
    }),
  flags: (pair) =>
    declaration<Flag>(pair, {
      rollout: choice<Rollout>(pair.value, 'flags', 'rollout'),
      requires: names(valueOf(pair.value, 'requires')),
      visibleTo: listed(valueOf(pair.value, 'visibleTo')),
      serverSideOnly: boolean(valueOf(pair.value, 'serverSideOnly')),
    }),
  projects: (pair) =>
    declaration<Project>(pair, {
      id: integer(valueOf(pair.value, 'id')),
      access: names(valueOf(pair.value, 'access')),
      segmentOverrides: integer(valueOf(pair.value, 'segmentOverrides')),
    }),
  services: service,
};

/** The names of a list where there is one: an empty list says something too. */
const listed = (node: Node | undefined): readonly Name[] | undefined =>
  node?.kind === 'list' ? names(node) : undefined;

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

function service(pair: Pair): Service {
  const node = pair.value;
  return declaration<Service>(pair, {
    description: text(valueOf(node, 'description')),
    owner: name(valueOf(node, 'owner')),
    product: name(valueOf(node, 'product')),
    project: name(valueOf(node, 'project')),
    surface: choice<Surface>(node, 'services', 'surface'),
    path: text(valueOf(node, 'path')),
    databases: databaseUses(valueOf(node, 'databases')),
    providesApis: names(valueOf(node, 'providesApis')),
    consumesApis: names(valueOf(node, 'consumesApis')),
    flags: names(valueOf(node, 'flags')),
    segments: names(valueOf(node, 'segments')),
    context: name(valueOf(node, 'context')),
    releasesWith: names(valueOf(node, 'releasesWith')),
    environments: listed(valueOf(node, 'environments')),
    cadence: choice<Cadence>(node, 'services', 'cadence'),
    approvals: integer(valueOf(node, 'approvals')),
  });
}

function databaseUses(node: Node | undefined): readonly DatabaseUse[] {
  if (node?.kind !== 'map') return names(node).map((use) => ({ name: use, access: 'write' }));
  return [...entries(node).values()].map(({ key, value }) => ({
    name: toName(key),
    access: value.kind === 'scalar' && value.text === 'read' ? 'read' : 'write',
  }));
}
