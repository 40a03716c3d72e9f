import { fromProblems } from './fromProblems.ts';
import { mendType } from './mendType.ts';
import type { Rule } from '../rule.ts';

const code = 'wrong-type';

export const wrongType: Rule = {
  code,
  family: 'language',
  title: 'Wrong type',
  what: 'A value is not of the kind its key takes.',
  why: 'It cannot be used, and is left out of the judgement.',
  todo: 'Write it as the message says.',
  severity: 'error',
  check: fromProblems(code, 'error'),
  fixes: mendType,
  triggers: [
    {
      title: 'A word where a list belongs',
      map: `version: 1
services:
  cart: { flags: new-cart }
`,
      expect: ['"flags" takes a list'],
    },
    {
      title: 'A choice with a slip',
      map: `version: 1
apis: { pricing: { stability: stabel } }
services: { cart: { consumesApis: [pricing] } }
`,
      expect: ['Did you mean "stable"?'],
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
