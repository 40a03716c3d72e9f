import { closest } from '../../map/closest.ts';
import type { Range } from '../../map/text.ts';
import { suggestionFix } from '../fixes.ts';
import { readSilences } from '../silence.ts';
import type { Finding, FindingInput, Rule } from '../rule.ts';

const code = 'unknown-rule';

function check({ map, knownRules }: FindingInput): Finding[] {
  const named: { text: string; range: Range }[] = [
    ...map.model.policies.map(({ name }) => name),
    ...readSilences(map.text).flatMap(({ codes }) =>
      codes.map(({ code: text, start }) => ({ text, range: { start, end: start + text.length } })),
    ),
  ];
  return named.flatMap(({ text, range }) => {
    if (knownRules.has(text)) return [];
    const suggestion = closest(text, knownRules);
    return {
      code,
      severity: 'error' as const,
      message:
        `There is no rule "${text}".` +
        (suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`),
      range,
      related: [],
      ...(suggestion !== undefined && { data: { suggestion } }),
    };
  });
}

export const unknownRule: Rule = {
  code,
  family: 'language',
  title: 'Unknown rule',
  what: 'The `rules:` section, or a comment that silences, names a rule that does not exist.',
  why: 'The policy or the comment has no effect.',
  todo: 'Correct the code of the rule (quick fix).',
  severity: 'error',
  check,
  fixes: (finding) => suggestionFix(finding),
  triggers: [
    {
      title: 'A slip in a policy',
      map: `version: 1
services: { cart: {}, orders: {} }
rules: { shared-databse: 12 }
`,
      expect: ['Did you mean "shared-database"?'],
    },
    {
      title: 'A slip in a comment',
      map: `version: 1
services:
  cart: {} # service-map-ignore split-apert: on purpose
`,
      expect: ['Did you mean "split-apart"?'],
    },
  ],
  quiet: [
    {
      title: 'A known rule',
      map: `version: 1
services: { cart: {}, orders: {} }
rules: { shared-database: 12 }
`,
    },
  ],
};
