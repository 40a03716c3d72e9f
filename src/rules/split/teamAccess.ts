import type { ServiceMap } from '../../map/model.ts';
import { byClass } from '../classes.ts';
import type { Rule } from '../rule.ts';

const code = 'team-access';

/** Pairs of teams of which one says that it works with the other. */
export function* workingPairs(map: ServiceMap): Iterable<readonly [string, string]> {
  for (const [name, { worksWith }] of map.teams ?? [])
    for (const other of worksWith) yield [name, other.text];
}

export const teamAccess: Rule = {
  code,
  family: 'split',
  title: 'Different teams',
  what: 'Two services have different owners that don’t work together (`worksWith` counts both ways).',
  why: 'Every member of a project sees all its flags. An engineer who has no business with your production flags is a sign to split.',
  todo: 'Keep the services in two projects. If the teams do work together, say so: `teams: { checkout: { worksWith: [web] } }`.',
  points: { kind: 'points', coupling: -4, 'fewer-projects': -2 },
  collect: (map, points, memory) => ({
    classes: byClass(
      map,
      {
        rule: code,
        differ: points,
        mark: ({ owner }) => owner && { value: owner.text, range: owner.range },
        reason: (a, b) =>
          `Teams ${a.value} and ${b.value} do not work together, and every member of a project sees all its flags`,
        except: () =>
          memory.once('working', [map.teams], () =>
            [...workingPairs(map)].map(([a, b]) => [a, b, 0] as const),
          ),
        basis: [map.teams],
      },
      memory,
    ),
  }),
  triggers: [
    {
      title: 'Two teams that have nothing to do with each other',
      map: `version: 1
services:
  cart: { owner: checkout }
  ledger: { owner: billing }
`,
      expect: ['cart + ledger: -4'],
    },
  ],
  quiet: [
    {
      title: 'Teams that work together, whichever side says it',
      map: `version: 1
teams:
  checkout: { worksWith: [billing] }
  billing: {}
services:
  cart: { owner: checkout }
  ledger: { owner: billing }
`,
    },
    {
      title: 'An owner that is not given says nothing',
      map: `version: 1
services:
  cart: { owner: checkout }
  ledger: {}
`,
    },
  ],
};
