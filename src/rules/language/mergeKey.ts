import type { Rule } from '../rule.ts';
import { fromProblems } from './fromProblems.ts';

const code = 'merge-key';

export const mergeKey: Rule = {
  code,
  family: 'language',
  title: 'Merge key',
  what: 'A merge key (`<<`) is used.',
  why: 'Merge keys are not part of YAML 1.2. They are not followed here, so what they bring in is missing from the map.',
  todo: 'Write the keys out.',
  severity: 'warning',
  check: fromProblems(code, 'warning'),
  triggers: [
    {
      title: 'A merge key',
      map: `version: 1
services:
  cart: &base { owner: shop }
  orders:
    <<: *base
`,
      expect: ['Merge keys (<<)'],
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
