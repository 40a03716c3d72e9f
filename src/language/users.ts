import type { Service } from '../map/model.ts';
import type { Users } from '../map/users.ts';
import type { ParsedMap } from '../map/parse.ts';
import type { NameOf } from './places.ts';

export const serviceNamed = ({ model }: ParsedMap, name: string): Service | undefined =>
  model.services[model.users.indexes.get(name) ?? -1];

/** The services that name a thing, ascending. */
export function usersOf(map: ParsedMap, thing: NameOf): readonly number[] {
  const { users } = map.model;
  const { text } = thing.name;
  const known = (list: UserList): number[] =>
    (users[list].get(text) ?? []).map(({ service }) => service);
  switch (thing.kind) {
    case 'database':
      return known('databases');
    case 'flag':
      return known('flags');
    case 'segment':
      return known('segments');
    case 'context':
      return known('contexts');
    case 'project':
      return known('projects');
    case 'service':
      return known('releasesWith');
    case 'api':
      return ascending([...known('providesApis'), ...known('consumesApis')]);
    case 'team':
      return known('owners');
    case 'product':
      return known('products');
  }
}

type UserList = Exclude<keyof Users, 'indexes'>;
type ApiList = 'providesApis' | 'consumesApis';

/** The services that provide an API, or consume it, ascending. */
export const apiUsers = ({ model }: ParsedMap, api: string, list: ApiList): readonly number[] =>
  (model.users[list].get(api) ?? []).map(({ service }) => service);

const ascending = (services: readonly number[]): number[] =>
  [...new Set(services)].sort((a, b) => a - b);

export const namesOf = ({ model }: ParsedMap, services: readonly number[]): string[] =>
  services.map((service) => model.services[service]?.name.text ?? '');
