import type { ServiceMap } from '../../map/model.ts';
import { moveFix } from '../fixes.ts';
import { nameOf } from '../common.ts';
import type { Finding, FindingInput, Fix, Grouping } from '../rule.ts';
import { createBusiness, hiddenAmong, sights, type Sight } from './sight.ts';

/** The teams that can open a project of that name, besides those that own something in it. */
export function accessOf({ projects }: ServiceMap, name: string | undefined): string[] {
  return name === undefined ? [] : (projects?.get(name)?.access ?? []).map(({ text }) => text);
}

/** What a project of today shows to teams without business; of hidden flags, those alone. */
function shownIn({ map: { model } }: FindingInput, members: readonly number[], name: string) {
  const found = sights(model, members, accessOf(model, name), createBusiness(model));
  const hidden = found.filter((sight) => hiddenAmong(model, [sight]).length > 0);
  return { found, hidden };
}

const todayIn = ({ current }: FindingInput, name: string): readonly number[] =>
  current.members[current.names.indexOf(name)] ?? [];

/** Whether none of what a project shows too much of today is shown by the recommended ones. */
export function endsWithRecommendation({ data }: Finding, input: FindingInput): boolean {
  const project = data?.['project'];
  if (project === undefined) return false;
  const { found, hidden } = shownIn(input, todayIn(input, project), project);
  const sees = ({ team, service }: Sight): boolean =>
    isSeen(input.map.model, input.recommended, team, service);
  return !(hidden.length > 0 ? hidden : found).some(sees);
}

/** Whether a team can see the flags of a service in a grouping. */
export function isSeen(
  model: ServiceMap,
  { groupOf, members, names }: Grouping,
  team: string,
  service: number,
): boolean {
  const group = groupOf[service] ?? -1;
  return (
    accessOf(model, names[group]).includes(team) ||
    (members[group] ?? []).some((member) => model.services[member]?.owner?.text === team)
  );
}

/** Moves the one service that reads hidden flags to its recommended project, if that hides them. */
export function moveReader({ data, ...finding }: Finding, input: FindingInput): Fix[] {
  const project = data?.['project'];
  if (project === undefined) return [];
  const { hidden } = shownIn(input, todayIn(input, project), project);
  const [reader, ...others] = new Set(hidden.map(({ service }) => service));
  const target = input.movers.get(reader ?? -1);
  if (reader === undefined || others.length > 0 || target === undefined) return [];
  if (shownIn(input, [...todayIn(input, target), reader], target).hidden.length > 0) return [];
  const service = nameOf(input.map.model, reader);
  return moveFix({ ...finding, data: { service, project: target } }, input);
}
