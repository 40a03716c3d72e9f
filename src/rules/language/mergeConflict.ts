import type { Rule } from '../rule.ts';
import { conflictEdits } from '../../map/edits.ts';
import { fixWith } from '../fixes.ts';
import { fromProblems } from './fromProblems.ts';

const code = 'merge-conflict';

const titles = {
  ours: 'Keep the upper side of the conflict',
  theirs: 'Keep the lower side of the conflict',
  both: 'Keep both sides of the conflict',
  neither: 'Take out the leftover of the conflict',
} as const;

export const mergeConflict: Rule = {
  code,
  family: 'language',
  title: 'Unresolved merge conflict',
  what: 'The file has conflict markers of a merge.',
  why: 'Two versions of these lines wait for a decision. Until then the upper one counts.',
  todo: 'Resolve the conflict.',
  severity: 'error',
  check: fromProblems(code, 'error'),
  fixes: ({ range }, { map }) =>
    conflictEdits(map, range.start).flatMap(({ keep, edits }) => fixWith(titles[keep], edits)),
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
