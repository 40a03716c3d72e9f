import { shareAmong } from '../common.ts';
import type { Rule } from '../rule.ts';

const code = 'shared-flag';

export const sharedFlag: Rule = {
  code,
  family: 'share',
  title: 'Shared flag',
  what: 'Several services read one flag.',
  why: 'A flag lives in exactly one project. In two projects it is two flags of one name, whose states and segments drift apart.',
  todo: 'Put the services in one project, or give each a flag of its own with a name of its own.',
  points: { kind: 'points', coupling: 10, 'fewer-projects': 10 },
  collect: (map, points, memory) => ({
    pairs: memory.once('all', [map.users.flags], () =>
      memory.named(
        'pairs',
        map.users.flags,
        (users) => (users.length > 1 ? [users] : undefined),
        (users, name) =>
          shareAmong(users, { kind: 'flag', name }, code, () => ({
            points,
            reason: `Both read flag ${name}`,
          })),
      ),
    ),
  }),
  triggers: [
    {
      title: 'An API and its web client gate one feature',
      map: `version: 1
services:
  api: { flags: [new-editor] }
  web: { flags: [new-editor] }
`,
      expect: ['api + web: +10'],
    },
  ],
  quiet: [
    {
      title: 'Each reads its own flags',
      map: `version: 1
services:
  api: { flags: [api-cache] }
  web: { flags: [new-editor] }
`,
    },
  ],
};
