import { diluted, pair, type User } from '../common.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const code = 'coordinated-release';

export const coordinatedRelease: Rule = {
  code,
  family: 'share',
  title: 'Coordinated release',
  what: 'The deployments of two services have to line up (`releasesWith`).',
  why: 'Deployments that must line up are what feature flags replace: both ship when they like, and one flag turns the change on in both. That takes one project.',
  todo: 'Put both in one project and let a flag do the lining up; then take `releasesWith` out.',
  points: { kind: 'points', coupling: 8, 'fewer-projects': 8 },
  collect(map, points) {
    const indexes = new Map(map.services.map((service, index) => [service.name.text, index]));
    const partners = map.services.map(() => new Set<number>());
    const found = new Map<string, readonly [User, User]>();
    map.services.forEach((service, index) => {
      for (const { text, range } of service.releasesWith) {
        const other = indexes.get(text);
        if (other === undefined || other === index) continue;
        partners[index]?.add(other);
        partners[other]?.add(index);
        const key = [Math.min(index, other), Math.max(index, other)].join();
        const known = found.get(key);
        const user: User = { service: index, range };
        found.set(key, known ? [known[0], user] : [user, { service: other, range }]);
      }
    });
    const pairs: PairEvidence[] = [];
    for (const [a, b] of found.values()) {
      // The release train is the larger of the two neighbourhoods, with the service itself.
      const train = 1 + Math.max(partners[a.service]?.size ?? 0, partners[b.service]?.size ?? 0);
      const thing = { kind: 'release', name: 'release' } as const;
      const reason = 'Their releases have to line up';
      pairs.push(
        pair(
          code,
          a,
          b,
          diluted(points, train),
          train > 5 ? `${reason}, in a train of ${String(train)}` : reason,
          thing,
          'share',
        ),
      );
    }
    return { pairs };
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
