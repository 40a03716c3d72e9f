import { plural } from '../common.ts';
import type { Rule } from '../rule.ts';
import { anchorOf } from './anchor.ts';

const code = 'project-per-service';
/** With fewer services one project each is nothing to remark on. */
const fewest = 5;

const apart = (first: string) =>
  `version: 1
services:
  a: { project: a, databases: [${first}] }
  b: { project: b, databases: [${first}] }
  c: { project: c }
  d: { project: d }
  e: { project: e }
`;

export const projectPerService: Rule = {
  code,
  family: 'project',
  title: 'One project per service',
  what: 'Every service has a project of its own, at least five of them, although some are coupled.',
  why: 'One project per service is right for independent services. Where they are coupled, every change that spans two of them needs two flags.',
  todo: 'Look at the recommended projects. Where the split is the point, switch this off: `rules: { project-per-service: off }`.',
  severity: 'information',
  needsRecommendation: true,
  check({ map, current, recommended }) {
    const placed = current.members.reduce((sum, members) => sum + members.length, 0);
    const range = anchorOf(map.model, current, 0);
    if (
      placed < fewest ||
      current.members.length !== placed ||
      recommended.members.length >= placed ||
      !range
    )
      return [];
    return [
      {
        code,
        severity: 'information' as const,
        message: `Each of the ${plural(placed, 'service')} has a project of its own; ${plural(recommended.members.length, 'project')} would overrule ${plural(current.overruled - recommended.overruled, 'point')} less.`,
        range,
        related: [],
        identity: {},
      },
    ];
  },
  triggers: [
    {
      title: 'Five services, five projects',
      map: apart('shop-db'),
      expect: ['Each of the 5 services has a project of its own'],
    },
  ],
  quiet: [{ title: 'Nothing couples them', map: apart('') }],
};
