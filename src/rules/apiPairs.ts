import type { ServiceMap, Setting, Stability } from '../map/model.ts';
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

/** An API that is provided and consumed. */
export interface ApiUse {
  readonly consumers: readonly User[];
  readonly providers: readonly User[];
  readonly stability: Setting<Stability> | undefined;
}

const uses = new WeakMap<ServiceMap, readonly (readonly [string, ApiUse])[]>();

/** The APIs by name, in the order of the names. */
export function apiUses(map: ServiceMap): readonly (readonly [string, ApiUse])[] {
  let known = uses.get(map);
  if (known) return known;
  const { consumesApis, providesApis } = map.users;
  const found: (readonly [string, ApiUse])[] = [];
  for (const [api, consumers] of consumesApis) {
    const providers = providesApis.get(api);
    if (providers)
      found.push([api, { consumers, providers, stability: map.apis?.get(api)?.stability }]);
  }
  uses.set(map, (known = found));
  return known;
}

/** What the pairs of an API rest on. */
export const apiBasis = ({ consumers, providers, stability }: ApiUse): Basis => [
  consumers,
  providers,
  stability,
];

/** Every consumer with every provider of an API, a service with itself left out. */
export const apiPairs = ({ consumers, providers, stability }: ApiUse, api: string): ApiPair[] =>
  consumers.flatMap((consumer) =>
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
