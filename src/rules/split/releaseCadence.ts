import { byClass } from '../classes.ts';
import type { Rule } from '../rule.ts';

const code = 'release-cadence';

export const releaseCadence: Rule = {
  code,
  family: 'split',
  title: 'Different release cadence',
  what: 'Two services are released in different rhythms (`cadence`).',
  why: 'Flags of a service released daily come and go before a quarterly one has shipped once: in one project each side wades through the other’s flags.',
  todo: 'Nothing by itself. It weighs little, and coupling outweighs it.',
  points: { kind: 'points', coupling: -2, 'fewer-projects': -2 },
  collect: (map, points, memory) => ({
    classes: byClass(
      map,
      {
        rule: code,
        differ: points,
        mark: ({ cadence }) => cadence && { value: cadence.value, range: cadence.range },
        reason: (a, b) => `They are released in different rhythms, ${a.value} and ${b.value}`,
      },
      memory,
    ),
  }),
  triggers: [
    {
      title: 'Daily and quarterly',
      map: `version: 1
services:
  cart: { cadence: daily }
  ledger: { cadence: quarterly }
`,
      expect: ['cart + ledger: -2'],
    },
  ],
  quiet: [
    {
      title: 'The same rhythm',
      map: `version: 1
services:
  cart: { cadence: daily }
  search: { cadence: daily }
`,
    },
  ],
};
