import { byClass } from '../classes.ts';
import type { Rule } from '../rule.ts';

const code = 'same-owner';

export const sameOwner: Rule = {
  code,
  family: 'share',
  title: 'Same owner',
  what: 'One team owns both services. Counts only under the preset `fewer-projects`, or where given points.',
  why: 'One team sees and manages one project more easily than several. Never decisive alone against a reason to split.',
  todo: 'Nothing. It only tips the scales where nothing else does.',
  points: { kind: 'points', coupling: 0, 'fewer-projects': 1 },
  collect: (map, points, memory) => ({
    classes: byClass(
      map,
      {
        rule: code,
        same: points,
        mark: ({ owner }) => owner && { value: owner.text, range: owner.range },
        reason: ({ value }) => `Team ${value} owns both`,
      },
      memory,
    ),
  }),
  triggers: [
    {
      title: 'Two services of one team',
      map: `version: 1
services:
  cart: { owner: checkout }
  payment: { owner: checkout }
rules: { preset: fewer-projects }
`,
      expect: ['cart + payment: +1'],
    },
  ],
  quiet: [
    {
      title: 'Under the preset coupling an owner alone says nothing',
      map: `version: 1
services:
  cart: { owner: checkout }
  payment: { owner: checkout }
`,
    },
  ],
};
