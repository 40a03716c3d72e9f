import { byClass } from '../classes.ts';
import { spanning } from '../../map/text.ts';
import type { Rule } from '../rule.ts';

const code = 'environment-mismatch';

export const environmentMismatch: Rule = {
  code,
  family: 'split',
  title: 'Different environments',
  what: 'Two services run in different sets of environments.',
  why: 'Every flag exists in every environment of its project: a flag of the one needs a state in environments where it never runs.',
  todo: 'Nothing by itself. It weighs little, and coupling outweighs it.',
  points: { kind: 'points', coupling: -1, 'fewer-projects': -1 },
  collect: (map, points, memory) => ({
    classes: byClass(
      map,
      {
        rule: code,
        differ: points,
        mark({ environments }) {
          const [first] = environments ?? [];
          const last = environments?.at(-1);
          if (!environments || !first || !last) return undefined;
          const value = environments
            .map(({ text }) => text)
            .sort()
            .join(', ');
          return {
            value,
            range: spanning(first.range, last.range),
          };
        },
        reason: (a, b) => `They run in different environments: ${a.value}; and ${b.value}`,
      },
      memory,
    ),
  }),
  triggers: [
    {
      title: 'One has no staging',
      map: `version: 1
services:
  cart: { environments: [staging, production] }
  ledger: { environments: [production] }
`,
      expect: ['cart + ledger: -1'],
    },
  ],
  quiet: [
    {
      title: 'The same ones in another order',
      map: `version: 1
services:
  cart: { environments: [staging, production] }
  ledger: { environments: [production, staging] }
`,
    },
  ],
};
