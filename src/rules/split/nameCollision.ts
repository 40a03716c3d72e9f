import type { ServiceMap } from '../../map/model.ts';
import { list, separate, some, usersOf, type User } from '../common.ts';
import type { Rule } from '../rule.ts';

const code = 'name-collision';

interface Collision {
  readonly names: readonly [string, string];
  readonly users: readonly [readonly User[], readonly User[]];
}

/** Flags whose names differ only in upper and lower case. */
function collisions(map: ServiceMap): Collision[] {
  const byLower = new Map<string, [string, User[]][]>();
  for (const [name, users] of usersOf(map, (service) => service.flags)) {
    const lower = name.toLowerCase();
    const known = byLower.get(lower);
    if (known) known.push([name, users]);
    else byLower.set(lower, [[name, users]]);
  }
  const result: Collision[] = [];
  for (const spelled of byLower.values()) {
    spelled.sort(([a], [b]) => (a < b ? -1 : 1));
    spelled.forEach(([a, x], i) => {
      for (const [b, y] of spelled.slice(i + 1)) result.push({ names: [a, b], users: [x, y] });
    });
  }
  return result;
}

const without = (users: readonly User[], others: readonly User[]): User[] => {
  const taken = new Set(others.map(({ service }) => service));
  return users.filter(({ service }) => !taken.has(service));
};

export const nameCollision: Rule = {
  code,
  family: 'split',
  title: 'Flag names that collide',
  what: 'Two services mean different flags by names that differ only in upper and lower case.',
  why: 'Names of flags are unique per project, and Flagsmith ignores case there: the second flag could not be created.',
  todo: 'Rename one of the flags. Until then their services cannot share a project. If both mean the same flag, write it the same way.',
  points: { kind: 'required' },
  severity: 'warning',
  collect: (map) => ({
    separations: collisions(map).flatMap(({ names: [a, b], users: [x, y] }) =>
      some(
        separate(
          code,
          without(x, y),
          without(y, x),
          () =>
            `Flags ${a} and ${b} cannot exist in one project: Flagsmith ignores upper and lower case`,
        ),
      ),
    ),
  }),
  check: ({ map }) =>
    collisions(map.model).flatMap(({ names: [a, b], users: [x, y] }) => {
      const [first] = x;
      const [second] = y;
      if (!first || !second) return [];
      return {
        code,
        severity: 'warning' as const,
        message: `Flags ${a} and ${b} differ only in upper and lower case, which Flagsmith ignores: they cannot exist in one project.`,
        range: second.range,
        related: [{ message: `${a} is read here.`, range: first.range }],
        services: [
          ...new Set(
            [...x, ...y].map(({ service }) => map.model.services[service]?.name.text ?? ''),
          ),
        ],
        data: { from: b, to: a },
      };
    }),
  triggers: [
    {
      title: 'Two spellings',
      map: `version: 1
services:
  cart: { flags: [New-Checkout] }
  checkout: { flags: [new-checkout] }
`,
      expect: [
        'cart + checkout: required',
        `Flags ${list(['New-Checkout', 'new-checkout'])} differ only in upper and lower case`,
      ],
    },
  ],
  quiet: [
    {
      title: 'Two names',
      map: `version: 1
services:
  cart: { flags: [new-cart] }
  checkout: { flags: [new-checkout] }
`,
    },
  ],
};
