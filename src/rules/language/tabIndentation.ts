import { fromProblems } from './fromProblems.ts';
import { fixWith } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const code = 'tab-indentation';

export const tabIndentation: Rule = {
  code,
  family: 'language',
  title: 'Tabs in the indentation',
  what: 'Lines are indented with tabs.',
  why: 'YAML allows only spaces there. Each tab is read as one step.',
  todo: 'Replace the tabs with spaces (quick fix).',
  severity: 'error',
  check: fromProblems(code, 'error'),
  fixes: (_finding, { map: { text } }) =>
    fixWith(
      'Replace all tabs in the indentation with spaces',
      [...text.matchAll(/^[ \t]*\t[ \t]*/gm)].map(({ index, 0: indent }) => ({
        range: { start: index, end: index + indent.length },
        text: indent.replaceAll('\t', '  '),
      })),
      true,
    ),
  triggers: [
    {
      title: 'A tab',
      map: `version: 1
services:
	cart: {}
`,
      expect: ['does not allow tabs'],
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
