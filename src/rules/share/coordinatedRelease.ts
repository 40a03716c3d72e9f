import type { ServiceMap } from '../../map/model.ts';
import { diluted, pair, standIn, type User } from '../common.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const code = 'coordinated-release';

/** Two services that are released together, in a train of so many. */
interface Release {
  readonly a: User;
  readonly b: User;
  readonly train: number;
}

function releases(map: ServiceMap): Map<string, Release> {
  const partners = new Map<number, Set<number>>();
  const partnersOf = (service: number): Set<number> => {
    let known = partners.get(service);
    if (!known) partners.set(service, (known = new Set()));
    return known;
  };
  const found = new Map<string, readonly [User, User]>();
  for (const [name, users] of map.users.releasesWith) {
    const other = map.users.indexes.get(name);
    if (other === undefined) continue;
    for (const user of users) {
      if (user.service === other) continue;
      partnersOf(user.service).add(other);
      partnersOf(other).add(user.service);
      const key = [Math.min(user.service, other), Math.max(user.service, other)].join();
      const known = found.get(key);
      found.set(key, known ? [known[0], user] : [user, standIn(other, user)]);
    }
  }
  // The release train is the larger of the two neighbourhoods, with the service itself.
  return new Map(
    [...found].map(([key, [a, b]]) => [
      key,
      { a, b, train: 1 + Math.max(partnersOf(a.service).size, partnersOf(b.service).size) },
    ]),
  );
}

function together({ a, b, train }: Release, points: number): PairEvidence {
  const reason = 'Their releases have to line up';
  return pair(
    code,
    a,
    b,
    diluted(points, train),
    train > 5 ? `${reason}, in a train of ${train}` : reason,
    { kind: 'release', name: 'release' },
    'share',
  );
}

export const coordinatedRelease: Rule = {
  code,
  family: 'share',
  title: 'Coordinated release',
  what: 'The deployments of two services have to line up (`releasesWith`).',
  why: 'Deployments that must line up are what feature flags replace: both ship when they like, and one flag turns the change on in both. That takes one project.',
  todo: 'Put both in one project and let a flag do the lining up; then take `releasesWith` out.',
  points: { kind: 'points', coupling: 8, 'fewer-projects': 8 },
  collect(map, points, memory) {
    const { indexes, releasesWith } = map.users;
    const found = memory.once('releases', [indexes, releasesWith], () => releases(map));
    return {
      pairs: memory.named(
        'pairs',
        found,
        ({ a, b, train }) => [a, b, train],
        (release) => [together(release, points)],
      ),
    };
  },
  triggers: [
    {
      title: 'Two services that ship together',
      map: `version: 1
services:
  cart: { releasesWith: [checkout] }
  checkout: {}
`,
      expect: ['cart + checkout: +8'],
    },
  ],
  quiet: [
    {
      title: 'A service cannot line up with itself',
      map: `version: 1
services:
  cart: { releasesWith: [cart] }
  checkout: {}
`,
    },
  ],
};
