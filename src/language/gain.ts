import { stay } from '../rules/share/stay.ts';
import type { Analysis } from './analysis.ts';
import { signed } from './balance.ts';
import { companyPoints, separated, together } from './company.ts';
import { brief } from './markdown.ts';

/** Where a service should be, and what that is worth. */
export interface Move {
  readonly service: number;
  readonly target: string;
  readonly today: string | undefined;
  /** Signed points for its recommended company less those for its company today. */
  readonly points: number;
  /** What is required about it, if anything is. */
  readonly required: Requirement | undefined;
}

/** Company that a service must have, or a project that it must leave; either may be why it moves. */
export interface Requirement {
  readonly text: string;
  readonly reason: string;
}

/** The recommended move of a service; undefined where it is as recommended, or nothing is known. */
export function moveOf(analysis: Analysis, service: number): Move | undefined {
  const { recommended, map } = analysis;
  const target = recommended.names[recommended.groupOf[service] ?? -1];
  const today = map.model.services[service]?.project?.text;
  if (target === undefined || target === today) return undefined;
  return {
    service,
    target,
    today,
    points:
      companyPoints(analysis, 'recommended', service) - companyPoints(analysis, 'current', service),
    required: requirementOf(analysis, service, today),
  };
}

/** The move of a service by its name. */
export function moveOfName(analysis: Analysis, name: string): Move | undefined {
  const service = analysis.map.model.users.indexes.get(name);
  return service === undefined ? undefined : moveOf(analysis, service);
}

/** ` (+12)`, ` (must leave shop)`, or nothing where only the name of the project changes. */
export function tellGain({ points, required }: Move): string {
  if (required) return ` (${required.text})`;
  return points > 0 ? ` (${signed(points)})` : '';
}

/** What the recommendation honours and today's projects do not; company counts more than leaving. */
function requirementOf(
  analysis: Analysis,
  service: number,
  today: string | undefined,
): Requirement | undefined {
  const { pairsOf, current, recommended, evidence } = analysis;
  let leaving: string | undefined;
  for (const { counted, points, kind, subjects, reason } of pairsOf(service)) {
    if (!counted || points !== 'required') continue;
    const before = together(current, subjects);
    if (before !== (kind === 'split') || together(recommended, subjects) === before) continue;
    const other = evidence.services[subjects[0] === service ? subjects[1] : subjects[0]] ?? '';
    if (kind === 'share') return { text: `must be with ${brief(other)}`, reason };
    leaving ??= reason;
  }
  if (separated(analysis, 'current', service) && !separated(analysis, 'recommended', service))
    leaving ??= reasonToLeave(analysis, service);
  return leaving === undefined
    ? undefined
    : { text: `must leave ${brief(today ?? '')}`, reason: leaving };
}

function reasonToLeave({ current, separationOf }: Analysis, service: number): string {
  for (const other of current.members[current.groupOf[service] ?? -1] ?? []) {
    const apart = separationOf(service, other);
    if (apart) return apart.reason;
  }
  return '';
}

/** Points of the recommendation that only say that services move: none are left once they have. */
export function movingPoints({ evidence, recommended }: Analysis): number {
  let sum = 0;
  for (const { rule, classOf, same } of evidence.classes) {
    if (rule !== stay.code) continue;
    const before = new Map<number, number>();
    const after = new Map<string, number>();
    classOf.forEach((project, service) => {
      if (project < 0) return;
      const both = `${project} ${recommended.groupOf[service] ?? -1}`;
      before.set(project, (before.get(project) ?? 0) + 1);
      after.set(both, (after.get(both) ?? 0) + 1);
    });
    sum += same * (pairsIn(before.values()) - pairsIn(after.values()));
  }
  return sum;
}

const pairsIn = (sizes: Iterable<number>): number => {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
};
