import { removeAt } from '../../map/edits.ts';
import { changeFix } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const code = 'include-cycle';

export const includeCycle: Rule = {
  code,
  family: 'language',
  title: 'Files that include each other',
  what: 'A file includes, by way of others, the one that includes it.',
  why: 'Which of the two is the map, and which a part of it, cannot be told: what is found depends on which one is opened.',
  todo: 'Take one of the entries out (quick fix).',
  severity: 'error',
  check: ({ map }) =>
    map.includes.flatMap(({ name, outcome }) =>
      outcome?.kind === 'cycle'
        ? {
            code,
            severity: 'error' as const,
            message: `"${name.text}" closes a circle: ${outcome.file} is already a part of what includes this file. It is read once.`,
            range: name.range,
            related: [],
            data: { name: name.text },
          }
        : [],
    ),
  fixes: ({ range }, { map }) =>
    changeFix(map, 'Remove the entry', () => removeAt(map, range), { preferred: true }),
  triggers: [
    {
      title: 'Two files that include each other',
      map: `version: 1
include: [cart.service-map.yaml]
`,
      files: {
        'cart.service-map.yaml': `version: 1
include: [service-map.yaml]
services: { cart: {} }
`,
      },
      expect: ['"service-map.yaml" closes a circle'],
    },
  ],
  quiet: [
    {
      title: 'One file by two ways',
      map: `version: 1
include: [cart.service-map.yaml, shared.service-map.yaml]
`,
      files: {
        'cart.service-map.yaml': `version: 1
include: [shared.service-map.yaml]
services: { cart: {} }
`,
        'shared.service-map.yaml': `version: 1
databases: { orders: {} }
services: { orders: { databases: [orders] }, billing: { databases: [orders] } }
`,
      },
    },
  ],
};
