import { classPoints } from '../evidence.ts';
import { list, nameOf, plural, relatedTo } from '../common.ts';
import { moveFix } from '../fixes.ts';
import type { Finding, FindingInput, Rule } from '../rule.ts';
import { anchorOf } from './anchor.ts';
import { cutToday } from './splitApart.ts';
import type { Memory } from '../memory.ts';

const code = 'lumped-together';
/** Beyond this size a project without reasons is what `giant-project` is about. */
const largest = 60;

/** Services that should leave their project without being coupled to another one. */
function leavers(input: FindingInput, memory: Memory): readonly Finding[] {
  const { current, seals } = input;
  return memory.named(
    'leavers',
    input.movers,
    (_target, index) => [
      seals.service(index),
      seals.current(current.groupOf[index] ?? -1),
      seals.all,
    ],
    (target, index) => leaving(input, index, target),
    seals.services([input.movers]),
  );
}

function leaving(input: FindingInput, index: number, target: string): Finding[] {
  const { map, current, recommended, net } = input;
  const service = map.model.services[index];
  const group = current.groupOf[index] ?? -1;
  if (!service?.project) return [];
  if (cutToday(input, index).length > 0) return [];
  const left = (current.members[group] ?? []).filter(
    (other) => other !== index && recommended.groupOf[other] !== recommended.groupOf[index],
  );
  const against = left.flatMap((other) => {
    const points = net(index, other);
    return points === 'apart' || (typeof points === 'number' && points < 0)
      ? [{ other, points }]
      : [];
  });
  if (against.length === 0) return [];
  const required = against.some(({ points }) => points === 'apart');
  const sum = against.reduce(
    (total, { points }) => total - (typeof points === 'number' ? points : 0),
    0,
  );
  const why = reasonsAgainst(
    input,
    index,
    against.map(({ other }) => other),
  );
  return [
    {
      code,
      severity: required || sum >= 4 ? ('warning' as const) : ('information' as const),
      message:
        `${service.name.text} shares project ${service.project.text} with ${list(against.map(({ other }) => nameOf(map.model, other)))} against ${required ? 'a requirement' : plural(sum, 'point')}` +
        `${why.reason ? `: ${why.reason}` : ''}. Recommended project: ${target}.`,
      range: service.project.range,
      related: relatedTo(against, ({ other }) => {
        const range = map.model.services[other]?.project?.range;
        return range && { message: `${nameOf(map.model, other)} is in the same project.`, range };
      }),
      because: why.rules,
      services: [service.name.text],
      data: { service: service.name.text, project: target },
    },
  ];
}

function reasonsAgainst(
  { evidence, pairsOf, requiredApart }: FindingInput,
  index: number,
  others: readonly number[],
) {
  const rules = new Set<string>();
  let reason = '';
  const wanted = new Set(others);
  const add = (rule: string, text: string) => {
    rules.add(rule);
    reason ||= text;
  };
  for (const other of others) {
    const required = requiredApart(index, other);
    if (required) add(required.rule, required.reason);
  }
  for (const {
    kind,
    subjects: [a, b],
    rule,
    reason: words,
    counted,
  } of pairsOf(index))
    if (kind === 'split' && counted && wanted.has(a === index ? b : a)) add(rule, words);
  for (const term of evidence.classes)
    for (const other of others)
      if (classPoints(term, index, other) < 0) add(term.rule, term.reason(index, other));
  return { rules: [...rules], reason };
}

/** Projects whose services have nothing to do with each other but that they are there today. */
function withoutReason(input: FindingInput, memory: Memory): readonly Finding[] {
  const { current, seals, map } = input;
  return memory.listed(
    'projects',
    current.members.length,
    (group) => {
      const count = current.members[group]?.length ?? 0;
      return count < 2 || count > largest
        ? undefined
        : [current.names[group], seals.current(group), seals.all, map.model.projects];
    },
    (group) => lumpOf(input, group),
    seals.currentGroups([map.model.projects]),
  );
}

function lumpOf(input: FindingInput, group: number): Finding[] {
  const { map, current, evidence, pairsOf } = input;
  const members = current.members[group] ?? [];
  const parent = new Map(members.map((member) => [member, member]));
  const root = (member: number): number => {
    const up = parent.get(member) ?? member;
    return up === member ? member : root(up);
  };
  for (const member of members)
    for (const { kind, counted, subjects } of pairsOf(member))
      if (kind === 'share' && counted && subjects.every((s) => parent.has(s)))
        parent.set(root(subjects[0]), root(subjects[1]));
  for (const term of evidence.classes)
    if (term.rule !== 'stay')
      for (const a of members)
        for (const b of members)
          if (a < b && classPoints(term, a, b) > 0) parent.set(root(a), root(b));
  const parts = new Map<number, number[]>();
  for (const member of members)
    parts.set(root(member), [...(parts.get(root(member)) ?? []), member]);
  const moved = members.some(
    (member) => input.recommended.groupOf[member] !== input.recommended.groupOf[members[0] ?? 0],
  );
  const range = anchorOf(map.model, current, group);
  if (parts.size < 2 || moved || !range) return [];
  const words = [...parts.values()].map((part) =>
    list(
      part.map((member) => nameOf(map.model, member)),
      4,
    ),
  );
  return [
    {
      code,
      severity: 'information' as const,
      message: `Nothing in the map couples the services of project ${current.names[group] ?? ''}: ${list(
        words.map((word) => `(${word})`),
        5,
      )}. They share it only because they do today.`,
      range,
      related: [],
      because: ['stay'],
      services: members.map((member) => nameOf(map.model, member)),
    },
  ];
}

export const lumpedTogether: Rule = {
  code,
  family: 'project',
  title: 'Services without a reason to share',
  what: 'Services share a project although nothing couples them, or although something speaks against it.',
  why: 'Everyone in a project sees all its flags, and every flag exists in every environment of it. Without coupling that is cost without benefit.',
  todo: 'Move the service to the recommended project (quick fix), or keep them together with a constraint that says why.',
  severity: 'warning',
  needsRecommendation: true,
  check: (input, memory) => [...leavers(input, memory), ...withoutReason(input, memory)],
  fixes: moveFix,
  triggers: [
    {
      title: 'A stable API between two teams, in one project',
      map: `version: 1
apis: { auth: { stability: stable } }
services:
  auth: { owner: platform, project: shop, providesApis: [auth] }
  cart: { owner: checkout, project: shop, consumesApis: [auth] }
`,
      expect: ['shares project shop with'],
    },
    {
      title: 'Nothing known couples them',
      map: `version: 1
services:
  cart: { project: shop }
  payroll: { project: shop }
`,
      expect: ['Nothing in the map couples the services of project shop: (cart) and (payroll)'],
    },
  ],
  quiet: [
    {
      title: 'A shared database is a reason',
      map: `version: 1
services:
  cart: { project: shop, databases: [shop-db] }
  orders: { project: shop, databases: [shop-db] }
`,
    },
  ],
};
