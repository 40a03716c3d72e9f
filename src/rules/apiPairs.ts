import type { ServiceMap, Setting, Stability } from '../map/model.ts';
import type { Range } from '../map/text.ts';
import type { User } from './common.ts';
import type { Basis, Memory } from './memory.ts';

/** A consumer of an API and a provider of it. */
export interface ApiPair {
  readonly api: string;
  readonly consumer: User;
  readonly provider: User;
  readonly stability: Stability | undefined;
  /** Where the stability is declared, if it is. */
  readonly declared: Range | undefined;
}

/** An API that is provided and consumed. */
export interface ApiUse {
  readonly consumers: readonly User[];
  readonly providers: readonly User[];
  readonly stability: Setting<Stability> | undefined;
}

/** The APIs by name, the same table as long as none of them has changed. */
export const apiUses = (map: ServiceMap, memory: Memory): ReadonlyMap<string, ApiUse> =>
  memory.once('apis', [map.users.consumesApis, map.users.providesApis, map.apis], () => {
    const found = new Map<string, ApiUse>();
    for (const [api, consumers] of map.users.consumesApis) {
      const providers = map.users.providesApis.get(api);
      if (providers)
        found.set(api, { consumers, providers, stability: map.apis?.get(api)?.stability });
    }
    return found;
  });

/** What the pairs of an API rest on. */
export const apiBasis = ({ consumers, providers, stability }: ApiUse): Basis => [
  consumers,
  providers,
  stability,
];

/** Every consumer with every provider of an API, a service with itself left out. */
export function apiPairs({ consumers, providers, stability }: ApiUse, api: string): ApiPair[] {
  const pairs: ApiPair[] = [];
  for (const consumer of consumers)
    for (const provider of providers)
      if (provider.service !== consumer.service)
        pairs.push({
          api,
          consumer,
          provider,
          stability: stability?.value,
          declared: stability?.range,
        });
  return pairs;
}
