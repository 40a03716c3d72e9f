import { homesOf, nameGroups } from '../grouping/naming.ts';
import type { Solution } from '../grouping/problem.ts';
import type { ServiceMap } from '../map/model.ts';
import { sameItems } from '../map/sameItems.ts';
import type { Grouping } from '../rules/rule.ts';

/** A database, flag or segment with the services that use it. */
export interface SharedThing {
  readonly kind: 'database' | 'flag' | 'segment';
  readonly name: string;
  readonly users: readonly number[];
}

export interface Recommendation extends Grouping {
  readonly bound: number;
  /** (overruled − bound) / overruled; 0 where nothing is overruled. */
  readonly gap: number;
  readonly proven: boolean;
}

/** Today's projects; a service without one is in none. Its points are counted elsewhere. */
export function currentGroups({ services }: ServiceMap): Omit<Grouping, 'overruled'> {
  const names = [...new Set(services.flatMap(({ project }) => project?.text ?? []))].sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const groupOf = Int32Array.from(services, ({ project }) =>
    project ? (index.get(project.text) ?? -1) : -1,
  );
  return { groupOf, names, members: membersOf(groupOf, names.length) };
}

/** A service without a project counts as one of its own. */
export function alone(groupOf: Int32Array): Int32Array {
  let next = groupOf.reduce((most, group) => Math.max(most, group), -1) + 1;
  return groupOf.map((group) => (group < 0 ? next++ : group));
}

function membersOf(groupOf: Int32Array, count: number): number[][] {
  const members: number[][] = Array.from({ length: count }, () => []);
  groupOf.forEach((group, service) => members[group]?.push(service));
  return members;
}

/** A solution with a name for each of its groups. */
export function recommendation(model: ServiceMap, solution: Solution): Recommendation {
  const { groupOf, overruled, bound, proven } = solution;
  const names = nameGroups(groupOf, {
    services: model.services.map(({ name }) => name.text),
    projects: model.services.map(({ project }) => project?.text),
    products: model.services.map(({ product }) => product?.text),
    owners: model.services.map(({ owner }) => owner?.text),
    databases: [...model.users.databases].map(([name, users]) => ({
      name,
      users: users.map(({ service }) => service),
    })),
  });
  return {
    groupOf,
    names,
    members: membersOf(groupOf, names.length),
    overruled,
    bound,
    proven,
    gap: overruled === 0 ? 0 : (overruled - bound) / overruled,
  };
}

/** Services that are in another project today than recommended, with the recommended one's name. */
export function moversOf(
  { services }: ServiceMap,
  { groupOf, names }: Grouping,
): ReadonlyMap<number, string> {
  const movers = new Map<number, string>();
  for (let i = 0; i < services.length; i++) {
    const today = services[i]?.project?.text;
    const target = names[groupOf[i] ?? -1];
    if (today !== undefined && target !== undefined && today !== target) movers.set(i, target);
  }
  return movers;
}

/** A recommendation for services some of which have come, gone or got another name since. */
export function carriedOver(
  before: Recommendation,
  servicesBefore: readonly string[],
  services: readonly string[],
): Recommendation {
  if (sameItems(servicesBefore, services)) return before;
  const groups = new Map(servicesBefore.map((name, i) => [name, before.groupOf[i] ?? -1]));
  const numbers = new Map<number, number>();
  const names: string[] = [];
  const groupOf = Int32Array.from(services, (service) => {
    const old = groups.get(service);
    const known = old === undefined ? undefined : numbers.get(old);
    if (known !== undefined) return known;
    const next = names.push(old === undefined ? service : (before.names[old] ?? service)) - 1;
    if (old !== undefined) numbers.set(old, next);
    return next;
  });
  return { ...before, groupOf, names, members: membersOf(groupOf, names.length) };
}

function sharedThings({ users }: ServiceMap): SharedThing[] {
  const kinds = [
    ['database', users.databases],
    ['flag', users.flags],
    ['segment', users.segments],
  ] as const;
  return kinds.flatMap(([kind, byName]) =>
    [...byName].map(([name, all]) => ({ kind, name, users: all.map(({ service }) => service) })),
  );
}

/** The shared things of a map and where they are at home, worked out when they are asked for. */
export function createThings(model: ServiceMap, current: Grouping, recommended: Grouping) {
  let things: readonly SharedThing[] | undefined;
  let homes: { current: readonly number[]; recommended: readonly number[] } | undefined;
  const all = (): readonly SharedThing[] => (things ??= sharedThings(model));
  return {
    all,
    homes: () =>
      (homes ??= {
        current: homesOf(current.groupOf, all()),
        recommended: homesOf(recommended.groupOf, all()),
      }),
  };
}
