import type { NameKind } from './model.ts';
import {
  apiKeys,
  contextKeys,
  databaseKeys,
  flagKeys,
  segmentKeys,
  teamKeys,
} from './declaredKeys.ts';
import { serviceKeys } from './serviceKeys.ts';
import { choices, count, names, text, type Key, type ValueType } from './vocabularyTypes.ts';

export type { Choice, Key, PathTarget, ValueType } from './vocabularyTypes.ts';

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
    description: 'More files of this map: relative paths and globs, inside the workspace only.',
    type: { kind: 'words', path: 'map' },
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

/** Every key of the format, wherever it stands. */
export const allKeyNames = (): string[] => everyKey(rootKeys).map(({ name }) => name);

/** Every value that some key takes from a list. */
export const allChoices = (): string[] =>
  everyKey(rootKeys).flatMap(({ type }) =>
    (type.kind === 'policies' ? type.presets : 'choices' in type ? type.choices : []).map(
      ({ value }) => value,
    ),
  );

const everyKey = (keys: readonly Key[]): readonly Key[] =>
  keys.flatMap((key) => [key, ...everyKey(keysIn(key.type))]);

const keysIn = (type: ValueType): readonly Key[] => ('keys' in type ? type.keys : []);
