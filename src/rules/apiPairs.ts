import type { ServiceMap, Stability } from '../map/model.ts';
import type { Range } from '../map/text.ts';
import { usersOf, type User } from './common.ts';

/** A consumer of an API and a provider of it. */
export interface ApiPair {
  readonly api: string;
  readonly consumer: User;
  readonly provider: User;
  readonly stability: Stability | undefined;
  /** Where the stability is declared, if it is. */
  readonly declared: Range | undefined;
}

/** Every consumer with every provider of each API, a service with itself left out. */
export function apiPairs(map: ServiceMap): ApiPair[] {
  const providers = usersOf(map, (service) => service.providesApis);
  const consumers = usersOf(map, (service) => service.consumesApis);
  const result: ApiPair[] = [];
  for (const [api, users] of consumers) {
    const stability = map.apis?.get(api)?.stability;
    for (const consumer of users)
      for (const provider of providers.get(api) ?? [])
        if (consumer.service !== provider.service)
          result.push({
            api,
            consumer,
            provider,
            stability: stability?.value,
            declared: stability?.range,
          });
  }
  return result;
}
