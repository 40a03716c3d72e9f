import { fromProblems } from './fromProblems.ts';
import {
  addSection,
  firstKeysChange,
  includedVersionChange,
  scalarChange,
} from '../../map/edits.ts';
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
  fixes({ data, range }, { map }) {
    if (data?.suggestion !== 'version')
      return fixWith('Add services', () => addSection(map, 'services'), true);
    const safely = { preferred: true, safe: () => true };
    if (!map.root)
      return changeFix(map, 'Add version: 1 and services', () => firstKeysChange(map), safely);
    const change = () =>
      includedVersionChange(map, range.start) ?? scalarChange(map, ['version'], '1');
    return changeFix(map, 'Add version: 1', change, safely);
  },
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
