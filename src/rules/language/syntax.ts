import { putIn, putInQuotes, replaceBlanks, replaceReturns } from '../../map/edits.ts';
import type { ParsedMap } from '../../map/parse.ts';
import { isForeignBlank } from '../../map/recovery/signs.ts';
import { allKeyNames } from '../../map/vocabulary.ts';
import { fixWith } from '../fixes.ts';
import type { Finding, Fix, Rule } from '../rule.ts';
import { fromProblems } from './fromProblems.ts';

const code = 'syntax';

/** Replaces all signs of the kind that the finding is about. */
function replacing({ range }: Finding, map: ParsedMap): Fix[] {
  const sign = map.text.slice(range.start, range.end);
  if (sign === '\r')
    return fixWith(
      'Replace all lone carriage returns with line feeds',
      () => replaceReturns(map),
      true,
    );
  return isForeignBlank(sign)
    ? fixWith('Replace all such blanks with spaces', () => replaceBlanks(map), true)
    : [];
}

const words: Readonly<Record<string, string>> = { ',': 'comma', ':': 'colon', ' ': 'space' };

/** Puts in the sign that is missing, or quotes around a text that may be meant as a whole. */
function puttingIn({ data, range }: Finding, map: ParsedMap): Fix[] {
  const { missing, at, textAt } = data ?? {};
  if (missing === undefined) return [];
  // A word that is a key begins an entry of its own.
  const isEntry =
    missing !== '"' && (textAt === undefined || isKnownKey(map.text.slice(range.start, range.end)));
  const sign = fixWith(
    `Put in the ${words[missing] ?? missing}`,
    () => putIn(map, range.start + Number(at), missing),
    isEntry,
  );
  if (textAt === undefined) return sign;
  const quotes = fixWith(
    'Put the text in quotes',
    () => putInQuotes(map, range.start + Number(textAt), range.end),
    !isEntry,
  );
  return missing === '"' ? quotes : [...sign, ...quotes];
}

const isKnownKey = (text: string): boolean =>
  allKeyNames().includes(text.trim().replace(/^(["'])(.*)\1$/, '$2'));

export const syntax: Rule = {
  code,
  family: 'language',
  title: 'Not valid YAML',
  what: 'The text is not valid YAML 1.2 at this place.',
  why: 'What cannot be read cannot be judged. The rest of the file is read all the same.',
  todo: 'Mend the line: usually a colon, a comma, a quote, a bracket or the indentation. Where one sign is missing, a quick fix puts it in.',
  severity: 'error',
  check: fromProblems(code, 'error'),
  fixes: (finding, { map }) => [...replacing(finding, map), ...puttingIn(finding, map)],
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
