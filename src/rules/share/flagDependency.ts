import type { Flag } from '../../map/model.ts';
import type { Users } from '../../map/users.ts';
import { diluted, pair } from '../common.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const code = 'flag-dependency';

const none: ReadonlyMap<string, Flag> = new Map();

/** Those who read one flag with those who read the one that it requires. */
function dependency(
  { flags }: Users,
  points: number,
  name: string,
  required: string,
): PairEvidence[] {
  const readers = flags.get(name) ?? [];
  const others = flags.get(required) ?? [];
  const all = new Set([...readers, ...others].map(({ service }) => service));
  const weighed = diluted(points, all.size);
  if (weighed === 0 || required === name) return [];
  // A service that reads both has the dependency at home already.
  const readsBoth = new Set(others.map(({ service }) => service));
  const readsFirst = new Set(readers.map(({ service }) => service));
  return readers
    .filter(({ service }) => !readsBoth.has(service))
    .flatMap((a) =>
      others
        .filter(({ service }) => !readsFirst.has(service))
        .map((b) =>
          pair(code, a, b, weighed, `Flag ${name} requires flag ${required}`, {
            kind: 'flag',
            name,
          }),
        ),
    );
}

export const flagDependency: Rule = {
  code,
  family: 'share',
  title: 'Flag dependency',
  what: 'A flag requires a flag that another service reads.',
  why: 'Dependencies between flags work only inside a project. Across two projects somebody has to remember them.',
  todo: 'Put both services in one project, or take the dependency out.',
  points: { kind: 'points', coupling: 10, 'fewer-projects': 10 },
  collect: (map, points, memory) => ({
    pairs: memory.once('all', [map.flags, map.users.flags], () =>
      memory.named(
        'pairs',
        map.flags ?? none,
        ({ requires }, name) =>
          requires.length > 0
            ? [
                requires,
                ...[name, ...requires.map(({ text }) => text)].map((flag) =>
                  map.users.flags.get(flag),
                ),
              ]
            : undefined,
        ({ requires }, name) =>
          requires.flatMap(({ text }) => dependency(map.users, points, name, text)),
      ),
    ),
  }),
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
