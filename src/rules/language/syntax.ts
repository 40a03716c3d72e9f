import type { Rule } from '../rule.ts';
import { fromProblems } from './fromProblems.ts';

const code = 'syntax';

export const syntax: Rule = {
  code,
  family: 'language',
  title: 'Not valid YAML',
  what: 'The text is not valid YAML 1.2 at this place.',
  why: 'What cannot be read cannot be judged. The rest of the file is read all the same.',
  todo: 'Mend the line: usually a colon, a quote, a bracket or the indentation.',
  severity: 'error',
  check: fromProblems(code, 'error'),
  triggers: [
    {
      title: 'A quote that is never closed',
      map: `version: 1
services:
  cart:
    description: "Holds what
  orders: {}
`,
      expect: ['This quote is never closed'],
    },
    {
      title: 'A half-typed line',
      map: `version: 1
services:
  cart
  orders: {}
`,
      expect: ['A colon is missing'],
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
