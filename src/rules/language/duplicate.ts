import type { Rule } from '../rule.ts';
import { removeAt, sayTheSame } from '../../map/edits.ts';
import { changeFix } from '../fixes.ts';
import { fromProblems } from './fromProblems.ts';

const code = 'duplicate';

export const duplicate: Rule = {
  code,
  family: 'language',
  title: 'Duplicate',
  what: 'A key, or a name in a list, stands twice.',
  why: 'Only the first one counts; the second is a slip or a leftover of a merge.',
  todo: 'Take one of them out.',
  severity: 'error',
  check: fromProblems(code, 'error'),
  fixes({ range, related: [first] }, { map }) {
    if (!first) return [];
    const same = sayTheSame(map, first.range, range);
    return changeFix(map, 'Remove the second one', () => removeAt(map, range), {
      preferred: same,
      safe: () => same,
    });
  },
  triggers: [
    {
      title: 'A service twice',
      map: `version: 1
services:
  cart: { owner: shop }
  cart: { owner: web }
`,
      expect: ['stands here twice'],
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
