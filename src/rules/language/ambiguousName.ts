import { fromProblems } from './fromProblems.ts';
import { suggestionFix } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const code = 'ambiguous-name';

export const ambiguousName: Rule = {
  code,
  family: 'language',
  title: 'Name that other tools misread',
  what: 'A name without quotes that many YAML tools read as something else: `no`, `on`, `012`, `1:20`.',
  why: 'YAML 1.1 tools read it as a boolean, a number or a date; here it is a name. The file should mean the same to all of them.',
  todo: 'Put the name in quotes (quick fix).',
  severity: 'information',
  check: fromProblems(code, 'information'),
  fixes: (finding) => suggestionFix(finding),
  triggers: [
    {
      title: 'A team called no',
      map: `version: 1
services:
  cart: { owner: no }
`,
      expect: ['read no as a boolean'],
    },
  ],
  quiet: [
    {
      title: 'In quotes',
      map: `version: 1
services:
  cart: { owner: "no" }
`,
    },
  ],
};
