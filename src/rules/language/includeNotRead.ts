import type { Rule } from '../rule.ts';
import { pairOf } from '../../map/syntax.ts';

const code = 'include-not-read';

export const includeNotRead: Rule = {
  code,
  family: 'language',
  title: 'Include is not read yet',
  what: 'The map has `include`, which this version does not read.',
  why: 'The services of the other files are missing from the judgement and from the recommendation.',
  todo: 'Keep the services in one file for now.',
  severity: 'warning',
  check({ map }) {
    const include = pairOf(map.root, 'include');
    if (!include) return [];
    return [
      {
        code,
        severity: 'warning' as const,
        message:
          'include is not read by this version: services of other files are missing from the recommendation.',
        range: include.key.range,
        related: [],
      },
    ];
  },
  triggers: [
    {
      title: 'An include',
      map: `version: 1
include: [services/*/service-map.yaml]
services: { cart: {} }
`,
      expect: ['not read by this version'],
    },
  ],
  quiet: [
    {
      title: 'A plain map',
      map: `version: 1
services: { cart: {}, orders: {} }
`,
    },
  ],
};
