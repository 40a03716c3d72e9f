import { byClass } from '../classes.ts';
import type { Rule } from '../rule.ts';

const code = 'stay';

export const stay: Rule = {
  code,
  family: 'share',
  title: 'Together today',
  what: 'Both services are in one project today.',
  why: 'Moving costs: flags are recreated, segments copied, keys rotated. Where nothing else decides, things stay where they are.',
  todo: 'For an answer that ignores today’s projects (a clean slate) switch it off: `rules: { stay: off }`.',
  points: { kind: 'points', coupling: 1, 'fewer-projects': 1 },
  collect: (map, points, memory) => ({
    classes: byClass(
      map,
      {
        rule: code,
        same: points,
        mark: ({ project }) => project && { value: project.text, range: project.range },
        reason: ({ value }) => `Both are in project ${value} today`,
      },
      memory,
    ),
  }),
  triggers: [
    {
      title: 'One project today',
      map: `version: 1
services:
  cart: { project: storefront }
  search: { project: storefront }
`,
      expect: ['cart + search: +1'],
    },
  ],
  quiet: [
    {
      title: 'A clean slate',
      map: `version: 1
services:
  cart: { project: storefront }
  search: { project: storefront }
rules: { stay: off }
`,
    },
  ],
};
