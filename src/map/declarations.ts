import type {
  Api,
  Cadence,
  Context,
  Database,
  DatabaseUse,
  Declaration,
  Flag,
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

const declaration = (pair: Pair): Declaration => ({ name: toName(pair.key), range: pair.range });

/** How one entry of each section is read: all that can be, whatever else is wrong with it. */
export const declare: {
  readonly [S in SectionName]: (pair: Pair) => Declared[S];
} = {
  teams: (pair) => {
    const node = pair.value;
    return {
      ...declaration(pair),
      ...option('members', integer(valueOf(node, 'members'))),
      ...option('flagsmithGroup', text(valueOf(node, 'flagsmithGroup'))),
      worksWith: names(valueOf(node, 'worksWith')),
    };
  },
  products: declaration,
  contexts: (pair) => {
    const node = pair.value;
    return {
      ...declaration(pair),
      ...option('identity', text(valueOf(node, 'identity'))),
      traits: traits(node),
    };
  },
  databases: (pair) => {
    const node = pair.value;
    return {
      ...declaration(pair),
      ...option('kind', text(valueOf(node, 'kind'))),
      ...option('schemaOwner', name(valueOf(node, 'schemaOwner'))),
      ...option('server', text(valueOf(node, 'server'))),
    };
  },
  apis: (pair) => {
    const node = pair.value;
    return {
      ...declaration(pair),
      ...option('stability', choice<Stability>(node, 'apis', 'stability')),
      ...option('spec', text(valueOf(node, 'spec'))),
    };
  },
  segments: (pair) => {
    const node = pair.value;
    return {
      ...declaration(pair),
      ...option('context', name(valueOf(node, 'context'))),
      traits: names(valueOf(node, 'traits')),
    };
  },
  flags: (pair) => {
    const node = pair.value;
    return {
      ...declaration(pair),
      ...option('rollout', choice<Rollout>(node, 'flags', 'rollout')),
      requires: names(valueOf(node, 'requires')),
      ...option(
        'visibleTo',
        valueOf(node, 'visibleTo')?.kind === 'list' ? names(valueOf(node, 'visibleTo')) : undefined,
      ),
      ...option('serverSideOnly', boolean(valueOf(node, 'serverSideOnly'))),
    };
  },
  projects: (pair) => {
    const node = pair.value;
    return {
      ...declaration(pair),
      ...option('id', integer(valueOf(node, 'id'))),
      access: names(valueOf(node, 'access')),
      ...option('segmentOverrides', integer(valueOf(node, 'segmentOverrides'))),
    };
  },
  services: service,
};

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
