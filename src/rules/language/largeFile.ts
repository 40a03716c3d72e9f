import type { Rule } from '../rule.ts';

const code = 'large-file';

export const largeFile: Rule = {
  code,
  family: 'language',
  title: 'Large file',
  what: 'The map has more than four million characters or 20,000 services.',
  why: 'Judging it takes seconds, too long for every keystroke. So the editor leaves out the evidence, the recommendation, the graph and the findings about projects. Errors are found, and names are completed, explained and led to as in any map.',
  todo: 'Run `service-map check` for all findings and `service-map recommend` for the projects. Or keep a map for each part of the organisation.',
  severity: 'information',
  check: ({ map, limited }) =>
    limited
      ? [
          {
            code,
            severity: 'information' as const,
            message:
              'This map is large: evidence, recommendation, graph and findings about projects are switched off in the editor. Errors are still found. The command line judges the whole map.',
            range: { start: 0, end: map.lines.lineEnd(0) },
            related: [],
          },
        ]
      : [],
  triggers: [
    {
      title: 'More than four million characters',
      map: `version: 1
services: { cart: {} }
# ${'long '.repeat(800_000)}
`,
      expect: ['This map is large'],
    },
  ],
  quiet: [
    {
      title: 'A map of the usual size',
      map: `version: 1
services: { cart: {}, orders: {} }
`,
    },
  ],
};
