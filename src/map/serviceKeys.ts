import { choices, count, nameOf, names, pathTo, text, type Key } from './vocabularyTypes.ts';

/** The keys of a service, in the order in which they are offered and documented. */
export const serviceKeys: readonly Key[] = [
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
    type: pathTo('folder'),
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
