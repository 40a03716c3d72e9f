import type { Access, DatabaseUse, Name, Service } from './model.ts';
import { differing } from './sameItems.ts';
import type { Range } from './text.ts';

/** A service that uses a thing, and where it says so. The place is true until the next edit. */
export interface User {
  /** Index into `ServiceMap.services`. */
  readonly service: number;
  readonly range: Range;
  /** Of a database. */
  readonly access?: Access | undefined;
}

/** One name in a list of a service; a database's says how it is used, too. */
type Use = Name | DatabaseUse;

const nameOf = (use: Use): Name => ('name' in use ? use.name : use);
const accessOf = (use: Use): Access | undefined => ('name' in use ? use.access : undefined);

/** The lists of a service that name what it uses. */
const lists = {
  databases: (service: Service): readonly Use[] => service.databases,
  providesApis: (service: Service): readonly Use[] => service.providesApis,
  consumesApis: (service: Service): readonly Use[] => service.consumesApis,
  flags: (service: Service): readonly Use[] => service.flags,
  segments: (service: Service): readonly Use[] => service.segments,
  releasesWith: (service: Service): readonly Use[] => service.releasesWith,
  contexts: ({ context }: Service): readonly Use[] => (context ? [context] : []),
  owners: ({ owner }: Service): readonly Use[] => (owner ? [owner] : []),
  products: ({ product }: Service): readonly Use[] => (product ? [product] : []),
  projects: ({ project }: Service): readonly Use[] => (project ? [project] : []),
};

/**
 * Who uses what, by list and name: names in code-unit order, the services that use each in
 * ascending order. A list of users, and a map of such lists, is the same object as before where
 * the same services use the same things in the same way, even if the places have moved.
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
  const changed = differing(last, services);
  return changed.every((i) => services[i]?.name.text === last[i]?.name.text) ? changed : undefined;
}

function counted(services: readonly Service[]): Users {
  const all = (list: (service: Service) => readonly Use[]): Map<string, User[]> => {
    const result = new Map<string, User[]>();
    services.forEach((service, index) => {
      for (const use of list(service)) {
        const { text } = nameOf(use);
        const users = result.get(text);
        if (users) users.push(userOf(index, use));
        else result.set(text, [userOf(index, use)]);
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
    contexts: all(lists.contexts),
    owners: all(lists.owners),
    products: all(lists.products),
    projects: all(lists.projects),
    indexes: new Map(services.map((service, index) => [service.name.text, index])),
  };
}

function userOf(service: number, use: Use): User {
  const { range } = nameOf(use);
  const access = accessOf(use);
  return access ? { service, range, access } : { service, range };
}

/** The lists in which a changed service stands, or stood. */
function updated(
  users: Users,
  before: readonly Service[],
  now: readonly Service[],
  changed: readonly number[],
): Partial<Users> {
  const entries = Object.entries(lists).map(([key, list]) => {
    const known = users[key as keyof typeof lists] as Map<string, readonly User[]>;
    const changes = new Map<string, readonly User[]>();
    const usersOf = (name: string) => changes.get(name) ?? known.get(name) ?? [];
    for (const index of changed) {
      const uses = new Map(list(now[index] as Service).map((use) => [nameOf(use).text, use]));
      for (const { text } of list(before[index] as Service).map(nameOf)) {
        const others = usersOf(text);
        const user = others.find(({ service }) => service === index);
        const use = uses.get(text);
        if (user && use && user.access === accessOf(use)) {
          moved(user, nameOf(use).range);
          uses.delete(text);
        } else
          changes.set(
            text,
            others.filter((other) => other !== user),
          );
      }
      for (const [name, use] of uses) {
        const others = usersOf(name);
        const at = others.findIndex(({ service }) => service > index);
        const user = userOf(index, use);
        changes.set(name, at < 0 ? [...others, user] : others.toSpliced(at, 0, user));
      }
    }
    return [key, changes.size === 0 ? known : changedMap(known, changes)];
  });
  return Object.fromEntries(entries) as Partial<Users>;
}

/** The one thing about a user that may change without making it another one. */
function moved(user: { range: Range }, range: Range): void {
  user.range = range;
}

/** A map with other values for some names, still in the order of the names; no users, no entry. */
function changedMap(
  known: ReadonlyMap<string, readonly User[]>,
  changes: ReadonlyMap<string, readonly User[]>,
): Map<string, readonly User[]> {
  const added = [...changes].filter(([name, users]) => users.length > 0 && !known.has(name));
  const result = added.length === 0 ? new Map(known) : joined(known, added.sort(byName));
  for (const [name, users] of changes)
    if (users.length > 0) result.set(name, users);
    else result.delete(name);
  return result;
}

/** Both in the order of the names, in which each of them is. */
function joined<T>(
  known: ReadonlyMap<string, T>,
  added: readonly (readonly [string, T])[],
): Map<string, T> {
  const result = new Map<string, T>();
  const rest = added.values();
  let next = rest.next();
  for (const [name, value] of known) {
    for (; !next.done && next.value[0] < name; next = rest.next()) result.set(...next.value);
    result.set(name, value);
  }
  for (; !next.done; next = rest.next()) result.set(...next.value);
  return result;
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;
