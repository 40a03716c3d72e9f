import type { ServiceMap, Stability } from '../map/model.ts';
import type { Range } from '../map/text.ts';
import type { User } from './common.ts';
import type { Basis } from './memory.ts';

/** A consumer of an API and a provider of it. */
export interface ApiPair {
  readonly api: string;
  readonly consumer: User;
  readonly provider: User;
  readonly stability: Stability | undefined;
  /** Where the stability is declared, if it is. */
  readonly declared: Range | undefined;
}

/** Every consumer with every provider of an API, a service with itself left out. */
export function apiPairs(map: ServiceMap, api: string): ApiPair[] {
  const stability = map.apis?.get(api)?.stability;
  const providers = map.users.providesApis.get(api) ?? [];
  return (map.users.consumesApis.get(api) ?? []).flatMap((consumer) =>
    providers
      .filter(({ service }) => service !== consumer.service)
      .map((provider) => ({
        api,
        consumer,
        provider,
        stability: stability?.value,
        declared: stability?.range,
      })),
  );
}

/** What the pairs of an API rest on; undefined where it has none. */
export function apiBasis(map: ServiceMap, api: string): Basis | undefined {
  const providers = map.users.providesApis.get(api);
  return providers && [providers, map.users.consumesApis.get(api), map.apis?.get(api)?.stability];
}
