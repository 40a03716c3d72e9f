import { fromProblems } from './fromProblems.ts';
import { changeFix } from '../fixes.ts';
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
  fixes: ({ data, range }, { map }) => {
    const { suggestion } = data ?? {};
    if (suggestion === undefined) return [];
    const edits = [{ range, text: suggestion }];
    return changeFix(
      map,
      `Change to ${suggestion}`,
      () => ({ edits, intend: (before) => before }),
      {
        preferred: true,
        safe: () => true,
      },
    );
  },
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
