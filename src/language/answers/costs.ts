import type { Analysis } from '../analysis.ts';
import { seers } from '../seers.ts';
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
  /** The service's own team, and the flags of other teams that it comes to see, and no longer sees. */
  readonly team: string | undefined;
  readonly opens: readonly string[];
  readonly closes: readonly string[];
}

/** The costs of moving one service where it is recommended, together with `company`. */
export function costsOf(
  analysis: Analysis,
  landscape: Landscape,
  service: number,
  company: readonly number[],
): Costs {
  const { services } = analysis.map.model;
  const own = services[service];
  const moving = new Set(company);
  const target = landscape.target(service);
  const there = landscape.membersOf(target).filter((other) => other !== service);
  const before = landscape.membersOf(landscape.at(service));
  const behind = before.filter((other) => !moving.has(other));
  const used = (members: readonly number[], of: 'flags' | 'segments'): ReadonlySet<string> =>
    new Set(members.flatMap((other) => services[other]?.[of].map(({ text }) => text) ?? []));
  const ownFlags = own?.flags.map(({ text }) => text) ?? [];
  const flagsThere = used(there, 'flags');
  const flagsBehind = used(behind, 'flags');
  const segmentsThere = used(there, 'segments');
  return {
    flags: ownFlags.filter((flag) => !flagsThere.has(flag)),
    doubled: ownFlags.filter((flag) => flagsBehind.has(flag)),
    segments: (own?.segments ?? [])
      .map(({ text }) => text)
      .filter((segment) => !segmentsThere.has(segment)),
    keys: own?.environments?.map(({ text }) => text),
    ...sightOf(analysis, landscape, service, company),
  };
}

type Sight = Pick<Costs, 'gain' | 'lose' | 'team' | 'opens' | 'closes'>;

/** Who sees what after the move that did not before, and the other way round. */
function sightOf(
  { map: { model } }: Analysis,
  landscape: Landscape,
  service: number,
  company: readonly number[],
): Sight {
  const own = model.services[service];
  const team = own?.owner?.text;
  const ownFlags = new Set(own?.flags.map(({ text }) => text));
  const moving = new Set(company);
  const membersAfter = (key: string): readonly number[] => [
    ...landscape.membersOf(key).filter((other) => !moving.has(other)),
    ...company.filter((other) => landscape.target(other) === key),
  ];
  const seersBefore = once((key) => seers(model, landscape.membersOf(key), key));
  const seersAfter = once((key) => seers(model, membersAfter(key), key));
  const before = (other: number): readonly string[] => seersBefore(landscape.at(other));
  const after = (other: number): readonly string[] =>
    seersAfter(moving.has(other) ? landscape.target(other) : landscape.at(other));

  const teams = (some: readonly string[], others: readonly string[]): string[] =>
    ownFlags.size === 0 ? [] : some.filter((each) => each !== team && !others.includes(each));
  const flags = (
    others: readonly number[],
    sight: (other: number) => readonly string[],
  ): readonly string[] => {
    if (team === undefined) return [];
    const hidden = others.filter((other) => !sight(other).includes(team));
    const names = hidden.flatMap((other) => model.services[other]?.flags ?? []);
    return [...new Set(names.map(({ text }) => text))].filter((flag) => !ownFlags.has(flag)).sort();
  };
  return {
    gain: teams(after(service), before(service)),
    lose: teams(before(service), after(service)),
    team,
    opens: flags(membersAfter(landscape.target(service)), before),
    closes: flags(landscape.membersOf(landscape.at(service)), after),
  };
}

/** What a function gives, worked out once for each key. */
function once<T>(of: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? of(key);
    known.set(key, value);
    return value;
  };
}
