import { classPoints } from '../evidence.ts';
import { list, nameOf, plural, relatedTo } from '../common.ts';
import { moveFix } from '../fixes.ts';
import type { Finding, FindingInput, Rule } from '../rule.ts';
import { cutToday } from './splitApart.ts';
import type { Memory } from '../memory.ts';

const code = 'lumped-together';

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

export const lumpedTogether: Rule = {
  code,
  family: 'project',
  title: 'Services without a reason to share',
  what: 'A service shares a project with services although more speaks against that company than for it.',
  why: 'Everyone in a project sees all its flags, and every flag exists in every environment of it. Without coupling that is cost without benefit.',
  todo: 'Move the service to the recommended project (quick fix), or keep them together with a constraint that says why.',
  severity: 'warning',
  needsRecommendation: true,
  check: leavers,
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
  ],
  quiet: [
    {
      title: 'Nothing couples them, and nothing speaks against it: they stay where they are',
      map: `version: 1
services:
  cart: { project: shop }
  payroll: { project: shop }
`,
    },
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
