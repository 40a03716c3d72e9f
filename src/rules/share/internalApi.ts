import type { ServiceMap } from '../../map/model.ts';
import { apiBasis, apiPairs, apiUses, type ApiPair } from '../apiPairs.ts';
import { nameOf, pair } from '../common.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const code = 'internal-api';

function coupling(
  map: ServiceMap,
  { api, consumer, provider, stability }: ApiPair,
  points: number,
): PairEvidence[] {
  if (stability === 'stable') return [];
  const thing = { kind: 'api', name: api } as const;
  const who = `${nameOf(map, consumer.service)} calls API ${api} of ${nameOf(map, provider.service)}`;
  const [weighed, how] =
    stability === undefined
      ? [0, '; its stability is not declared, so it does not count']
      : stability === 'internal'
        ? [points, ', which has no agreed contract']
        : [Math.round(points / 2), ', whose contract is still changing'];
  return [pair(code, consumer, provider, weighed, `${who}${how}`, thing, 'share')];
}

export const internalApi: Rule = {
  code,
  family: 'share',
  title: 'API without an agreed contract',
  what: 'A service calls an API of another that is `internal`, or still `evolving`.',
  why: 'Without an agreed contract the consumer depends on the implementation, and so on the flags that change it.',
  todo: 'Agree on the contract and declare the API `stable`, or put both services in one project.',
  points: { kind: 'points', coupling: 4, 'fewer-projects': 4 },
  collect(map, points, memory) {
    const uses = apiUses(map, memory);
    return {
      pairs: memory.once('all', [uses], () =>
        memory.named('pairs', uses, apiBasis, (use, api) =>
          apiPairs(use, api).flatMap((found) => coupling(map, found, points)),
        ),
      ),
    };
  },
  triggers: [
    {
      title: 'An internal API',
      map: `version: 1
apis:
  pricing: { stability: internal }
services:
  cart: { consumesApis: [pricing] }
  pricing: { providesApis: [pricing] }
`,
      expect: ['cart + pricing: +4'],
    },
    {
      title: 'An API that still changes',
      map: `version: 1
apis:
  pricing: { stability: evolving }
services:
  cart: { consumesApis: [pricing] }
  pricing: { providesApis: [pricing] }
`,
      expect: ['cart + pricing: +2'],
    },
  ],
  quiet: [
    {
      title: 'Nobody has said how firm the contract is',
      map: `version: 1
services:
  cart: { consumesApis: [pricing] }
  pricing: { providesApis: [pricing] }
`,
    },
  ],
};
