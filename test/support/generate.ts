import { randomNumbers } from '../../src/grouping/random.ts';

/** How the evidence of a generated map is laid out. */
export type Family = 'planted' | 'by-team' | 'mixed';

export interface GenerateOptions {
  readonly services: number;
  readonly family: Family;
  readonly seed: number;
}

/**
 * A service map of any size, the same for the same options. `planted`: groups that share
 * databases, flags and releases, whatever their teams. `by-team`: each team’s services belong
 * together. `mixed`: coupling follows systems that cut across teams, with contradicting evidence.
 */
export function generateMap({ services, family, seed }: GenerateOptions): string {
  const random = randomNumbers(seed * 7919 + services);
  const pick = (count: number): number => Math.floor(random() * count);
  const groups = Math.max(1, Math.round(services / 5));
  const teams = family === 'by-team' ? groups : Math.max(2, Math.round(services / 6));
  const projects = Math.max(1, Math.round(services / 10));
  const noise = family === 'mixed' ? 1 : 0.15;
  const some = (chance: number): boolean => random() < chance;
  const list = (names: readonly string[]): string => `[${[...new Set(names)].join(', ')}]`;
  const lines = ['version: 1', 'teams:'];
  for (let team = 0; team < teams; team++)
    lines.push(`  team-${team}: { worksWith: [team-${pick(teams)}] }`);
  lines.push('apis:');
  const stabilities = ['stable', 'evolving', 'internal'];
  for (let api = 0; api < services; api++)
    lines.push(`  api-${api}: { stability: ${stabilities[pick(3)] ?? 'stable'} }`);
  lines.push('services:');
  for (let service = 0; service < services; service++) {
    const group = pick(groups);
    const team =
      family === 'by-team' ? group : family === 'mixed' && some(0.7) ? group % teams : pick(teams);
    const databases = [
      ...(some(0.5) ? [`db-${group}`] : []),
      ...(some(0.1 * noise) ? [`db-${pick(groups)}`] : []),
    ];
    const flags = [
      `flag-${service}`,
      ...(some(0.25) ? [`shared-${group}`] : []),
      ...(some(0.05 * noise) ? [`shared-${pick(groups)}`] : []),
    ];
    const calls =
      family === 'mixed' ? [pick(services), pick(services)] : some(0.5) ? [pick(services)] : [];
    lines.push(
      `  service-${service}:`,
      `    owner: team-${team}`,
      ...(some(0.5)
        ? [`    project: project-${family === 'mixed' ? pick(projects) : group % projects}`]
        : []),
      `    databases: ${list(databases)}`,
      `    providesApis: [api-${service}]`,
      `    consumesApis: ${list(calls.map((api) => `api-${api}`))}`,
      `    flags: ${list(flags)}`,
      ...(some(0.4 * noise) ? [`    segments: [segment-${pick(groups)}]`] : []),
      ...(family === 'mixed'
        ? [`    cadence: ${['daily', 'weekly', 'monthly'][pick(3)] ?? 'daily'}`]
        : []),
      ...(some(0.1 * noise) ? [`    releasesWith: [service-${pick(services)}]`] : []),
    );
  }
  return `${lines.join('\n')}\n`;
}
