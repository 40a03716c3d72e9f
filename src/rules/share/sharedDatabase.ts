import type { Access, ServiceMap } from '../../map/model.ts';
import { nameOf, pair, shareAmong, type User } from '../common.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const code = 'shared-database';

interface DatabaseUser extends User {
  readonly access: Access;
}

/** The services on each database; the owner of a schema writes it whether it says so or not. */
function databaseUsers(map: ServiceMap): Map<string, DatabaseUser[]> {
  const result = new Map<string, Map<number, DatabaseUser>>();
  const add = (name: string, user: DatabaseUser) => {
    const users = result.get(name) ?? new Map<number, DatabaseUser>();
    result.set(name, users);
    const known = users.get(user.service);
    users.set(user.service, known ? { ...known, access: user.access } : user);
  };
  map.services.forEach((service, index) => {
    for (const { name, access } of service.databases)
      add(name.text, { service: index, range: name.range, access });
  });
  const indexes = new Map(map.services.map((service, index) => [service.name.text, index]));
  for (const [name, { schemaOwner }] of map.databases ?? []) {
    const service = schemaOwner && indexes.get(schemaOwner.text);
    if (schemaOwner && service !== undefined)
      add(name, { service, range: schemaOwner.range, access: 'write' });
  }
  return new Map(
    [...result].map(([name, users]) => [
      name,
      [...users.values()].sort((a, b) => a.service - b.service),
    ]),
  );
}

/** Two schemas on one server: looked at, and not a shared database. */
function sameServer(map: ServiceMap, users: Map<string, DatabaseUser[]>): PairEvidence[] {
  const byServer = new Map<string, string[]>();
  for (const [name, { server }] of map.databases ?? []) {
    if (!server) continue;
    const names = byServer.get(server.value);
    if (names) names.push(name);
    else byServer.set(server.value, [name]);
  }
  const result: PairEvidence[] = [];
  for (const [server, names] of byServer) {
    const [first, ...others] = names.flatMap((name) => users.get(name)?.slice(0, 1) ?? []);
    for (const other of others)
      if (first && first.service !== other.service)
        result.push(
          pair(
            code,
            first,
            other,
            0,
            `Their databases are separate schemas on one server, ${server}: not shared`,
          ),
        );
  }
  return result;
}

export const sharedDatabase: Rule = {
  code,
  family: 'share',
  title: 'Shared database',
  what: 'Several services use one database (one logical schema).',
  why: 'A schema change has to be coordinated among all of them. A feature flag does that safely, but only if every one of them sees the same flag: in one project.',
  todo: 'Put the services in one project, or give each its own schema. Where one of them only reads, say so: `databases: { orders-db: read }`.',
  points: { kind: 'points', coupling: 10, 'fewer-projects': 10 },
  collect(map, points) {
    const users = databaseUsers(map);
    const reading = Math.round(points * 0.7);
    const pairs = [...users].flatMap(([name, among]) =>
      shareAmong(among, { kind: 'database', name }, code, (a, b) => {
        const [x, y] = [a, b] as [DatabaseUser, DatabaseUser];
        const readers = [x, y].filter(({ access }) => access === 'read');
        const reader =
          readers.length === 1 && readers[0]
            ? ` (${nameOf(map, readers[0].service)} only reads)`
            : '';
        return {
          points: readers.length > 0 ? reading : points,
          reason: `Both use database ${name}${readers.length === 2 ? ' (both only read)' : reader}`,
        };
      }),
    );
    return { pairs: [...pairs, ...sameServer(map, users)] };
  },
  triggers: [
    {
      title: 'Two services write to one schema',
      map: `version: 1
services:
  orders: { databases: [orders-db] }
  billing: { databases: [orders-db] }
`,
      expect: ['billing + orders: +10'],
    },
    {
      title: 'One of them only reads',
      map: `version: 1
services:
  orders: { databases: [orders-db] }
  reports: { databases: { orders-db: read } }
`,
      expect: ['orders + reports: +7'],
    },
    {
      title: 'Ten services: what many use says less about any two',
      map: `version: 1
services:
${Array.from({ length: 10 }, (_, i) => `  s${String(i)}: { databases: [everything] }`).join('\n')}
`,
      expect: ['s0 + s1: +4', 's8 + s9: +4'],
    },
  ],
  quiet: [
    {
      title: 'Two schemas on one server',
      map: `version: 1
databases:
  orders-db: { server: mysql-1 }
  billing-db: { server: mysql-1 }
services:
  orders: { databases: [orders-db] }
  billing: { databases: [billing-db] }
`,
    },
  ],
};
