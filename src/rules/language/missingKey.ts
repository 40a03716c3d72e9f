import { fromProblems } from './fromProblems.ts';
import { addSection, includedVersionChange, scalarChange } from '../../map/edits.ts';
import { changeFix, fixWith } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const code = 'missing-key';

export const missingKey: Rule = {
  code,
  family: 'language',
  title: 'Missing key',
  what: '`version` or `services` is missing.',
  why: 'Without services there is nothing to judge; the version tells how to read the file.',
  todo: 'Add it.',
  severity: 'error',
  check: fromProblems(code, 'error'),
  fixes: ({ data, range }, { map }) =>
    data?.suggestion === 'version'
      ? changeFix(
          map,
          'Add version: 1',
          () => includedVersionChange(map, range.start) ?? scalarChange(map, ['version'], '1'),
          { preferred: true, safe: () => true },
        )
      : fixWith('Add services', () => addSection(map, 'services'), true),
  triggers: [
    {
      title: 'No version',
      map: `services: { cart: {} }
`,
      expect: ['"version:" is missing'],
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
