import { putIn, putInQuotes, replaceBlanks, replaceReturns } from '../../map/edits.ts';
import { allKeyNames } from '../../map/vocabulary.ts';
import { fixWith } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { fromProblems } from './fromProblems.ts';

const code = 'syntax';

const words: Readonly<Record<string, string>> = { ',': 'comma', ':': 'colon', ' ': 'space' };

const isKnownKey = (text: string): boolean =>
  [...allKeyNames()].includes(text.trim().replace(/^(["'])(.*)\1$/, '$2'));

export const syntax: Rule = {
  code,
  family: 'language',
  title: 'Not valid YAML',
  what: 'The text is not valid YAML 1.2 at this place.',
  why: 'What cannot be read cannot be judged. The rest of the file is read all the same.',
  todo: 'Mend the line: usually a colon, a comma, a quote, a bracket or the indentation. Where one sign is missing, a quick fix puts it in.',
  severity: 'error',
  check: fromProblems(code, 'error'),
  fixes({ data, range }, { map }) {
    const first = map.text.charAt(range.start);
    if (first === '\r')
      return fixWith(
        'Replace all lone carriage returns with line feeds',
        () => replaceReturns(map),
        true,
      );
    if (range.end === range.start + 1 && /[^\S ]/.test(first))
      return fixWith('Replace all such blanks with spaces', () => replaceBlanks(map), true);
    const { missing, at, textAt } = data ?? {};
    if (missing === undefined) return [];
    const sign = (preferred: boolean) =>
      fixWith(
        `Put in the ${words[missing] ?? missing}`,
        () => putIn(map, range.start + Number(at), missing),
        preferred,
      );
    if (textAt === undefined) return sign(true);
    const inQuotes = (preferred: boolean) =>
      fixWith(
        'Put the text in quotes',
        () => putInQuotes(map, range.start + Number(textAt), range.end),
        preferred,
      );
    if (missing === '"') return inQuotes(true);
    const isKey = isKnownKey(map.text.slice(range.start, range.end));
    return [...sign(isKey), ...inQuotes(!isKey)];
  },
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
    {
      title: 'Two entries without a comma',
      map: `version: 1
services:
  cart: { owner: shop project: storefront }
  orders: { flags: ["a" "b"] }
`,
      expect: ['A comma is missing before this', 'A comma is missing before this'],
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
