import type { Service } from '../map/model.ts';
import type { ParsedMap } from '../map/parse.ts';
import { referencesOf, type NameOf } from './places.ts';

const indexes = new WeakMap<ParsedMap, ReadonlyMap<string, number>>();

/** Index of each service in the model, by its name. */
export function serviceIndexes(map: ParsedMap): ReadonlyMap<string, number> {
  let known = indexes.get(map);
  if (!known) {
    known = new Map(map.model.services.map(({ name }, index) => [name.text, index]));
    indexes.set(map, known);
  }
  return known;
}

export const serviceNamed = (map: ParsedMap, name: string): Service | undefined =>
  map.model.services[serviceIndexes(map).get(name) ?? -1];

/** The services that name a thing, ascending; behind `key` where one is given. */
export function usersOf(map: ParsedMap, thing: NameOf, key?: string): number[] {
  const byName = serviceIndexes(map);
  const users = new Set<number>();
  for (const { role, within, key: behind } of referencesOf(map, thing)) {
    if (role === 'declaration' || within?.kind !== 'service') continue;
    const service = byName.get(within.name);
    if (service !== undefined && (key === undefined || key === behind)) users.add(service);
  }
  return [...users].sort((a, b) => a - b);
}

export const namesOf = ({ model }: ParsedMap, services: readonly number[]): string[] =>
  services.map((service) => model.services[service]?.name.text ?? '');
