import { commit } from '../../map/edits.ts';
import { behind } from '../../map/text.ts';
import { fixWith, reasonPlaceholder } from '../fixes.ts';
import { silencesOf } from '../silence.ts';
import type { Rule } from '../rule.ts';

const code = 'silence-without-reason';

export const silenceWithoutReason: Rule = {
  code,
  family: 'language',
  title: 'Silence without a reason',
  what: 'A comment silences findings and does not say why.',
  why: 'Without a reason nobody can tell later whether the finding may be shown again.',
  todo: 'Write the reason behind a colon: `# service-map-ignore split-apart: moves in March` (quick fix).',
  severity: 'information',
  check: ({ map }, memory) =>
    memory.once('findings', [silencesOf(map, memory)], () =>
      silencesOf(map, memory).flatMap(({ range, reason }) =>
        reason === ''
          ? {
              code,
              severity: 'information' as const,
              message: 'This comment silences findings and does not say why.',
              range,
              related: [],
            }
          : [],
      ),
    ),
  fixes: ({ range }, { map }) => {
    const place = behind(range);
    const written = map.text.slice(range.start, range.end);
    const spaces = written.length - written.trimEnd().length;
    const colon = written.trimEnd().endsWith(':') ? '' : ':';
    const at = { start: place.start - spaces, end: place.end };
    return fixWith(
      'Add a reason to the comment',
      () =>
        commit(map, [
          {
            edits: [{ range: at, text: `${colon} ${reasonPlaceholder}` }],
            intend: (before) => before,
          },
        ]),
      true,
    );
  },
  triggers: [
    {
      title: 'No reason',
      map: `version: 1
services:
  cart: { databases: [db], project: shop } # service-map-ignore split-apart
  orders: { databases: [db], project: orders }
`,
      expect: ['does not say why'],
    },
    {
      title: 'A reason that is not written yet',
      map: `version: 1
services:
  # service-map-ignore:
  cart: { databases: [db], project: shop }
  orders: { databases: [db], project: orders }
`,
      expect: ['does not say why'],
    },
  ],
  quiet: [
    {
      title: 'With its reason',
      map: `version: 1
services:
  cart: { databases: [db], project: shop } # service-map-ignore split-apart: moves in March
  orders: { databases: [db], project: orders }
`,
    },
  ],
};
