import { closest, isPlainSlip } from '../../map/closest.ts';
import type { Range } from '../../map/text.ts';
import { removeAt, replaceAt, standsBeside, type Change } from '../../map/edits.ts';
import type { ParsedMap } from '../../map/parse.ts';
import { valueOf, type ScalarNode } from '../../map/syntax.ts';
import { changeFix } from '../fixes.ts';
import type { Memory } from '../memory.ts';
import { silencesOf } from '../silence.ts';
import type { Finding, FindingInput, Rule } from '../rule.ts';

const code = 'unknown-rule';

function check({ map, knownRules }: FindingInput, memory: Memory): Finding[] {
  const named: { text: string; range: Range }[] = [
    ...policyKeys(map),
    ...silencesOf(map, memory).flatMap(({ codes }) =>
      codes.map(({ code: text, range }) => ({ text, range })),
    ),
  ];
  return named.flatMap(({ text, range }) => {
    if (knownRules.has(text)) return [];
    const suggestion = closest(text, [...knownRules.keys(), 'preset']);
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

/** What stands before the colons of `rules:`, whatever stands behind them. */
function policyKeys({ files }: ParsedMap): ScalarNode[] {
  return files.flatMap(({ root }) => {
    const rules = valueOf(root, 'rules');
    const keys = rules?.kind === 'map' ? rules.pairs.map(({ key }) => key) : [];
    return keys.filter(({ text }) => text !== 'preset' && text !== '<<');
  });
}

/** The code stands in a comment that silences, so the map says the same whatever it is. */
function inComment(map: ParsedMap, range: Range, text: string): Change | undefined {
  const line = map.text.slice(
    map.lines.lineStart(map.lines.position(range.start).line),
    range.start,
  );
  return line.includes('#') ? { edits: [{ range, text }], intend: (before) => before } : undefined;
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
  fixes: ({ data, range }, { map, knownRules }) => {
    const { suggestion } = data ?? {};
    const written = map.text.slice(range.start, range.end);
    const silences = !replaceAt(map, range, written);
    return [
      ...(suggestion === undefined || (!silences && standsBeside(map, range, suggestion))
        ? []
        : changeFix(
            map,
            `Change to ${suggestion}`,
            () => replaceAt(map, range, suggestion) ?? inComment(map, range, suggestion),
            { preferred: true, safe: () => isPlainSlip(written, suggestion, knownRules.keys()) },
          )),
      ...(silences ? [] : changeFix(map, 'Remove the unknown rule', () => removeAt(map, range))),
    ];
  },
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
