import { groupsOf } from './partition.ts';

/** What is known about the services that can lend a group its name; undefined where unknown. */
export interface Labels {
  readonly services: readonly string[];
  readonly projects: readonly (string | undefined)[];
  readonly products: readonly (string | undefined)[];
  readonly owners: readonly (string | undefined)[];
  readonly databases: readonly { readonly name: string; readonly users: readonly number[] }[];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A name for each group, each used once: the present project that most of its members are in,
 * else the product or the owner that all of them share and that is mostly here, else the
 * database that most of them use, else the owner, else the first service. Groups are numbered 0, 1, … in `groupOf`.
 */
export function nameGroups(groupOf: ArrayLike<number>, labels: Labels): string[] {
  const members = groupsOf(groupOf);
  const names: (string | undefined)[] = members.map(() => undefined);
  const taken = new Set<string>();
  for (const { group, name } of presentProjects(members, labels)) {
    if (names[group] !== undefined || taken.has(name)) continue;
    names[group] = name;
    taken.add(name);
  }
  const present = new Set(labels.projects);
  const { products, owners } = labels;
  const shared = [
    sharedNames(members, products, true),
    sharedNames(members, owners, true),
    commonDatabases(groupOf, members.length, labels),
    sharedNames(members, owners, false),
    sharedNames(members, products, false),
  ];
  return members.map((services, group) => {
    const given = names[group];
    if (given !== undefined) return given;
    const first = labels.services[services[0] ?? -1] ?? '';
    const candidates =
      services.length === 1 ? [first] : [...shared.map((values) => values[group]), first];
    const stem = candidates.find((name) => name !== undefined) ?? first;
    const name =
      candidates.find(
        (candidate) => candidate !== undefined && !taken.has(candidate) && !present.has(candidate),
      ) ?? numbered(stem === first ? first : `${stem}-${first}`, taken, present);
    taken.add(name);
    return name;
  });
}

function numbered(
  stem: string,
  taken: ReadonlySet<string>,
  present: ReadonlySet<string | undefined>,
): string {
  const free = (name: string) => !taken.has(name) && !present.has(name);
  if (free(stem)) return stem;
  for (let i = 2; ; i++) if (free(`${stem}-${i}`)) return `${stem}-${i}`;
}

/** Each group with each of its present projects: those with most members first. */
function presentProjects(members: readonly (readonly number[])[], { projects }: Labels) {
  const claims = members.flatMap((services, group) => {
    const counts = new Map<string, number>();
    for (const service of services) {
      const project = projects[service];
      if (project !== undefined) counts.set(project, (counts.get(project) ?? 0) + 1);
    }
    const most = Math.max(0, ...counts.values());
    return [...counts].map(([name, count]) => ({ group, name, count, isMost: count === most }));
  });
  // A group's own favourite comes before a project that only a few of it are in.
  return claims.sort(
    (x, y) =>
      Number(y.isMost) - Number(x.isMost) ||
      y.count - x.count ||
      byText(x.name, y.name) ||
      x.group - y.group,
  );
}

/**
 * Per group the one value that all of its members with a value have; with `mostly`, only where
 * the group holds more than half of all services of that value.
 */
function sharedNames(
  members: readonly (readonly number[])[],
  values: readonly (string | undefined)[],
  mostly: boolean,
): (string | undefined)[] {
  const totals = new Map<string, number>();
  for (const value of values)
    if (value !== undefined) totals.set(value, (totals.get(value) ?? 0) + 1);
  return members.map((services) => {
    const having = services.flatMap((service) => values[service] ?? []);
    const [name] = having;
    if (name === undefined || having.some((other) => other !== name)) return undefined;
    return mostly && having.length * 2 <= (totals.get(name) ?? 0) ? undefined : name;
  });
}

/** Per group the database that most of its members use, at least two of them. */
function commonDatabases(
  groupOf: ArrayLike<number>,
  count: number,
  { databases }: Labels,
): (string | undefined)[] {
  const best: ({ name: string; users: number } | undefined)[] = Array.from(
    { length: count },
    () => undefined,
  );
  for (const { name, users } of databases) {
    const inside = new Map<number, number>();
    for (const user of users)
      inside.set(groupOf[user] ?? -1, (inside.get(groupOf[user] ?? -1) ?? 0) + 1);
    for (const [group, number] of inside)
      if (number >= 2 && group >= 0 && number > (best[group]?.users ?? 0))
        best[group] = { name, users: number };
  }
  return best.map((found) => found?.name);
}

/** Per thing the group with most of its users: the one with the lowest number among equals, −1 for none. */
export function homesOf(
  groupOf: ArrayLike<number>,
  things: readonly { readonly users: readonly number[] }[],
): number[] {
  return things.map(({ users }) => {
    const counts = new Map<number, number>();
    for (const user of users) {
      const group = groupOf[user] ?? -1;
      if (group >= 0) counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    let home = -1;
    let most = 0;
    for (const [group, count] of counts) {
      if (count < most || (count === most && group > home)) continue;
      home = group;
      most = count;
    }
    return home;
  });
}
