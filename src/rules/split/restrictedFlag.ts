import type { Name, ServiceMap } from '../../map/model.ts';
import { sameItems } from '../../map/sameItems.ts';
import type { Separation } from '../evidence.ts';
import { list, nameOf } from '../common.ts';
import type { Memory } from '../memory.ts';
import { addListItem } from '../../map/edits.ts';
import { fixWith } from '../fixes.ts';
import type { Finding, Rule } from '../rule.ts';

const code = 'restricted-flag';

interface Restriction {
  readonly teams: ReadonlySet<string>;
  readonly flags: readonly string[];
  readonly readers: ReadonlySet<number>;
}

/** The restricted flags, joined where they are visible to the same teams. */
function restrictions(map: ServiceMap): Restriction[] {
  const result = new Map<string, { teams: Set<string>; flags: string[]; readers: Set<number> }>();
  for (const [name, { visibleTo }] of map.flags ?? []) {
    const readers = map.users.flags.get(name);
    if (!visibleTo || !readers) continue;
    const teams = visibleTo.map(({ text }) => text).sort();
    const key = JSON.stringify(teams);
    const found = result.get(key) ?? { teams: new Set(teams), flags: [], readers: new Set() };
    result.set(key, found);
    found.flags.push(name);
    for (const { service } of readers) found.readers.add(service);
  }
  return [...result.values()];
}

/** The map as it now is: reasons and places are looked up when they are asked for. */
interface Now {
  map: ServiceMap;
  owners: readonly (string | undefined)[];
}

function separation(now: Now, { teams, flags, readers }: Restriction): Separation[] {
  const right = now.owners.flatMap((owner, service) =>
    owner !== undefined && !teams.has(owner) && !readers.has(service) ? [service] : [],
  );
  if (readers.size === 0 || right.length === 0) return [];
  const flagOf = (reader: number): Name | undefined =>
    now.map.services[reader]?.flags.find(({ text }) => flags.includes(text));
  return [
    {
      rule: code,
      left: [...readers].sort((a, b) => a - b),
      right,
      reason(reader, outsider) {
        const team = now.owners[outsider] ?? '';
        return `${nameOf(now.map, reader)} reads flag ${flagOf(reader)?.text ?? ''}, which team ${team} of ${nameOf(now.map, outsider)} may not see`;
      },
      places: (reader, outsider) =>
        [flagOf(reader)?.range, now.map.services[outsider]?.owner?.range].flatMap(
          (range) => range ?? [],
        ),
    },
  ];
}

/** The separations, the same ones as long as readers, owners and flags are. */
function separations(map: ServiceMap, memory: Memory): readonly Separation[] {
  const hidden = [...(map.flags ?? [])].filter(([, { visibleTo }]) => visibleTo);
  if (hidden.length === 0) return [];
  const now = memory.once<Now>('now', [], () => ({ map, owners: [] }));
  const owners = map.services.map(({ owner }) => owner?.text);
  if (!sameItems(owners, now.owners)) now.owners = owners;
  now.map = map;
  const readers = hidden.flatMap(([name]) =>
    (map.users.flags.get(name) ?? []).map(({ service }) => service),
  );
  return memory.once('separations', [map.flags, now.owners, ...readers], () =>
    restrictions(map).flatMap((found) => separation(now, found)),
  );
}

/** Flags that a service reads and its own team may not see. */
function seenByItsOwn(model: ServiceMap, index: number): Finding[] {
  const { name, owner, flags = [] } = model.services[index] ?? {};
  if (!name || !owner) return [];
  return flags.flatMap((flag) => {
    const declared = model.flags?.get(flag.text);
    const teams = declared?.visibleTo;
    if (!teams || teams.some(({ text }) => text === owner.text)) return [];
    return {
      code,
      severity: 'error' as const,
      message: `${name.text} reads flag ${flag.text}, which its own team ${owner.text} may not see (visibleTo: ${list(teams.map(({ text }) => text)) || 'nobody'}).`,
      range: flag.range,
      related: [{ message: `Who may see ${flag.text} is said here.`, range: declared.range }],
      services: [name.text],
      data: { flag: flag.text, team: owner.text },
    };
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
  collect: (map, _points, memory) => ({ separations: separations(map, memory) }),
  check({ map: { model }, seals }, memory) {
    return memory.listed(
      'findings',
      model.services.length,
      (index) => [model.services[index], model.flags],
      (index) => seenByItsOwn(model, index),
      seals.services([model.flags]),
    );
  },
  fixes: ({ data }, { map }) => {
    const { flag, team } = data ?? {};
    return flag === undefined || team === undefined
      ? []
      : fixWith(`Let team ${team} see flag ${flag}`, () =>
          addListItem(map, ['flags', flag, 'visibleTo'], team),
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
