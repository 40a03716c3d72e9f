import { problemFromEvidence } from '../../grouping/fromEvidence.ts';
import { solve } from '../../grouping/solve.ts';
import type { Constraint } from '../../map/model.ts';
import { contains } from '../../map/text.ts';
import { list, plural } from '../../rules/common.ts';
import { constraintCode } from '../../rules/constraint.ts';
import type { PairEvidence } from '../../rules/evidence.ts';
import type { Analysis } from '../analysis.ts';
import { reasonsBetween, signed } from '../balance.ts';
import { escape, link } from '../markdown.ts';
import { paragraphs } from './parts.ts';

/** The constraint around a place. */
export const constraintAt = ({ map }: Analysis, offset: number): Constraint | undefined =>
  map.model.constraints.find(({ range }) => contains(range, offset));

/** Up to this many services a second solution is quick enough for a hover. */
const quicklySolved = 45;
/** More services of one constraint than these are not compared pair by pair. */
const mostCompared = 12;

/** What honouring a constraint costs, and what speaks against it. */
export function aboutConstraint(analysis: Analysis, constraint: Constraint): string {
  if (analysis.limited) return '';
  const { kind, services, because } = constraint;
  const names = escape(
    list(
      services.map(({ text }) => text),
      Infinity,
    ),
  );
  return paragraphs([
    `**Your constraint**: ${names} ${kind === 'together' ? 'must share a project' : 'must not share a project'}${because ? `: ${escape(because.value)}` : '.'}`,
    price(analysis, constraint),
    against(analysis, constraint),
  ]);
}

const ownEvidence = ({ evidence }: Analysis, { range }: Constraint): PairEvidence[] =>
  evidence.pairs.filter(
    ({ rule, places }) =>
      rule === constraintCode && places.some(({ start }) => start === range.start),
  );

function price(analysis: Analysis, constraint: Constraint): string | undefined {
  const { evidence, solution, contradictions, settled } = analysis;
  if (evidence.services.length > quicklySolved || !settled) return undefined;
  const own = new Set(ownEvidence(analysis, constraint));
  if (own.size === 0) return 'It names too few services of this map to say anything.';
  if (contradictions.some(({ dropped }) => own.has(dropped)))
    return 'It contradicts what else is required, so some of it is not honoured.';
  const pairs = evidence.pairs.filter((found) => !own.has(found));
  const free = solve(problemFromEvidence({ ...evidence, pairs }).problem);
  const cost = solution.overruled - free.overruled;
  if (cost > 0)
    return `Honouring it costs **${plural(cost, 'point')}**: without it the best grouping would overrule ${free.overruled} instead of ${solution.overruled}.`;
  const same = free.groupOf.every((group, i) => group === solution.groupOf[i]);
  return same
    ? 'It costs nothing: the recommendation would be the same without it.'
    : 'It costs nothing: a grouping without it would overrule as many points.';
}

function against(analysis: Analysis, { kind, services }: Constraint): string | undefined {
  const { indexes } = analysis.map.model.users;
  const members = services.flatMap(({ text }) => indexes.get(text) ?? []).slice(0, mostCompared);
  const other = kind === 'together' ? 'split' : 'share';
  const reasons = members.flatMap((a, i) =>
    members.slice(i + 1).flatMap((b) =>
      reasonsBetween(analysis, a, b)
        .filter((reason) => reason.kind === other)
        .map((reason) => ({ ...reason, a, b })),
    ),
  );
  if (reasons.length === 0) return 'Nothing else in the map speaks against it.';
  const name = (service: number): string => escape(analysis.evidence.services[service] ?? '');
  const rows = reasons
    .slice(0, 5)
    .map(
      ({ rule, points, reason, a, b }) =>
        `- ${signed(points)} ${link(rule)}, ${name(a)} and ${name(b)}: ${escape(reason)}`,
    );
  const more = reasons.length - rows.length;
  return paragraphs([
    'What speaks against it:',
    [...rows, ...(more > 0 ? [`- … and ${plural(more, 'more reason')}`] : [])].join('\n'),
  ]);
}
