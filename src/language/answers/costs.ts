import type { Analysis } from '../analysis.ts';
import type { Landscape } from './landscape.ts';

/**
 * What it takes in Flagsmith to move a service to another project. Features, segments and
 * environments belong to one project: they are made again there, and what reads them gets new keys.
 */
export interface Costs {
  /** Flags that the other project does not have yet. */
  readonly flags: readonly string[];
  /** Flags that services left behind go on reading: they exist twice from then on. */
  readonly doubled: readonly string[];
  /** Segments that the other project does not have yet. */
  readonly segments: readonly string[];
  /** Environments whose keys change for the service; undefined: the map does not name them. */
  readonly keys: readonly string[] | undefined;
  /** Teams that come to see the service's flags, and those that no longer do. */
  readonly gain: readonly string[];
  readonly lose: readonly string[];
}

/** The costs of moving one service where it is recommended, together with `company`. */
export function costsOf(
  { map }: Analysis,
  landscape: Landscape,
  service: number,
  company: readonly number[],
): Costs {
  const { services, projects } = map.model;
  const own = services[service];
  const moving = new Set(company);
  const target = landscape.target(service);
  const there = landscape.membersOf(target).filter((other) => other !== service);
  const before = landscape.membersOf(landscape.at(service)).filter((other) => other !== service);
  const behind = before.filter((other) => !moving.has(other));
  const used = (members: readonly number[], of: 'flags' | 'segments'): ReadonlySet<string> =>
    new Set(members.flatMap((other) => services[other]?.[of].map(({ text }) => text) ?? []));
  const ownFlags = own?.flags.map(({ text }) => text) ?? [];
  const flagsThere = used(there, 'flags');
  const flagsBehind = used(behind, 'flags');
  const segmentsThere = used(there, 'segments');
  const seeing = (project: string | undefined, members: readonly number[]): ReadonlySet<string> =>
    new Set([
      ...members.flatMap((other) => services[other]?.owner?.text ?? []),
      ...(project === undefined
        ? []
        : (projects?.get(project)?.access.map(({ text }) => text) ?? [])),
    ]);
  const from = seeing(landscape.projectOf(service), before);
  const to = seeing(target, [
    ...there,
    ...company.filter((other) => other !== service && landscape.target(other) === target),
  ]);
  const team = own?.owner?.text;
  const only = (some: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
    ownFlags.length === 0
      ? []
      : [...some].filter((each) => each !== team && !others.has(each)).sort(byText);
  return {
    flags: ownFlags.filter((flag) => !flagsThere.has(flag)),
    doubled: ownFlags.filter((flag) => flagsBehind.has(flag)),
    segments: (own?.segments ?? [])
      .map(({ text }) => text)
      .filter((segment) => !segmentsThere.has(segment)),
    keys: own?.environments?.map(({ text }) => text),
    gain: only(to, from),
    lose: only(from, to),
  };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
