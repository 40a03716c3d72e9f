import { fromProblems } from './fromProblems.ts';
import { removeAt, standsBeside } from '../../map/edits.ts';
import { allKeyNames } from '../../map/vocabulary.ts';
import { changeFix, suggestionFix } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const code = 'unknown-key';

export const unknownKey: Rule = {
  code,
  family: 'language',
  title: 'Unknown key',
  what: 'A key is not part of the file format.',
  why: 'It has no effect, which is rarely what was meant.',
  todo: 'Correct it (quick fix) or take it out.',
  severity: 'error',
  check: fromProblems(code, 'error'),
  fixes: (finding, input) => [
    ...(standsBeside(input.map, finding.range, finding.data?.['suggestion'] ?? '')
      ? []
      : suggestionFix(finding, input, allKeyNames)),
    ...changeFix(input.map, 'Remove the unknown key', () => removeAt(input.map, finding.range)),
  ],
  triggers: [
    {
      title: 'A slip',
      map: `version: 1
services:
  cart: { ownr: shop }
`,
      expect: ['Did you mean "owner"?'],
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
