import { commit, scalarChange } from '../../map/edits.ts';
import { fixWith } from '../fixes.ts';
import type { Finding, FindingInput, Rule } from '../rule.ts';
import { list, nameOf, plural, relatedTo } from '../common.ts';
import { byClass } from '../classes.ts';

const code = 'client-exposure';

/** Flags that only server-side services of a project read, and that its public key lists all the same. */
function exposed({ map, recommended }: FindingInput, members: readonly number[]): Finding[] {
  const services = members.flatMap((index) => map.model.services[index] ?? []);
  const client = services.find(({ surface }) => surface?.value === 'client');
  if (!client?.surface) return [];
  const shown = new Set(
    services
      .filter((s) => s.surface?.value === 'client')
      .flatMap((s) => s.flags.map(({ text }) => text)),
  );
  const hidden = services.flatMap((service) =>
    service.surface?.value === 'server'
      ? service.flags.filter(
          ({ text }) =>
            !shown.has(text) && map.model.flags?.get(text)?.serverSideOnly?.value !== true,
        )
      : [],
  );
  const names = [...new Set(hidden.map(({ text }) => text))].sort();
  if (names.length === 0) return [];
  const project = recommended.names[recommended.groupOf[members[0] ?? -1] ?? -1] ?? '';
  return [
    {
      code,
      severity: 'information',
      message:
        `In project ${project} the public key of ${client.name.text} lists ${plural(names.length, 'flag')} that only server-side services read: ${list(names)}. ` +
        `Mark ${names.length === 1 ? 'it' : 'them'} server-side only.`,
      range: client.surface.range,
      related: relatedTo(hidden, ({ text, range }) => ({
        message: `${text} is read on a server.`,
        range,
      })),
      services: members.map((index) => nameOf(map.model, index)),
      identity: { client: client.name.text, flags: JSON.stringify(names) },
      data: { flags: JSON.stringify(names) },
    },
  ];
}

export const clientExposure: Rule = {
  code,
  family: 'split',
  title: 'Client beside server',
  what: 'A client-side service (browser, mobile) beside a server-side one.',
  why: 'The key of a client is public, and lists every flag of the project that is not marked server-side only.',
  todo: 'Mark the flags that only servers read as server-side only in Flagsmith, and here: `flags: { x: { serverSideOnly: true } }`.',
  points: { kind: 'points', coupling: -1, 'fewer-projects': -1 },
  severity: 'information',
  collect: (map, points, memory) => ({
    classes: byClass(
      map,
      {
        rule: code,
        differ: points,
        mark: ({ surface }) => surface && { value: surface.value, range: surface.range },
        reason: () =>
          'One is client-side: its public key lists every flag that is not server-side only',
      },
      memory,
    ),
  }),
  check(input, memory) {
    const { recommended, map, seals } = input;
    return memory.listed(
      'findings',
      recommended.members.length,
      (group) => [recommended.names[group], seals.recommended(group), map.model.flags],
      (group) => exposed(input, recommended.members[group] ?? []),
      seals.recommendedGroups([map.model.flags]),
    );
  },
  fixes: ({ data }, { map }) => {
    const flags = JSON.parse(data?.['flags'] ?? '[]') as string[];
    // A section made for these alone would leave all other flags undeclared.
    if (!map.model.flags) return [];
    return fixWith(`Mark ${list(flags)} as server-side only`, () =>
      commit(
        map,
        flags.map((flag) => scalarChange(map, ['flags', flag, 'serverSideOnly'], 'true')),
      ),
    );
  },
  triggers: [
    {
      title: 'An API and its web client share a roll-out; the API has a flag of its own',
      map: `version: 1
flags:
  new-editor: { rollout: percentage }
services:
  api: { surface: server, flags: [new-editor, api-cache] }
  web: { surface: client, flags: [new-editor] }
`,
      expect: ['api + web: -1', 'lists 1 flag that only server-side services read: api-cache'],
    },
  ],
  quiet: [
    {
      title: 'Two servers',
      map: `version: 1
services:
  api: { surface: server, flags: [new-editor, api-cache] }
  worker: { surface: server, flags: [new-editor] }
`,
    },
  ],
};
