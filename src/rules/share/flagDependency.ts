import { diluted, pair, usersOf } from '../common.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const code = 'flag-dependency';

export const flagDependency: Rule = {
  code,
  family: 'share',
  title: 'Flag dependency',
  what: 'A flag requires a flag that another service reads.',
  why: 'Dependencies between flags work only inside a project. Across two projects somebody has to remember them.',
  todo: 'Put both services in one project, or take the dependency out.',
  points: { kind: 'points', coupling: 10, 'fewer-projects': 10 },
  collect(map, points) {
    const users = usersOf(map, (service) => service.flags);
    const pairs: PairEvidence[] = [];
    for (const [name, flag] of map.flags ?? []) {
      for (const required of flag.requires) {
        const readers = users.get(name) ?? [];
        const others = users.get(required.text) ?? [];
        const all = new Set([...readers, ...others].map(({ service }) => service));
        const weighed = diluted(points, all.size);
        if (weighed === 0 || required.text === name) continue;
        // A service that reads both has the dependency at home already.
        const readsBoth = new Set(others.map(({ service }) => service));
        const needsOther = readers.filter(({ service }) => !readsBoth.has(service));
        const readsFirst = new Set(readers.map(({ service }) => service));
        for (const a of needsOther)
          for (const b of others)
            if (!readsFirst.has(b.service))
              pairs.push(
                pair(code, a, b, weighed, `Flag ${name} requires flag ${required.text}`, {
                  kind: 'flag',
                  name,
                }),
              );
      }
    }
    return { pairs };
  },
  triggers: [
    {
      title: 'The checkout’s flag needs the cart’s',
      map: `version: 1
flags:
  new-checkout: { requires: [new-cart] }
services:
  cart: { flags: [new-cart] }
  checkout: { flags: [new-checkout] }
`,
      expect: ['cart + checkout: +10'],
    },
  ],
  quiet: [
    {
      title: 'One service reads both',
      map: `version: 1
flags:
  new-checkout: { requires: [new-cart] }
services:
  shop: { flags: [new-cart, new-checkout] }
  other: { flags: [unrelated] }
`,
    },
  ],
};
