import { byClass } from '../classes.ts';
import { traitConflicts } from '../contexts.ts';
import type { Rule } from '../rule.ts';
import type { ServiceMap } from '../../map/model.ts';

const code = 'trait-type';

function conflict(map: ServiceMap, a: string, b: string) {
  const [x, y] = [map.contexts?.get(a), map.contexts?.get(b)];
  return x && y && x !== y ? traitConflicts(x, y)[0] : undefined;
}

export const traitType: Rule = {
  code,
  family: 'split',
  title: 'One trait, two types',
  what: 'The contexts of two services send one trait key with two types.',
  why: 'A shared segment on that trait would compare text with numbers, and evaluate wrongly for one side.',
  todo: 'Send the same type from both sides, or rename one of the traits.',
  points: { kind: 'points', coupling: -2, 'fewer-projects': -2 },
  collect: (map, points, memory) => ({
    classes: byClass(
      map,
      {
        rule: code,
        mark: ({ context }) => context && { value: context.text, range: context.range },
        reason: (a, b) => {
          const found = conflict(map, a.value, b.value);
          return found
            ? `Trait ${found.key} is ${found.types[0]} in context ${a.value} and ${found.types[1]} in ${b.value}`
            : '';
        },
        *except(values) {
          for (const [i, a] of values.entries())
            for (const b of values.slice(i + 1))
              if (conflict(map, a, b)) yield [a, b, points] as const;
        },
        basis: [map.contexts],
      },
      memory,
    ),
  }),
  triggers: [
    {
      title: 'An organisation’s id as a number and as text',
      map: `version: 1
contexts:
  backend: { identity: user.id, traits: { organisation.id: integer } }
  browser: { identity: user.id, traits: { organisation.id: string } }
services:
  api: { context: backend }
  web: { context: browser }
`,
      expect: ['api + web: -2'],
    },
  ],
  quiet: [
    {
      title: 'One type on both sides',
      map: `version: 1
contexts:
  backend: { identity: user.id, traits: { organisation.id: integer } }
  browser: { identity: user.id, traits: { organisation.id: integer, country: string } }
services:
  api: { context: backend }
  web: { context: browser }
`,
    },
  ],
};
