import type { Name, Service } from './model.ts';
import type { Range } from './text.ts';

/** A service that uses a thing, and where it says so. */
export interface User {
  /** Index into `ServiceMap.services`. */
  readonly service: number;
  readonly range: Range;
}

/** The lists of a service that name what it uses. */
const lists = {
  databases: (service: Service): readonly Name[] => service.databases.map(({ name }) => name),
  providesApis: (service: Service): readonly Name[] => service.providesApis,
  consumesApis: (service: Service): readonly Name[] => service.consumesApis,
  flags: (service: Service): readonly Name[] => service.flags,
  segments: (service: Service): readonly Name[] => service.segments,
  releasesWith: (service: Service): readonly Name[] => service.releasesWith,
};

/**
 * Who uses what, by list and name: names in code-unit order, the services that use each in
 * ascending order. A list of users is the same object as before where none has changed; the
 * maps themselves are true until the next edit.
 */
export type Users = {
  readonly [L in keyof typeof lists]: ReadonlyMap<string, readonly User[]>;
} & {
  /** Index of a service by its name. */
  readonly indexes: ReadonlyMap<string, number>;
};

/** Follows the services of a map as it changes. */
export function createUsers(): (services: readonly Service[]) => Users {
  let last: readonly Service[] = [];
  let users = counted([]);
  return (services) => {
    if (services === last) return users;
    const changed = changedServices(last, services);
    if (!changed || changed.length > services.length / 4) users = counted(services);
    else if (changed.length > 0) users = { ...users, ...updated(users, last, services, changed) };
    last = services;
    return users;
  };
}

/** Indexes of the services that have changed; undefined where the names have. */
function changedServices(
  last: readonly Service[],
  services: readonly Service[],
): number[] | undefined {
  if (services.length !== last.length) return undefined;
  const changed: number[] = [];
  for (let index = 0; index < services.length; index++) {
    const before = last[index] as Service;
    const now = services[index] as Service;
    if (now === before) continue;
    if (now.name.text !== before.name.text) return undefined;
    changed.push(index);
  }
  return changed;
}

function counted(services: readonly Service[]): Users {
  const all = (list: (service: Service) => readonly Name[]): Map<string, User[]> => {
    const result = new Map<string, User[]>();
    services.forEach((service, index) => {
      for (const { text, range } of list(service)) {
        const users = result.get(text);
        if (users) users.push({ service: index, range });
        else result.set(text, [{ service: index, range }]);
      }
    });
    return new Map([...result].sort(byName));
  };
  return {
    databases: all(lists.databases),
    providesApis: all(lists.providesApis),
    consumesApis: all(lists.consumesApis),
    flags: all(lists.flags),
    segments: all(lists.segments),
    releasesWith: all(lists.releasesWith),
    indexes: new Map(services.map((service, index) => [service.name.text, index])),
  };
}

/** The lists in which a changed service stands, or stood. */
function updated(
  users: Users,
  before: readonly Service[],
  now: readonly Service[],
  changed: readonly number[],
): Partial<Users> {
  const entries = Object.entries(lists).map(([key, list]) => {
    const known = users[key as keyof typeof lists];
    const touched = changed.some(
      (index) => list(before[index] as Service).length + list(now[index] as Service).length > 0,
    );
    if (!touched) return [key, known];
    const changes = new Map<string, readonly User[]>();
    const usersOf = (text: string) => changes.get(text) ?? known.get(text) ?? [];
    for (const index of changed) {
      for (const { text } of list(before[index] as Service))
        changes.set(
          text,
          usersOf(text).filter(({ service }) => service !== index),
        );
      for (const { text, range } of list(now[index] as Service)) {
        const others = usersOf(text);
        const at = others.findIndex(({ service }) => service > index);
        const user = { service: index, range };
        changes.set(text, at < 0 ? [...others, user] : others.toSpliced(at, 0, user));
      }
    }
    return [key, changedMap(known as Map<string, readonly User[]>, changes)];
  });
  return Object.fromEntries(entries) as Partial<Users>;
}

/**
 * The map with other values for some names, still in the order of the names; no users, no entry.
 * It is a new one only where a name has come, for that has to be put in its place.
 */
function changedMap(
  known: Map<string, readonly User[]>,
  changes: ReadonlyMap<string, readonly User[]>,
): Map<string, readonly User[]> {
  const added: (readonly [string, readonly User[]])[] = [];
  for (const [name, users] of changes) {
    if (users.length === 0) known.delete(name);
    else if (known.has(name)) known.set(name, users);
    else added.push([name, users]);
  }
  if (added.length === 0) return known;
  added.sort(byName);
  const result = new Map<string, readonly User[]>();
  let next = 0;
  for (const [name, users] of known) {
    for (let entry = added[next]; entry && entry[0] < name; entry = added[++next])
      result.set(...entry);
    result.set(name, users);
  }
  for (const entry of added.slice(next)) result.set(...entry);
  return result;
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;
