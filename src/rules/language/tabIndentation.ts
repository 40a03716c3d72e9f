import { fromProblems } from './fromProblems.ts';
import { replaceTabs, tabsChange } from '../../map/edits.ts';
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
  fixes: (_finding, { map }) => [
    {
      title: 'Replace all tabs in the indentation with spaces',
      edits: () => replaceTabs(map),
      preferred: true,
      safe: () => tabsChange(map),
    },
  ],
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
