import type { Rollout } from '../../map/model.ts';
import { list, nameOf, pair, usersOf, type User } from '../common.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const code = 'split-rollout';
/** Up to this many readers every pair is listed; beyond it a chain says the same. */
const mostListed = 12;

const reasons: Partial<Record<Rollout, string>> = {
  percentage: 'rolls out by percentage, and the same user falls differently in two projects',
  experiment: 'is an experiment, whose exposure and conversion must share a project',
};

export const splitRollout: Rule = {
  code,
  family: 'share',
  title: 'Roll-out read by several services',
  what: 'A flag that rolls out by percentage, or as an experiment, is read by several services.',
  why: 'Flagsmith picks the percentage by hashing the segment’s id and the environment’s key: the same user falls in different buckets in two projects. An experiment’s exposure and conversion have to share a project to be analysed.',
  todo: 'Put all services that read the flag in one project.',
  points: { kind: 'required' },
  severity: 'warning',
  collect(map) {
    const users = usersOf(map, (service) => service.flags);
    const pairs: PairEvidence[] = [];
    for (const [name, { rollout }] of map.flags ?? []) {
      const why = rollout && reasons[rollout.value];
      const readers = users.get(name) ?? [];
      if (!why) continue;
      const add = (a: User, b: User) =>
        pairs.push(
          pair(code, a, b, 'required', `Both read flag ${name}, which ${why}`, {
            kind: 'flag',
            name,
          }),
        );
      readers.forEach((a, i) => {
        const partners = readers.slice(i + 1, readers.length <= mostListed ? undefined : i + 2);
        for (const b of partners) add(a, b);
      });
    }
    return { pairs };
  },
  check({ map, current }) {
    const users = usersOf(map.model, (service) => service.flags);
    return [...(map.model.flags ?? [])].flatMap(([name, { rollout }]) => {
      const why = rollout && reasons[rollout.value];
      const readers = (users.get(name) ?? []).filter(
        ({ service }) => (current.groupOf[service] ?? -1) >= 0,
      );
      const projects = [
        ...new Set(
          readers.map(({ service }) => current.names[current.groupOf[service] ?? -1] ?? ''),
        ),
      ];
      if (!why || projects.length < 2) return [];
      return {
        code,
        severity: 'warning' as const,
        message: `Flag ${name} ${why}. Today it is split over the projects ${list(projects)}.`,
        range: rollout.range,
        related: readers.map(({ service, range }) => ({
          message: `${nameOf(map.model, service)} reads it in project ${current.names[current.groupOf[service] ?? -1] ?? ''}.`,
          range,
        })),
        services: readers.map(({ service }) => nameOf(map.model, service)),
      };
    });
  },
  triggers: [
    {
      title: 'A percentage roll-out over two services',
      map: `version: 1
flags:
  new-editor: { rollout: percentage }
services:
  api: { flags: [new-editor] }
  web: { flags: [new-editor] }
`,
      expect: ['api + web: required'],
    },
    {
      title: 'Today the roll-out is split',
      map: `version: 1
flags:
  new-editor: { rollout: percentage }
services:
  api: { flags: [new-editor], project: api }
  web: { flags: [new-editor], project: website }
`,
      expect: ['api + web: required', 'split over the projects api and website'],
    },
  ],
  quiet: [
    {
      title: 'A plain toggle',
      map: `version: 1
flags:
  new-editor: { rollout: toggle }
services:
  api: { flags: [new-editor] }
  web: { flags: [new-editor] }
`,
    },
  ],
};
