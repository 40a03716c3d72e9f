import type { Rule } from '../rule.ts';
import { fromProblems } from './fromProblems.ts';

const code = 'merge-conflict';

export const mergeConflict: Rule = {
  code,
  family: 'language',
  title: 'Unresolved merge conflict',
  what: 'The file has conflict markers of a merge.',
  why: 'Two versions of these lines wait for a decision. Until then the upper one counts.',
  todo: 'Resolve the conflict.',
  severity: 'error',
  check: fromProblems(code, 'error'),
  triggers: [
    {
      title: 'Two versions of a line',
      map: `version: 1
services:
<<<<<<< ours
  cart: {}
=======
  basket: {}
>>>>>>> theirs
  orders: {}
`,
      expect: ['An unresolved merge conflict'],
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
