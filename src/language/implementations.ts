import type { Range } from '../map/text.ts';
import type { Analysis } from './analysis.ts';
import { occurrenceAt } from './places.ts';
import { serviceNamed, usersOf } from './users.ts';

/**
 * The services behind the name at `offset`: those that provide an API, those that use anything
 * else, and for a service those that consume its APIs or are released with it.
 */
export function implementationsAt({ map }: Analysis, offset: number): Range[] {
  const found = occurrenceAt(map, offset);
  if (!found) return [];
  let services = usersOf(map, found, found.kind === 'api' ? 'providesApis' : undefined);
  if (found.kind === 'api' && services.length === 0) services = usersOf(map, found);
  if (found.kind === 'service') {
    const apis = serviceNamed(map, found.name.text)?.providesApis ?? [];
    const consumers = apis.flatMap((name) => usersOf(map, { kind: 'api', name }, 'consumesApis'));
    services = [...new Set([...services, ...consumers])];
  }
  return services
    .flatMap((service) => map.model.services[service]?.name.range ?? [])
    .sort((a, b) => a.start - b.start);
}
