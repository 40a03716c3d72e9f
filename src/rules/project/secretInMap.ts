import { replaceRange } from '../../map/edits.ts';
import { anchored } from '../../map/text.ts';
import { fixWith } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const code = 'secret-in-map';

/** Forms of Flagsmith’s secrets: a server-side environment key, and an Admin API key. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\bser\.[A-Za-z0-9_-]{10,}/g, 'a server-side environment key'],
  [/\b[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}\b/g, 'an Admin API key'],
];

export const secretInMap: Rule = {
  code,
  family: 'project',
  title: 'Secret in the map',
  what: 'The file holds a server-side environment key (`ser.…`) or an Admin API key of Flagsmith.',
  why: 'The map is committed, and everyone who can read the repository can read the key. A server-side key gives all flags, segments and identity overrides; an Admin API key gives the organisation.',
  todo: 'Take the key out, and revoke it in Flagsmith: it stays in the history of the repository.',
  severity: 'error',
  check: ({ map }, memory) =>
    memory.aligned('findings', map.parts, [], ({ text, anchor }) =>
      secrets.flatMap(([pattern, what]) =>
        [...text.matchAll(pattern)].map(({ index, 0: key }) => ({
          code,
          severity: 'error' as const,
          message: `This looks like ${what} of Flagsmith. Take it out, and revoke it: it stays in the history of the repository.`,
          range: anchored(anchor, index, index + key.length),
          related: [],
        })),
      ),
    ),
  fixes: ({ range }, { map }) =>
    fixWith('Take the key out of the text', () => replaceRange(map, range, 'REMOVED'), true),
  triggers: [
    {
      title: 'A server-side key in a description',
      map: `version: 1
services:
  cart: { description: key ser.Xu5kG9vBxyzQ2pLm }
`,
      expect: ['This looks like a server-side environment key'],
    },
  ],
  quiet: [
    {
      title: 'A word that begins alike',
      map: `version: 1
services:
  user.service: { description: The user.service of the shop }
`,
    },
  ],
};
