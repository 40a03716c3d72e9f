import { choices, count, nameOf, names, pathTo, text, type Key } from './vocabularyTypes.ts';

/** The keys of what services name: teams, contexts, databases, APIs, segments, flags. */

export const teamKeys: readonly Key[] = [
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

export const contextKeys: readonly Key[] = [
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

export const databaseKeys: readonly Key[] = [
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

export const apiKeys: readonly Key[] = [
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
    type: pathTo('file'),
    example: 'openapi/pricing.yaml',
  },
];

export const segmentKeys: readonly Key[] = [
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

export const flagKeys: readonly Key[] = [
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
