import { apiPairs } from '../apiPairs.ts';
import { nameOf, pair } from '../common.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const code = 'internal-api';

export const internalApi: Rule = {
  code,
  family: 'share',
  title: 'API without an agreed contract',
  what: 'A service calls an API of another that is `internal`, or still `evolving`.',
  why: 'Without an agreed contract the consumer depends on the implementation, and so on the flags that change it.',
  todo: 'Agree on the contract and declare the API `stable`, or put both services in one project.',
  points: { kind: 'points', coupling: 4, 'fewer-projects': 4 },
  collect(map, points) {
    const pairs: PairEvidence[] = [];
    for (const { api, consumer, provider, stability } of apiPairs(map)) {
      if (stability === 'stable') continue;
      const thing = { kind: 'api', name: api } as const;
      const who = `${nameOf(map, consumer.service)} calls ${nameOf(map, provider.service)}’s API ${api}`;
      if (stability === undefined)
        pairs.push(
          pair(
            code,
            consumer,
            provider,
            0,
            `${who}; its stability is not declared, so it does not count`,
            thing,
            'share',
          ),
        );
      else {
        const weighed = stability === 'internal' ? points : Math.round(points / 2);
        const how =
          stability === 'internal'
            ? 'which has no agreed contract'
            : 'whose contract is still changing';
        pairs.push(pair(code, consumer, provider, weighed, `${who}, ${how}`, thing, 'share'));
      }
    }
    return { pairs };
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
