import type { Rule } from '../rule.ts';
import { duplicatesToday } from './duplicates.ts';

const code = 'duplicate-segment';

export const duplicateSegment: Rule = {
  code,
  family: 'project',
  title: 'One segment in several projects',
  what: 'Services of different projects target a segment of one name.',
  why: 'Segments cannot be shared or copied across projects: there are as many definitions as projects, and nothing keeps them the same.',
  todo: 'Move the services together, or give the segments different names.',
  severity: 'warning',
  check: (input, memory) =>
    duplicatesToday(
      input,
      memory,
      code,
      'segment',
      'it is defined in each of them, and nothing keeps the definitions the same.',
    ),
  triggers: [
    {
      title: 'The same segment in two projects',
      map: `version: 1
services:
  api: { project: api, segments: [beta-testers] }
  web: { project: website, segments: [beta-testers] }
`,
      expect: ['Segment beta-testers is used in 2 projects, api and website'],
    },
  ],
  quiet: [
    {
      title: 'The same segment in one project',
      map: `version: 1
services:
  api: { project: website, segments: [beta-testers] }
  web: { project: website, segments: [beta-testers] }
`,
    },
  ],
};
