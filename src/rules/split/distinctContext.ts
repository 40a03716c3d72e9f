import { byClass } from '../classes.ts';
import { compareContexts } from '../contexts.ts';
import type { Rule } from '../rule.ts';

const code = 'distinct-context';

function* overlapping(values: readonly string[], same: (a: string, b: string) => boolean) {
  for (const [i, a] of values.entries())
    for (const b of values.slice(i + 1)) if (same(a, b)) yield [a, b, 0] as const;
}

export const distinctContext: Rule = {
  code,
  family: 'split',
  title: 'Different contexts',
  what: 'Two services evaluate flags for different things: another identity, or no trait in common. Two contexts are not the same because both are called user: identity and traits are compared.',
  why: 'A segment means nothing for users that never send its traits.',
  todo: 'Keep them in two projects, or send the same identity and traits from both.',
  points: { kind: 'points', coupling: -3, 'fewer-projects': -3 },
  collect: (map, points, memory) => ({
    classes: byClass(
      map,
      {
        rule: code,
        differ: points,
        mark: ({ context }) => context && { value: context.text, range: context.range },
        reason: (a, b) => `They evaluate flags for different contexts, ${a.value} and ${b.value}`,
        except: (values) =>
          overlapping(values, (a, b) => compareContexts(map, a, b) !== 'different'),
        basis: [map.contexts],
      },
      memory,
    ),
  }),
  triggers: [
    {
      title: 'A shopper is not an employee',
      map: `version: 1
contexts:
  shopper: { identity: user.id }
  employee: { identity: staff.id }
services:
  cart: { context: shopper }
  backoffice: { context: employee }
`,
      expect: ['backoffice + cart: -3'],
    },
  ],
  quiet: [
    {
      title: 'Two names for one identity',
      map: `version: 1
contexts:
  shopper: { identity: user.id }
  visitor: { identity: user.id }
services:
  cart: { context: shopper }
  search: { context: visitor }
`,
    },
  ],
};
