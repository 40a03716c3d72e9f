import type { ServiceMap } from '../../map/model.ts';
import type { Range } from '../../map/text.ts';
import type { Grouping } from '../rule.ts';

/** Where a finding about a whole project of today belongs: its declaration, else its first service. */
export function anchorOf(map: ServiceMap, grouping: Grouping, group: number): Range | undefined {
  const name = grouping.names[group];
  const declared = name === undefined ? undefined : map.projects?.get(name)?.name.range;
  const first = map.services[grouping.members[group]?.[0] ?? -1];
  return declared ?? first?.project?.range ?? first?.name.range;
}

/** Where a finding about a recommended project belongs: the name of its first service. */
export function firstServiceOf(
  map: ServiceMap,
  grouping: Grouping,
  group: number,
): Range | undefined {
  return map.services[grouping.members[group]?.[0] ?? -1]?.name.range;
}

/** Whether a recommended project is one of today's, member for member. */
export function existsToday(current: Grouping, members: readonly number[]): boolean {
  const group = current.groupOf[members[0] ?? -1] ?? -1;
  const today = current.members[group];
  return (
    group >= 0 &&
    today?.length === members.length &&
    members.every((member) => current.groupOf[member] === group)
  );
}
