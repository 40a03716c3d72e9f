import { addListItem } from '../../map/edits.ts';
import { fixWith } from '../fixes.ts';
import { nameOf, plural, relatedTo } from '../common.ts';
import { classPoints } from '../evidence.ts';
import type { Finding, FindingInput, Rule } from '../rule.ts';
import { anchorOf, existsToday, firstServiceOf } from './anchor.ts';
import { accessOf, isSeen, moveReader } from './excessRemedies.ts';
import { createBusiness, hiddenAmong, sights, tellSights, type Sight } from './sight.ts';

const code = 'excess-access';
/** Beyond this size the points of the alternative are not worked out pair by pair. */
const largest = 60;

const servicesOf = (input: FindingInput, found: readonly Sight[]): string[] => [
  ...new Set(found.map(({ service }) => nameOf(input.map.model, service))),
];

type Business = (a: string, b: string) => boolean;

function seenToday(input: FindingInput, business: Business, group: number): Finding[] {
  const { map, current } = input;
  const members = current.members[group] ?? [];
  const project = current.names[group] ?? '';
  const found = sights(map.model, members, accessOf(map.model, project), business);
  const range = anchorOf(map.model, current, group);
  if (found.length === 0 || !range) return [];
  const hidden = hiddenAmong(map.model, found);
  const [secret] = hidden;
  return [
    {
      code,
      severity: secret ? ('error' as const) : ('information' as const),
      message:
        `In project ${project} ${tellSights(map.model, found, 'see')}, without business with them.` +
        (secret
          ? ` Among them is ${secret.text}, which is hidden from other teams (visibleTo).`
          : ''),
      range,
      related: relatedTo(hidden, ({ text, range: place }) => ({
        message: `${text} is read here.`,
        range: place,
      })),
      because: ['team-access', ...(secret ? ['restricted-flag'] : [])],
      services: servicesOf(input, found),
      data: { project },
    },
  ];
}

/** Points overruled inside `members` when they are one project, and when each team has its own. */
function comparison({ map, evidence, pairsOf }: FindingInput, members: readonly number[]) {
  const inside = new Set(members);
  const owner = (service: number) => map.model.services[service]?.owner?.text ?? `\0${service}`;
  let together = 0;
  let byTeam = 0;
  const count = (a: number, b: number, points: number) => {
    const same = owner(a) === owner(b);
    if (points < 0) {
      together -= points;
      if (same) byTeam -= points;
    } else if (!same) byTeam += points;
  };
  for (const a of members) {
    for (const { subjects, points, counted } of pairsOf(a)) {
      const b = subjects[1];
      if (counted && subjects[0] === a && inside.has(b) && points !== 'required')
        count(a, b, points);
    }
    for (const b of members)
      if (a < b) for (const term of evidence.classes) count(a, b, classPoints(term, a, b));
  }
  return { together, byTeam };
}

function gainedSights(input: FindingInput, business: Business, group: number): Finding[] {
  const { map, current, recommended } = input;
  const members = recommended.members[group] ?? [];
  if (members.length < 2 || existsToday(current, members)) return [];
  const gained = sights(map.model, members, [], business).filter(
    ({ team, service }) => !isSeen(map.model, current, team, service),
  );
  const range = firstServiceOf(map.model, recommended, group);
  if (gained.length === 0 || !range) return [];
  const things = [
    ...new Set(
      members
        .flatMap((member) => pairsInside(input, member, members))
        .map(({ thing }) => thing?.name ?? ''),
    ),
  ].filter((name) => name !== '');
  const { together, byTeam } =
    members.length <= largest ? comparison(input, members) : { together: 0, byTeam: 0 };
  const by =
    things.length > 0
      ? ` and coordinate ${things.slice(0, 3).join(', ')}${things.length > 3 ? ' and more' : ''} by hand`
      : '';
  const price =
    byTeam > 0 ? `, which overrules ${plural(byTeam, 'point')} instead of ${together}` : '';
  return [
    {
      code,
      severity: 'information' as const,
      message:
        `In the recommended project ${recommended.names[group] ?? ''} ${tellSights(map.model, gained, 'gain sight of')}. ` +
        `The alternative: keep one project per team${by}${price}.`,
      range,
      related: relatedTo(members, (member) => {
        const owner = map.model.services[member]?.owner;
        return (
          owner && {
            message: `${nameOf(map.model, member)} belongs to team ${owner.text}.`,
            range: owner.range,
          }
        );
      }),
      because: ['team-access'],
      services: servicesOf(input, gained),
    },
  ];
}

