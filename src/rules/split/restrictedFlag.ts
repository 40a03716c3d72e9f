import type { ServiceMap } from '../../map/model.ts';
import type { Separation } from '../evidence.ts';
import { list, nameOf, separate, some, usersOf, type User } from '../common.ts';
import type { Rule } from '../rule.ts';

const code = 'restricted-flag';

interface Restriction {
  readonly teams: ReadonlySet<string>;
  readonly flags: string[];
  readonly readers: Map<number, User>;
}

/** The restricted flags, joined where they are visible to the same teams. */
function restrictions(map: ServiceMap): Restriction[] {
  const users = usersOf(map, (service) => service.flags);
  const result = new Map<string, Restriction>();
  for (const [name, { visibleTo }] of map.flags ?? []) {
    const readers = users.get(name);
    if (!visibleTo || !readers) continue;
    const teams = visibleTo.map(({ text }) => text).sort();
    const key = JSON.stringify(teams);
    const restriction: Restriction = result.get(key) ?? {
      teams: new Set(teams),
      flags: [],
      readers: new Map<number, User>(),
    };
    result.set(key, restriction);
    restriction.flags.push(name);
    for (const reader of readers) restriction.readers.set(reader.service, reader);
  }
  return [...result.values()];
}

function separation(
  map: ServiceMap,
  { teams, flags, readers }: Restriction,
): Separation | undefined {
  const outsiders: User[] = [];
  map.services.forEach(({ owner }, service) => {
    if (owner && !teams.has(owner.text) && !readers.has(service))
      outsiders.push({ service, range: owner.range });
  });
  const flagOf = (reader: number): string => {
    const read = new Set(map.services[reader]?.flags.map(({ text }) => text));
    return flags.find((flag) => read.has(flag)) ?? flags[0] ?? '';
  };
  return separate(code, [...readers.values()], outsiders, (reader, outsider) => {
    const team = map.services[outsider]?.owner?.text ?? '';
    return `${nameOf(map, reader)} reads flag ${flagOf(reader)}, which team ${team} of ${nameOf(map, outsider)} may not see`;
  });
}

export const restrictedFlag: Rule = {
  code,
  family: 'split',
  title: 'Flag hidden from other teams',
  what: 'A service reads a flag with `visibleTo`, and another belongs to a team outside it.',
  why: 'Seeing a project is all or nothing: tags and roles limit who may change a flag, never who may see it. A flag that must stay hidden needs a project that the other teams cannot open.',
  todo: 'Keep the services in two projects, or add the team to `visibleTo`.',
  points: { kind: 'required' },
  severity: 'error',
  collect: (map) => ({
    separations: restrictions(map).flatMap((found) => some(separation(map, found))),
  }),
  check({ map: { model } }) {
    return model.services.flatMap(({ name, owner, flags }) =>
      flags.flatMap((flag) => {
        const declared = model.flags?.get(flag.text);
        const teams = declared?.visibleTo;
        if (!owner || !teams || teams.some(({ text }) => text === owner.text)) return [];
        return {
          code,
          severity: 'error' as const,
          message: `${name.text} reads flag ${flag.text}, which its own team ${owner.text} may not see (visibleTo: ${list(teams.map(({ text }) => text)) || 'nobody'}).`,
          range: flag.range,
          related: [{ message: `Who may see ${flag.text} is said here.`, range: declared.range }],
          services: [name.text],
        };
      }),
    );
  },
  triggers: [
    {
      title: 'A flag that only billing may see',
      map: `version: 1
flags:
  fraud-rules: { visibleTo: [billing] }
services:
  ledger: { owner: billing, flags: [fraud-rules] }
  cart: { owner: checkout }
`,
      expect: ['cart + ledger: required'],
    },
    {
      title: 'A team reads what it may not see',
      map: `version: 1
flags:
  fraud-rules: { visibleTo: [billing] }
services:
  ledger: { owner: billing, flags: [fraud-rules] }
  cart: { owner: checkout, flags: [fraud-rules] }
`,
      expect: ['its own team checkout may not see'],
    },
  ],
  quiet: [
    {
      title: 'The other team may see it',
      map: `version: 1
flags:
  fraud-rules: { visibleTo: [billing, checkout] }
services:
  ledger: { owner: billing, flags: [fraud-rules] }
  cart: { owner: checkout }
`,
    },
  ],
};
