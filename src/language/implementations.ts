import type { ParsedMap } from '../map/parse.ts';
import type { Range } from '../map/text.ts';
import type { Analysis } from './analysis.ts';
import { occurrenceAt, type NameOf } from './places.ts';
import { apiUsers, serviceNamed, usersOf } from './users.ts';

/**
 * The services behind the name at `offset`: those that provide an API, those that use anything
 * else, and for a service those that consume its APIs or are released with it.
 */
export function implementationsAt({ map }: Analysis, offset: number): Range[] {
  const found = occurrenceAt(map, offset);
  if (!found) return [];
  return servicesBehind(map, found)
    .flatMap((service) => map.model.services[service]?.name.range ?? [])
    .sort((a, b) => a.start - b.start);
}

function servicesBehind(map: ParsedMap, { kind, name }: NameOf): readonly number[] {
  const users = usersOf(map, { kind, name });
  if (kind === 'api') {
    const providers = apiUsers(map, name.text, 'providesApis');
    return providers.length > 0 ? providers : users;
  }
  if (kind !== 'service') return users;
  const apis = serviceNamed(map, name.text)?.providesApis ?? [];
  const consumers = apis.flatMap((api) => apiUsers(map, api.text, 'consumesApis'));
  return [...new Set([...users, ...consumers])];
}
