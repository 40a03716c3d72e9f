import type { ServiceMap } from '../map/model.ts';

/**
 * The teams that can see a project, or one flag of it: the owners of its services and the teams
 * with access, of them those that the flag is visible to. Sorted.
 */
export function seers(
  map: ServiceMap,
  members: readonly number[],
  project: string | undefined,
  flag?: string,
): string[] {
  const owners = members.flatMap((member) => map.services[member]?.owner?.text ?? []);
  const access = project === undefined ? [] : (map.projects?.get(project)?.access ?? []);
  const teams = [...new Set([...owners, ...access.map(({ text }) => text)])].sort();
  const visible = flag === undefined ? undefined : map.flags?.get(flag)?.visibleTo;
  return visible ? teams.filter((team) => visible.some(({ text }) => text === team)) : teams;
}
