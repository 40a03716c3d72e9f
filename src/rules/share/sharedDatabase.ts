import type { ServiceMap } from '../../map/model.ts';
import { nameOf, pair, shareAmong, standIn, type User } from '../common.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const code = 'shared-database';

/** The services on a database; the owner of a schema writes it whether it says so or not. */
function databaseUsers(map: ServiceMap, name: string): readonly User[] {
  const users = map.users.databases.get(name) ?? [];
  const owner = map.databases?.get(name)?.schemaOwner;
  const service = owner && map.users.indexes.get(owner.text);
  if (!owner || service === undefined) return users;
  const known = users.find((user) => user.service === service);
  const writer = known
    ? standIn(service, known, 'write')
    : { service, range: owner.range, access: 'write' as const };
  return [...users.filter((user) => user !== known), writer].sort((x, y) => x.service - y.service);
}

/** Two schemas on one server: looked at, and not a shared database. */
function sameServer(map: ServiceMap): PairEvidence[] {
  const byServer = new Map<string, string[]>();
  for (const [name, { server }] of map.databases ?? []) {
    if (!server) continue;
    const names = byServer.get(server.value);
    if (names) names.push(name);
    else byServer.set(server.value, [name]);
  }
  const result: PairEvidence[] = [];
  for (const [server, names] of byServer) {
    const [first, ...others] = names.flatMap((name) => databaseUsers(map, name).slice(0, 1));
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

function weigh(
  map: ServiceMap,
  name: string,
  users: readonly [User, User],
  points: number,
  reading: number,
) {
  const readers = users.filter(({ access }) => access === 'read');
  const [first] = readers;
  const who =
    readers.length === 2
      ? ' (both only read)'
      : first
        ? ` (${nameOf(map, first.service)} only reads)`
        : '';
  return { points: first ? reading : points, reason: `Both use database ${name}${who}` };
}

export const sharedDatabase: Rule = {
  code,
  family: 'share',
  title: 'Shared database',
  what: 'Several services use one database (one logical schema).',
  why: 'A schema change has to be coordinated among all of them. A feature flag does that safely, but only if every one of them sees the same flag: in one project.',
  todo: 'Put the services in one project, or give each its own schema. Where one of them only reads, say so: `databases: { orders-db: read }`.',
  points: { kind: 'points', coupling: 10, 'fewer-projects': 10 },
  collect(map, points, memory) {
    const reading = Math.round(points * 0.7);
    const {
      users: { databases, indexes },
    } = map;
    const pairs = memory.once('all', [databases, indexes, map.databases], () =>
      memory.named(
        'pairs',
        map.users.databases,
        (users, name) => {
          const owner = map.databases?.get(name)?.schemaOwner;
          return users.length > 1 || owner
            ? [users, owner, owner && map.users.indexes.get(owner.text)]
            : undefined;
        },
        (_users, name) => {
          const among = databaseUsers(map, name);
          return shareAmong(among, { kind: 'database', name }, code, (a, b) =>
            weigh(map, name, [a, b], points, reading),
          );
        },
      ),
    );
    const apart = memory.once('servers', [databases, indexes, map.databases], () =>
      sameServer(map),
    );
    return { pairs: memory.once('joined', [pairs, apart], () => [...pairs, ...apart]) };
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
${Array.from({ length: 10 }, (_, i) => `  s${i}: { databases: [everything] }`).join('\n')}
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
