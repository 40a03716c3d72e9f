import type { Analysis } from './analysis.ts';
import { signed } from './balance.ts';
import { companyPoints, separated, together } from './company.ts';

/** Where a service should be, and what that is worth. */
export interface Move {
  readonly service: number;
  readonly target: string;
  readonly today: string | undefined;
  /** Signed points for its recommended company less those for its company today. */
  readonly points: number;
  /** Its company there is required, or the one today forbidden. */
  readonly required: boolean;
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
    required: isRequired(analysis, service),
  };
}

/** The move of a service by its name. */
export function moveOfName(analysis: Analysis, name: string): Move | undefined {
  const service = analysis.map.model.users.indexes.get(name);
  return service === undefined ? undefined : moveOf(analysis, service);
}

/** ` (+12)`, ` (required)`, or nothing where only the name of the project changes. */
export function tellGain({ points, required }: Move): string {
  if (required) return ' (required)';
  return points > 0 ? ` (${signed(points)})` : '';
}

function isRequired(analysis: Analysis, service: number): boolean {
  const { pairsOf, current, recommended } = analysis;
  const pairs = pairsOf(service).some(({ counted, points, kind, subjects }) => {
    if (!counted || points !== 'required') return false;
    const today = together(current, subjects);
    return today === (kind === 'split') && together(recommended, subjects) !== today;
  });
  return (
    pairs ||
    (separated(analysis, 'current', service) && !separated(analysis, 'recommended', service))
  );
}
