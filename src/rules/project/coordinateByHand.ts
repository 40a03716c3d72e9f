import { addConstraint } from '../../map/edits.ts';
import { fixWith, reasonPlaceholder } from '../fixes.ts';
import { list, nameOf, plural, relatedTo, type User } from '../common.ts';
import { classPoints } from '../evidence.ts';
import { canShare } from '../required.ts';
import type { Memory } from '../memory.ts';
import type { Finding, FindingInput, Rule } from '../rule.ts';

const code = 'coordinate-by-hand';

interface SharedKind {
  readonly kind: 'database' | 'flag' | 'segment';
  readonly section: 'databases' | 'flags' | 'segments';
  readonly rule: string;
  /** What now has to be done by people. */
  burden(name: string): string;
}

const kinds: readonly SharedKind[] = [
  {
    kind: 'database',
    rule: 'shared-database',
    section: 'databases',
    burden: (name) => `Split ${name}, or coordinate its schema changes by hand`,
  },
  {
    kind: 'flag',
    rule: 'shared-flag',
    section: 'flags',
    burden: (name) => `Keep a flag of each project for ${name} in step by hand`,
  },
  {
    kind: 'segment',
    rule: 'shared-segment',
    section: 'segments',
    burden: (name) => `Keep the definitions of ${name} the same by hand`,
  },
];

/** The reason that weighs most for keeping apart the users of one thing in different projects. */
function whyApart(
  { recommended, evidence, pairsOf, requiredApart }: FindingInput,
  users: readonly User[],
): string {
  const few = users.slice(0, mostCompared).map(({ service }) => service);
  let best = { points: 0, reason: '' };
  for (const a of few)
    for (const b of few) {
      if (a >= b || recommended.groupOf[a] === recommended.groupOf[b]) continue;
      const required = requiredApart(a, b);
      if (required) return required.reason;
      for (const term of evidence.classes) {
        const points = classPoints(term, a, b);
        if (points < best.points) best = { points, reason: term.reason(a, b) };
      }
      for (const { kind, points, subjects, reason } of pairsOf(a))
        if (
          kind === 'split' &&
          points !== 'required' &&
          points < best.points &&
          subjects.includes(b)
        )
          best = { points, reason };
    }
  return best.reason;
}

/** Users compared with each other to say why; with more, the first of them speak for the rest. */
const mostCompared = 24;

function check(input: FindingInput, memory: Memory): Finding[] {
  const { map, seals } = input;
  return kinds.flatMap((shared) =>
    memory.named(
      shared.kind,
      map.model.users[shared.section],
      (users, name) =>
        users.length > 1
          ? [users, seals.users(users), seals.all, map.model[shared.section]?.get(name)?.name.range]
          : undefined,
      (users, name) => keptApart(input, shared, users, name),
      seals.things(shared.section, [map.model.users[shared.section], map.model[shared.section]]),
    ),
  );
}

function keptApart(
  input: FindingInput,
  { kind, rule, section, burden }: SharedKind,
  users: readonly User[],
  name: string,
): Finding[] {
  const { map, recommended } = input;
  const projects = [
    ...new Set(
      users.map(({ service }) => recommended.names[recommended.groupOf[service] ?? -1] ?? ''),
    ),
  ];
  const [first] = users;
  if (projects.length < 2 || !first) return [];
  const why = whyApart(input, users);
  return [
    {
      code,
      severity: 'information' as const,
      message:
        `The recommendation keeps the ${plural(users.length, 'service')} that use ${kind} ${name} in ${projects.length} projects, ${list(projects)}. ${burden(name)}.` +
        (why ? ` Why apart: ${why}.` : ''),
      range: map.model[section]?.get(name)?.name.range ?? first.range,
      related: relatedTo(users, ({ service, range }) => ({
        message: `${nameOf(map.model, service)} uses it (recommended project ${recommended.names[recommended.groupOf[service] ?? -1] ?? ''}).`,
        range,
      })),
      because: [rule],
      services: users.map(({ service }) => nameOf(map.model, service)),
      data: { thing: name },
    },
  ];
}

export const coordinateByHand: Rule = {
  code,
  family: 'project',
  title: 'What the recommendation leaves to people',
  what: 'The recommendation separates services that share a database, a flag or a segment, because other reasons weigh more.',
  why: 'No grouping can honour every reason. What the recommended projects cut has to be coordinated by people from then on, and they should know.',
  todo: 'Split the shared thing, or coordinate its changes by hand. Where that is too much, argue with the reasons against: change a fact, a weight, or add a constraint.',
  severity: 'information',
  needsRecommendation: true,
  check,
  fixes({ services = [], data }, input) {
    const { map } = input;
    if (services.length > mostCompared) return [];
    const indexes = services.flatMap((name) => map.model.users.indexes.get(name) ?? []);
    // Required against required would only be one more contradiction.
    if (!canShare(input, indexes)) return [];
    return fixWith(`Require that the services of ${data?.['thing'] ?? 'it'} share a project`, () =>
      addConstraint(map, 'together', services, reasonPlaceholder),
    );
  },
  triggers: [
    {
      title: 'A shared database, and a flag hidden from the other team',
      map: `version: 1
flags: { fraud-rules: { visibleTo: [billing] } }
services:
  ledger: { owner: billing, flags: [fraud-rules], databases: [shop-db] }
  cart: { owner: checkout, databases: [shop-db] }
`,
      expect: ['Split shop-db, or coordinate its schema changes by hand', 'may not see'],
    },
  ],
  quiet: [
    {
      title: 'All of its services share a project',
      map: `version: 1
services:
  ledger: { owner: billing, databases: [shop-db] }
  cart: { owner: billing, databases: [shop-db] }
`,
    },
  ],
};
