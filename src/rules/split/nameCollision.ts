import type { ServiceMap } from '../../map/model.ts';
import { list, separate, type User } from '../common.ts';
import type { Separation } from '../evidence.ts';
import type { Memory } from '../memory.ts';
import { renameAt } from '../../map/edits.ts';
import { fixWith, usesOf } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const code = 'name-collision';

interface Collision {
  readonly names: readonly [string, string];
  readonly users: readonly [readonly User[], readonly User[]];
}

/** Names of flags that differ only in upper and lower case, two by two. */
function collidingNames(flags: ReadonlyMap<string, unknown>): (readonly [string, string])[] {
  const byLower = new Map<string, string[]>();
  for (const name of flags.keys()) {
    const lower = name.toLowerCase();
    const known = byLower.get(lower);
    if (known) known.push(name);
    else byLower.set(lower, [name]);
  }
  return [...byLower.values()].flatMap((spelled) =>
    spelled.flatMap((a, i) => spelled.slice(i + 1).map((b) => [a, b] as const)),
  );
}

/** Those flags with who reads them. */
function collisions({ users: { flags } }: ServiceMap, memory: Memory): readonly Collision[] {
  const names = memory.once('names', [flags, flags.size], () => collidingNames(flags));
  const users = names.map(([a, b]) => [flags.get(a) ?? [], flags.get(b) ?? []] as const);
  return memory.once('collisions', [names, ...users.flat()], () =>
    names.map((pair, i): Collision => ({ names: pair, users: users[i] ?? [[], []] })),
  );
}

const without = (users: readonly User[], others: readonly User[]): User[] => {
  const taken = new Set(others.map(({ service }) => service));
  return users.filter(({ service }) => !taken.has(service));
};

const separation = ({ names: [a, b], users: [x, y] }: Collision): Separation[] =>
  separate(
    code,
    without(x, y),
    without(y, x),
    () => `Flags ${a} and ${b} cannot exist in one project: Flagsmith ignores upper and lower case`,
  );

export const nameCollision: Rule = {
  code,
  family: 'split',
  title: 'Flag names that collide',
  what: 'Two services mean different flags by names that differ only in upper and lower case.',
  why: 'Names of flags are unique per project, and Flagsmith ignores case there: the second flag could not be created.',
  todo: 'Rename one of the flags. Until then their services cannot share a project. If both mean the same flag, write it the same way.',
  points: { kind: 'required' },
  severity: 'warning',
  collect(map, _points, memory) {
    const found = collisions(map, memory);
    return {
      separations: memory.once('separations', [found], () => found.flatMap(separation)),
    };
  },
  check: ({ map }, memory) =>
    collisions(map.model, memory).flatMap(({ names: [a, b], users: [x, y] }) => {
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
  fixes: ({ data }, { map }) => {
    const both = [data?.['to'], data?.['from']];
    return both.flatMap((to, index) => {
      const from = both[1 - index];
      if (from === undefined || to === undefined) return [];
      return fixWith(`Write ${from} as ${to} everywhere`, () =>
        renameAt(map, usesOf(map, 'flag', from), to),
      );
    });
  },
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
