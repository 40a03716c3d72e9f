import type { Name, ServiceMap } from '../../map/model.ts';
import { list } from '../common.ts';
import { workingPairs } from '../split/teamAccess.ts';

/** Which teams see each other’s flags with good reason. */
export function createBusiness(map: ServiceMap): (a: string, b: string) => boolean {
  const working = new Set<string>();
  for (const [a, b] of workingPairs(map))
    working.add(JSON.stringify([a, b])).add(JSON.stringify([b, a]));
  return (a, b) => a === b || working.has(JSON.stringify([a, b]));
}

/** A team that sees the flags of a service it has no business with. */
export interface Sight {
  readonly team: string;
  readonly service: number;
}

/** What the members of one project show to the owners of the others, and to teams with access. */
export function sights(
  map: ServiceMap,
  members: readonly number[],
  access: readonly string[],
  business: (a: string, b: string) => boolean,
): Sight[] {
  const owners = members.flatMap((member) => map.services[member]?.owner?.text ?? []);
  const teams = [...new Set([...owners, ...access])].sort();
  if (teams.length < 2) return [];
  return teams.flatMap((team) =>
    members.flatMap((service) => {
      const owner = map.services[service]?.owner?.text;
      return owner !== undefined && !business(team, owner) ? { team, service } : [];
    }),
  );
}

/** The flags among those seen that are hidden from the teams that see them. */
export const hiddenAmong = (map: ServiceMap, found: readonly Sight[]): Name[] =>
  found.flatMap(({ team, service }) =>
    (map.services[service]?.flags ?? []).filter(({ text }) => {
      const teams = map.flags?.get(text)?.visibleTo;
      return teams && !teams.some((allowed) => allowed.text === team);
    }),
  );

/**
 * Who sees whose flags, each team and each service named once:
 * `teams a (orders) and b (billing) each see the other’s flags`.
 */
export function tellSights(
  map: ServiceMap,
  found: readonly Sight[],
  verb: 'see' | 'gain sight of',
): string {
  const byOwner = new Map<string, string[]>();
  for (const { service } of found) {
    const { owner, name } = map.services[service] ?? {};
    if (!owner || !name) continue;
    const names = byOwner.get(owner.text) ?? [];
    byOwner.set(owner.text, names);
    if (!names.includes(name.text)) names.push(name.text);
  }
  const teams = [...new Set(found.map(({ team }) => team))];
  const seen = [...byOwner].sort(([a], [b]) => (a < b ? -1 : 1));
  const mutual =
    teams.length > 1 && teams.length === byOwner.size && teams.every((team) => byOwner.has(team));
  const services = seen.map(([team, names]) => `${team} (${list(names, 5)})`);
  if (mutual) return `teams ${list(services, 9)} each ${verb} the flags of the others`;
  const who = `${teams.length === 1 ? `team ${teams[0] ?? ''} ${verb === 'see' ? 'sees' : 'gains sight of'}` : `teams ${list(teams, 9)} ${verb}`}`;
  return `${who} the flags of ${list(
    seen.map(
      ([team, names]) => `${list(names, 5)}${teams.includes(team) ? '' : ` (team ${team})`}`,
    ),
    9,
  )}`;
}