const pairsInside = ({ pairsOf }: FindingInput, member: number, members: readonly number[]) =>
  pairsOf(member).filter(
    ({ kind, counted, subjects }) =>
      kind === 'share' && counted && subjects.every((s) => members.includes(s)),
  );

export const excessAccess: Rule = {
  code,
  family: 'project',
  title: 'Who can see flags they have no business with',
  what: 'A team sees the flags of services it has no business with: in a project of today, or in a recommended one. Where one of those flags is hidden from the team (`visibleTo`), today’s project is an error.',
  why: 'Every member of a project sees all its flags, and with the right role can switch them. An engineer who has no business with them is a sign to split.',
  todo: 'Where a hidden flag is seen, move the service that reads it, or apply the recommendation, which keeps it hidden. Else weigh the coupling against the access: where the teams do work together, say so with `worksWith`; where you choose the alternative, with a constraint.',
  severity: 'information',
  needsRecommendation: true,
  check(input, memory) {
    const { current, recommended, seals } = input;
    const { model } = input.map;
    const business = memory.once('business', [model.teams], () => createBusiness(model));
    return [
      ...memory.listed(
        'today',
        current.members.length,
        (group) => [
          current.names[group],
          seals.current(group),
          seals.all,
          model.projects,
          model.flags,
        ],
        (group) => seenToday(input, business, group),
        seals.currentGroups([model.projects, model.flags]),
      ),
      ...memory.listed(
        'recommended',
        recommended.members.length,
        (group) =>
          (recommended.members[group]?.length ?? 0) < 2
            ? undefined
            : [
                recommended.names[group],
                seals.recommended(group),
                seals.all,
                model.projects,
                model.flags,
              ],
        (group) => gainedSights(input, business, group),
        seals.recommendedGroups([model.projects, model.flags]),
      ),
    ];
  },
  fixes(finding, input) {
    const { map } = input;
    const { model } = map;
    const { services = [] } = finding;
    const owners = new Set(
      services.flatMap((name) => {
        const index = model.users.indexes.get(name);
        return index === undefined ? [] : (model.services[index]?.owner?.text ?? []);
      }),
    );
    const [a, b, ...others] = owners;
    // Business with each other does not open what is hidden.
    if (finding.because?.includes('restricted-flag')) return moveReader(finding, input);
    if (a === undefined || b === undefined || others.length > 0 || !model.teams?.has(a)) return [];
    return fixWith(`Say that teams ${a} and ${b} work together`, () =>
      addListItem(map, ['teams', a, 'worksWith'], b),
    );
  },
  triggers: [
    {
      title: 'Two teams in one project today',
      map: `version: 1
services:
  cart: { owner: checkout, project: shop, databases: [shop-db] }
  ledger: { owner: billing, project: shop, databases: [shop-db] }
`,
      expect: [
        'In project shop teams billing (ledger) and checkout (cart) each see the flags of the others',
      ],
    },
    {
      title: 'A hidden flag in a project that other teams see',
      map: `version: 1
flags: { fraud-rules: { visibleTo: [billing] } }
services:
  cart: { owner: checkout, project: shop }
  ledger: { owner: billing, project: shop, flags: [fraud-rules] }
`,
      expect: ['Among them is fraud-rules, which is hidden from other teams (visibleTo).'],
    },
    {
      title: 'A recommendation that brings teams together',
      map: `version: 1
services:
  cart: { owner: checkout, databases: [shop-db] }
  ledger: { owner: billing, databases: [shop-db] }
`,
      expect: [
        'gain sight of the flags of the others',
        'keep one project per team and coordinate shop-db by hand, which overrules 10 points instead of 4',
      ],
    },
  ],
  quiet: [
    {
      title: 'The teams work together',
      map: `version: 1
teams: { checkout: { worksWith: [billing] }, billing: {} }
services:
  cart: { owner: checkout, project: shop, databases: [shop-db] }
  ledger: { owner: billing, project: shop, databases: [shop-db] }
`,
    },
  ],
};
