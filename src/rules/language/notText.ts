import type { Rule } from '../rule.ts';
import { fromProblems } from './fromProblems.ts';

const code = 'not-text';

export const notText: Rule = {
  code,
  family: 'language',
  title: 'Not a text file',
  what: 'The file is not text, or not all of it is in UTF-8.',
  why: 'A service map is YAML text in UTF-8.',
  todo: 'Open the right file, or save it as UTF-8.',
  severity: 'error',
  check: fromProblems(code, 'error'),
  triggers: [
    {
      title: 'A binary file',
      map: '\0\x01\x02',
      expect: ['This is not a text file'],
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
