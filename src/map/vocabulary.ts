import type { NameKind } from './model.ts';

/**
 * Every key of a service map, once: hover, completion, validation, the JSON Schema and the
 * reference page are all made from this table.
 */
export interface Key {
  readonly name: string;
  /** One line, shown wherever the key is explained. */
  readonly description: string;
  readonly type: ValueType;
  readonly required?: true;
  /** A value as one would write it, for the reference page. */
  readonly example: string;
}

export interface Choice {
  readonly value: string;
  readonly description: string;
}

export type ValueType =
  | { readonly kind: 'text' }
  | { readonly kind: 'integer'; readonly minimum: number; readonly maximum?: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  /** A name that is declared elsewhere. */
  | { readonly kind: 'name'; readonly of: NameKind }
  | { readonly kind: 'names'; readonly of: NameKind }
  /** A list of words that nothing declares. */
  | { readonly kind: 'words' }
  /** A list of names, or a map from name to one of the choices. */
  | { readonly kind: 'uses'; readonly of: NameKind; readonly choices: readonly Choice[] }
  /** A map from free words to one of the choices. */
  | { readonly kind: 'table'; readonly choices: readonly Choice[] }
  | { readonly kind: 'object'; readonly keys: readonly Key[] }
  /** A map from name to an object: the declarations of one kind. */
  | { readonly kind: 'entries'; readonly declares: NameKind; readonly keys: readonly Key[] }
  /** A list of objects, each with at least one of the keys `oneOf`, which list two names or more. */
  | { readonly kind: 'list'; readonly keys: readonly Key[]; readonly oneOf: readonly string[] }
  /** The codes of rules with their points, severity or `off`; the rules bring the codes. */
  | { readonly kind: 'policies'; readonly presets: readonly Choice[] };

const choices = (table: Record<string, string>): Choice[] =>
  Object.entries(table).map(([value, description]) => ({ value, description }));

const text: ValueType = { kind: 'text' };
const names = (of: NameKind): ValueType => ({ kind: 'names', of });
const nameOf = (of: NameKind): ValueType => ({ kind: 'name', of });
const count: ValueType = { kind: 'integer', minimum: 0 };

const organisationKeys: Key[] = [
  {
    name: 'name',
    description: 'The Flagsmith organisation these projects belong to.',
    type: text,
    example: 'Acme',
  },
  {
    name: 'plan',
    description:
      'Its Flagsmith plan; decides how many projects it may have and which access controls exist.',
    type: {
      kind: 'choice',
      choices: choices({
        free: 'One project, one seat.',
        'start-up': 'Unlimited projects, no roles or change requests.',
        'scale-up': 'Unlimited projects, roles and change requests.',
        enterprise: 'Everything, in the cloud or on your own machines.',
        'open-source': 'Run by yourself, without roles and change requests.',
      }),
    },
    example: 'scale-up',
  },
];

const teamKeys: Key[] = [
  { name: 'members', description: 'How many people are in the team.', type: count, example: '6' },
  {
    name: 'flagsmithGroup',
    description: 'The Flagsmith user group that gives the team its permissions.',
    type: text,
    example: 'checkout-devs',
  },
  {
    name: 'worksWith',
    description:
      'Teams that may well see this team’s flags. Counts both ways, whichever side says it.',
    type: names('team'),
    example: '[web]',
  },
];

const contextKeys: Key[] = [
  {
    name: 'identity',
    description: 'What identifies the user (or account, or device) that flags are evaluated for.',
    type: text,
    example: 'user.id',
  },
  {
    name: 'traits',
    description:
      'The traits sent with the identity, each with its type. Segments can only target what is sent.',
    type: {
      kind: 'table',
      choices: choices({
        string: 'Text, at most 2,000 bytes.',
        integer: 'A whole number of 32 bits.',
        float: 'A number.',
        boolean: 'True or false.',
      }),
    },
    example: '{ country: string, organisation.id: integer }',
  },
];

const databaseKeys: Key[] = [
  {
    name: 'kind',
    description: 'The product behind it, for example postgresql.',
    type: text,
    example: 'postgresql',
  },
  {
    name: 'schemaOwner',
    description: 'The service that changes the schema. Counts as one that writes.',
    type: nameOf('service'),
    example: 'orders',
  },
  {
    name: 'server',
    description:
      'The machine or instance it runs on. Two schemas on one server are two databases: shown as looked at, not counted.',
    type: text,
    example: 'mysql-1',
  },
];

const apiKeys: Key[] = [
  {
    name: 'stability',
    description:
      'How firm the contract is. It decides whether consumers have to care about the implementation.',
    type: {
      kind: 'choice',
      choices: choices({
        stable:
          'Agreed and versioned: nobody cares about the implementation behind it, nor about its flags.',
        evolving: 'Agreed but still changing.',
        internal: 'No agreed contract: consumers depend on the implementation, so on its flags.',
      }),
    },
    example: 'stable',
  },
  {
    name: 'spec',
    description: 'Path of its description in the workspace, for example an OpenAPI file.',
    type: text,
    example: 'openapi/pricing.yaml',
  },
];

const segmentKeys: Key[] = [
  {
    name: 'context',
    description: 'The context whose users the segment picks from.',
    type: nameOf('context'),
    example: 'shopper',
  },
  {
    name: 'traits',
    description: 'The traits its rules look at.',
    type: { kind: 'words' },
    example: '[plan]',
  },
];

const flagKeys: Key[] = [
  {
    name: 'rollout',
    description:
      'How the flag decides. Percentages and experiments must be evaluated in one project.',
    type: {
      kind: 'choice',
      choices: choices({
        toggle: 'On or off, by environment or segment.',
        percentage: 'A percentage of identities; the same user falls differently in two projects.',
        experiment: 'Exposure and conversion are compared; both must be in one project.',
      }),
    },
    example: 'percentage',
  },
  {
    name: 'requires',
    description: 'Flags that must be on for this one. Dependencies work only inside a project.',
    type: names('flag'),
    example: '[new-cart]',
  },
  {
    name: 'visibleTo',
    description: 'The only teams that may see this flag. Seeing a project is all or nothing.',
    type: names('team'),
    example: '[billing]',
  },
  {
    name: 'serverSideOnly',
    description:
      'Whether the flag is marked server-side only, so that public client keys do not list it.',
    type: { kind: 'boolean' },
    example: 'true',
  },
];

const projectKeys: Key[] = [
  {
    name: 'id',
    description: 'Its id in Flagsmith.',
    type: { kind: 'integer', minimum: 1 },
    example: '1201',
  },
  {
    name: 'access',
    description: 'Teams that can open the project, besides the owners of its services.',
    type: names('team'),
    example: '[checkout, web]',
  },
  {
    name: 'segmentOverrides',
    description:
      'Segment overrides in its fullest environment, as Flagsmith counts them. The limit is 2,000.',
    type: count,
    example: '1400',
  },
];

const serviceKeys: Key[] = [
  {
    name: 'description',
    description: 'What the service does, in one line.',
    type: text,
    example: 'Holds what the shopper picked',
  },
  {
    name: 'owner',
    description: 'The team that runs the service and manages its flags.',
    type: nameOf('team'),
    example: 'checkout',
  },
  {
    name: 'product',
    description: 'The business product it is part of.',
    type: nameOf('product'),
    example: 'storefront',
  },
  {
    name: 'project',
    description: 'The Flagsmith project it reads its flags from today.',
    type: nameOf('project'),
    example: 'storefront',
  },
  {
    name: 'surface',
    description: 'Where it runs, which decides whether its SDK key is public.',
    type: {
      kind: 'choice',
      choices: choices({
        server: 'On your machines: its key is secret.',
        client:
          'In a browser or an app: its key is public and lists every flag that is not server-side only.',
      }),
    },
    example: 'server',
  },
  {
    name: 'path',
    description: 'Its folder in the workspace.',
    type: text,
    example: 'services/cart',
  },
  {
    name: 'databases',
    description:
      'The databases (logical schemas) it uses: a list, or a map that says read or write.',
    type: {
      kind: 'uses',
      of: 'database',
      choices: choices({ write: 'Reads and writes; the default.', read: 'Only reads.' }),
    },
    example: '[orders-db]',
  },
  {
    name: 'providesApis',
    description: 'The APIs it offers.',
    type: names('api'),
    example: '[cart]',
  },
  {
    name: 'consumesApis',
    description: 'The APIs of other services that it calls.',
    type: names('api'),
    example: '[pricing]',
  },
  {
    name: 'flags',
    description: 'The flags its code reads.',
    type: names('flag'),
    example: '[new-checkout]',
  },
  {
    name: 'segments',
    description: 'The segments its flags are targeted at.',
    type: names('segment'),
    example: '[beta-testers]',
  },
  {
    name: 'context',
    description: 'Who its flags are evaluated for.',
    type: nameOf('context'),
    example: 'shopper',
  },
  {
    name: 'releasesWith',
    description: 'Services whose deployments must line up with this one’s.',
    type: names('service'),
    example: '[checkout]',
  },
  {
    name: 'environments',
    description:
      'The environments it runs in. Every flag exists in every environment of its project.',
    type: { kind: 'words' },
    example: '[development, staging, production]',
  },
  {
    name: 'cadence',
    description: 'How often it is released.',
    type: {
      kind: 'choice',
      choices: choices({
        continuous: 'Several times a day.',
        daily: 'About once a day.',
        weekly: 'About once a week.',
        monthly: 'About once a month.',
        quarterly: 'A few times a year.',
      }),
    },
    example: 'weekly',
  },
  {
    name: 'approvals',
    description: 'How many people must approve a flag change in production.',
    type: count,
    example: '1',
  },
];

const constraintKeys: Key[] = [
  {
    name: 'together',
    description: 'Services that must share a project, whatever the points say.',
    type: names('service'),
    example: '[cart, checkout]',
  },
  {
    name: 'apart',
    description: 'Services that must not share a project: each is kept from each.',
    type: names('service'),
    example: '[billing, cart]',
  },
  {
    name: 'because',
    description: 'Why. Shown wherever the constraint decides.',
    type: text,
    example: 'PCI scope',
  },
];

export const rootKeys: readonly Key[] = [
  {
    name: 'version',
    description: 'The version of this file format: 1.',
    type: { kind: 'integer', minimum: 1, maximum: 1 },
    required: true,
    example: '1',
  },
  {
    name: 'organisation',
    description: 'The Flagsmith organisation.',
    type: { kind: 'object', keys: organisationKeys },
    example: '{ name: Acme, plan: scale-up }',
  },
  {
    name: 'include',
    description:
      'More maps: relative paths and globs inside the workspace. Not read by this version yet.',
    type: { kind: 'words' },
    example: '[services/*/service-map.yaml]',
  },
  {
    name: 'teams',
    description: 'The teams that own services and may see flags.',
    type: { kind: 'entries', declares: 'team', keys: teamKeys },
    example: '{ checkout: { members: 6 } }',
  },
  {
    name: 'products',
    description: 'The business products that services are part of.',
    type: { kind: 'entries', declares: 'product', keys: [] },
    example: '{ storefront: {} }',
  },
  {
    name: 'contexts',
    description: 'Who flags are evaluated for.',
    type: { kind: 'entries', declares: 'context', keys: contextKeys },
    example: '{ shopper: { identity: user.id } }',
  },
  {
    name: 'databases',
    description: 'The databases: one entry is one logical schema.',
    type: { kind: 'entries', declares: 'database', keys: databaseKeys },
    example: '{ orders-db: { kind: postgresql } }',
  },
  {
    name: 'apis',
    description: 'The APIs between services and how firm their contracts are.',
    type: { kind: 'entries', declares: 'api', keys: apiKeys },
    example: '{ pricing: { stability: stable } }',
  },
  {
    name: 'segments',
    description: 'The segments that flags are targeted at.',
    type: { kind: 'entries', declares: 'segment', keys: segmentKeys },
    example: '{ beta-testers: { traits: [plan] } }',
  },
  {
    name: 'flags',
    description: 'The feature flags and what matters about them here.',
    type: { kind: 'entries', declares: 'flag', keys: flagKeys },
    example: '{ new-checkout: { rollout: percentage } }',
  },
  {
    name: 'projects',
    description: 'Today’s Flagsmith projects.',
    type: { kind: 'entries', declares: 'project', keys: projectKeys },
    example: '{ storefront: { id: 1201 } }',
  },
  {
    name: 'services',
    description: 'The services: deployable units that read flags.',
    type: { kind: 'entries', declares: 'service', keys: serviceKeys },
    required: true,
    example: '{ cart: { owner: checkout } }',
  },
  {
    name: 'constraints',
    description: 'Your own word: keep these together, or apart, because …',
    type: { kind: 'list', keys: constraintKeys, oneOf: ['together', 'apart'] },
    example: '[{ apart: [billing, cart], because: PCI scope }]',
  },
  {
    name: 'rules',
    description: 'Policy: the preset, and per rule its points, a severity, or off.',
    type: {
      kind: 'policies',
      presets: choices({
        coupling: 'The guide: services share a project where they are coupled.',
        'fewer-projects':
          'Flagsmith’s later advice: one project a product unless something speaks against it.',
      }),
    },
    example: '{ preset: coupling, shared-database: 10, release-cadence: off }',
  },
];

/** The key whose section declares names of `kind`. */
export function sectionOf(kind: NameKind): Key {
  const key = rootKeys.find(({ type }) => type.kind === 'entries' && type.declares === kind);
  if (!key) throw new Error(`no section declares a ${kind}`);
  return key;
}

/** The keys of the map that stands as a value of `type`; undefined where keys are free. */
export function keysOf(type: ValueType): readonly Key[] | undefined {
  return type.kind === 'object' || type.kind === 'list' ? type.keys : undefined;
}
