import type { ServiceMap } from '../../map/model.ts';
import { apiBasis, apiPairs, apiUses, type ApiPair } from '../apiPairs.ts';
import { list, nameOf, pair } from '../common.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const code = 'stable-api';

/** Where two services meet at stable APIs, by pair of services. */
function meetings(map: ServiceMap, all: readonly ApiPair[]): Map<number, ApiPair[]> {
  const byPair = new Map<number, ApiPair[]>();
  for (const found of all) {
    const [a, b] = [found.consumer.service, found.provider.service];
    const key = Math.min(a, b) * map.services.length + Math.max(a, b);
    const known = byPair.get(key);
    if (known) known.push(found);
    else byPair.set(key, [found]);
  }
  return byPair;
}

/** One piece of evidence for two services, however many stable APIs they meet at. */
function meeting(map: ServiceMap, found: readonly ApiPair[], points: number): PairEvidence[] {
  const [first] = found;
  if (!first) return [];
  const { consumer, provider } = first;
  const names = [...new Set(found.map(({ api }) => api))];
  const reason = `${nameOf(map, consumer.service)} and ${nameOf(map, provider.service)} meet at the stable API ${list(names)}`;
  return [
    pair(code, consumer, provider, points, reason, { kind: 'api', name: first.api }, 'split'),
  ];
}

export const stableApi: Rule = {
  code,
  family: 'split',
  title: 'Stable API',
  what: 'Two services meet only at an API with an agreed contract (`stable`). Counted once a pair, however many such APIs there are.',
  why: 'Behind an agreed contract nobody cares about the implementation, nor about its flags.',
  todo: 'Nothing, as long as the contract holds. If consumers do need to know about changes behind it, the API is `evolving` or `internal`.',
  points: { kind: 'points', coupling: -4, 'fewer-projects': -2 },
  collect(map, points, memory) {
    const uses = apiUses(map, memory);
    const found = memory.once('all', [uses], () =>
      memory.named(
        'meetings',
        uses,
        (use) => (use.stability?.value === 'stable' ? apiBasis(use) : undefined),
        apiPairs,
      ),
    );
    const { indexes } = map.users;
    const byPair = memory.once('by pair', [indexes, found], () => meetings(map, found));
    return {
      pairs: memory.once('pairs', [byPair], () =>
        memory.named(
          'pairs',
          byPair,
          (met) => [indexes, ...met],
          (met) => meeting(map, met, points),
        ),
      ),
    };
  },
  triggers: [
    {
      title: 'An agreed contract',
      map: `version: 1
apis:
  pricing: { stability: stable }
services:
  cart: { consumesApis: [pricing] }
  pricing: { providesApis: [pricing] }
`,
      expect: ['cart + pricing: -4'],
    },
  ],
  quiet: [
    {
      title: 'An internal API',
      map: `version: 1
apis:
  pricing: { stability: internal }
services:
  cart: { consumesApis: [pricing] }
  pricing: { providesApis: [pricing] }
`,
    },
  ],
};
