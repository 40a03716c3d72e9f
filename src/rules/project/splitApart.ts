import type { ServiceMap } from '../../map/model.ts';
import { list, nameOf, plural, relatedTo } from '../common.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Memory } from '../memory.ts';
import type { Finding, FindingInput, Rule } from '../rule.ts';
import { moveFix } from '../fixes.ts';

const code = 'split-apart';

/** The counted reasons to share that today's projects cut and the recommendation honours. */
export function cutToday(
  { pairsOf, current, recommended }: FindingInput,
  service: number,
): PairEvidence[] {
  return pairsOf(service).filter(({ kind, counted, subjects: [a, b] }) => {
    const other = a === service ? b : a;
    return (
      kind === 'share' &&
      counted &&
      (current.groupOf[other] ?? -1) >= 0 &&
      current.groupOf[other] !== current.groupOf[service] &&
      recommended.groupOf[other] === recommended.groupOf[service]
    );
  });
}

/** Points as people read them: `12 points`, or `required`. */
export function weightOf(evidence: readonly PairEvidence[]): { text: string; heavy: boolean } {
  const required = evidence.some(({ points }) => points === 'required');
  const sum = evidence.reduce(
    (total, { points }) => total + (points === 'required' ? 0 : Math.abs(points)),
    0,
  );
  return { text: required ? 'required' : plural(sum, 'point'), heavy: required || sum >= 4 };
}

const check = (input: FindingInput, memory: Memory): readonly Finding[] =>
  memory.named(
    'findings',
    input.movers,
    (_target, index) => [input.seals.service(index)],
    (target, index) => splitOf(input, index, target),
    input.seals.services([input.movers]),
  );

/** Where `services` are today, as in `project shop` and `projects risk and shop`. */
function inProjects(model: ServiceMap, services: readonly number[]): string {
  const names = services.flatMap((service) => model.services[service]?.project?.text ?? []);
  const projects = [...new Set(names)].sort();
  return `project${projects.length === 1 ? '' : 's'} ${list(projects)}`;
}

function splitOf(input: FindingInput, index: number, target: string): Finding[] {
  const { map } = input;
  const service = map.model.services[index];
  const cut = cutToday(input, index);
  if (!service?.project || cut.length === 0) return [];
  const others = [...new Set(cut.map(({ subjects: [a, b] }) => (a === index ? b : a)))];

  const { text, heavy } = weightOf(cut);
  const reasons = [...new Set(cut.map(({ reason }) => reason))];
  return [
    {
      code,
      severity: heavy ? ('warning' as const) : ('information' as const),
      message:
        `${service.name.text} is coupled to ${list(others.map((other) => nameOf(map.model, other)))} in ${inProjects(map.model, others)} (${text}): ${reasons[0] ?? ''}` +
        `${reasons.length > 1 ? `, and ${plural(reasons.length - 1, 'more reason')}` : ''}. Recommended project: ${target}.`,
      range: service.project.range,
      related: relatedTo(cut, (evidence) => {
        const other = evidence.subjects[0] === index ? evidence.subjects[1] : evidence.subjects[0];
        const place = evidence.places.at(evidence.subjects[0] === index ? -1 : 0);
        const project = map.model.services[other]?.project?.text ?? '';
        return (
          place && {
            message: `${evidence.reason} (${nameOf(map.model, other)} is in project ${project}).`,
            range: place,
          }
        );
      }),
      because: [...new Set(cut.map(({ rule }) => rule))],
      services: [service.name.text, ...others.map((other) => nameOf(map.model, other))],
      data: { service: service.name.text, project: target },
    },
  ];
}

export const splitApart: Rule = {
  code,
  family: 'project',
  title: 'Coupled services in different projects',
  what: 'A service reads its flags from another project than the services it is coupled to.',
  why: 'Changes that span them need flags in two projects, whose states, segments and roll-outs drift apart.',
  todo: 'Move the service to the recommended project (quick fix). If the split is on purpose, keep it with a constraint that says why.',
  severity: 'warning',
  needsRecommendation: true,
  check,
  fixes: moveFix,
  triggers: [
    {
      title: 'Three services on one database, one of them elsewhere',
      map: `version: 1
services:
  orders: { project: shop, databases: [orders-db] }
  cart: { project: shop, databases: [orders-db] }
  billing: { project: finance, databases: [orders-db] }
`,
      expect: ['billing is coupled to cart and orders in project shop (20 points)'],
    },
  ],
  quiet: [
    {
      title: 'They share a project',
      map: `version: 1
services:
  orders: { project: shop, databases: [orders-db] }
  cart: { project: shop, databases: [orders-db] }
`,
    },
  ],
};
