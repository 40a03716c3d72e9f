import type { Flag, Rollout, ServiceMap } from '../../map/model.ts';
import { list, nameOf, pair, relatedTo, type User } from '../common.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Basis } from '../memory.ts';
import type { Rule } from '../rule.ts';

const code = 'split-rollout';
/** Up to this many readers every pair is listed; beyond it a chain says the same. */
const mostListed = 12;

const none: ReadonlyMap<string, Flag> = new Map();

const reasons: Partial<Record<Rollout, string>> = {
  percentage: 'rolls out by percentage, and the same user falls differently in two projects',
  experiment: 'is an experiment, whose exposure and conversion must share a project',
};

/** What is found about a flag that is rolled out step by step and read by several. */
function basisOf({ users }: ServiceMap, { rollout }: Flag, name: string): Basis | undefined {
  const readers = users.flags.get(name);
  return rollout && reasons[rollout.value] && readers && readers.length > 1
    ? [rollout, readers]
    : undefined;
}

/** Every pair of a few readers; of many a chain. */
const readersTogether = (readers: readonly User[], name: string, reason: string): PairEvidence[] =>
  readers.flatMap((a, i) =>
    readers
      .slice(i + 1, readers.length <= mostListed ? undefined : i + 2)
      .map((b) => pair(code, a, b, 'required', reason, { kind: 'flag', name })),
  );

export const splitRollout: Rule = {
  code,
  family: 'share',
  title: 'Roll-out read by several services',
  what: 'A flag that rolls out by percentage, or as an experiment, is read by several services.',
  why: 'Flagsmith picks the percentage by hashing the segment’s id and the environment’s key: the same user falls in different buckets in two projects. An experiment’s exposure and conversion have to share a project to be analysed.',
  todo: 'Put all services that read the flag in one project.',
  points: { kind: 'required' },
  severity: 'warning',
  collect: (map, _points, memory) => ({
    pairs: memory.once('all', [map.flags, map.users.flags], () =>
      memory.named(
        'pairs',
        map.flags ?? none,
        (flag, name) => basisOf(map, flag, name),
        ({ rollout }, name) =>
          readersTogether(
            map.users.flags.get(name) ?? [],
            name,
            `Both read flag ${name}, which ${(rollout && reasons[rollout.value]) ?? ''}`,
          ),
      ),
    ),
  }),
  check({ map: { model }, current, seals }, memory) {
    return memory.named(
      'findings',
      model.flags ?? none,
      (flag, name) => {
        const basis = basisOf(model, flag, name);
        return basis && [...basis, seals.users(model.users.flags.get(name) ?? [])];
      },
      ({ rollout }, name) => {
        const readers = (model.users.flags.get(name) ?? []).filter(
          ({ service }) => (current.groupOf[service] ?? -1) >= 0,
        );
        const projectOf = (service: number) => current.names[current.groupOf[service] ?? -1] ?? '';
        const projects = [...new Set(readers.map(({ service }) => projectOf(service)))];
        if (!rollout || projects.length < 2) return [];
        return [
          {
            code,
            severity: 'warning' as const,
            message: `Flag ${name} ${reasons[rollout.value] ?? ''}. Today it is split over the projects ${list(projects)}.`,
            range: rollout.range,
            related: relatedTo(readers, ({ service, range }) => ({
              message: `${nameOf(model, service)} reads it in project ${projectOf(service)}.`,
              range,
            })),
            services: readers.map(({ service }) => nameOf(model, service)),
          },
        ];
      },
      seals.things('flags', [model.users.flags, model.flags]),
    );
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
