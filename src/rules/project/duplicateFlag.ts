import type { Rule } from '../rule.ts';
import { duplicatesToday } from './duplicates.ts';

const code = 'duplicate-flag';

export const duplicateFlag: Rule = {
  code,
  family: 'project',
  title: 'One flag in several projects',
  what: 'Services of different projects read a flag of one name.',
  why: 'A flag lives in one project. These are several flags of one name, and each has its own state, segments and roll-out.',
  todo: 'Move the services together, or give the flags different names.',
  severity: 'warning',
  check: (input, memory) =>
    duplicatesToday(
      input,
      memory,
      code,
      'flag',
      'they are separate flags, and their states drift apart.',
    ),
  triggers: [
    {
      title: 'The same flag in two projects',
      map: `version: 1
services:
  api: { project: api, flags: [new-editor] }
  web: { project: website, flags: [new-editor] }
`,
      expect: ['Flag new-editor is used in 2 projects, api and website'],
    },
  ],
  quiet: [
    {
      title: 'The same flag in one project',
      map: `version: 1
services:
  api: { project: website, flags: [new-editor] }
  web: { project: website, flags: [new-editor] }
`,
    },
  ],
};
