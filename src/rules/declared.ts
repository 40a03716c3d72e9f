import type { Declaration, NameKind, ServiceMap } from '../map/model.ts';

/** What is declared of a kind, by name; undefined where its section does not exist. */
export function declarationsOf(
  map: ServiceMap,
  kind: Exclude<NameKind, 'service'>,
): ReadonlyMap<string, Declaration> | undefined {
  switch (kind) {
    case 'team':
      return map.teams;
    case 'product':
      return map.products;
    case 'context':
      return map.contexts;
    case 'database':
      return map.databases;
    case 'api':
      return map.apis;
    case 'segment':
      return map.segments;
    case 'flag':
      return map.flags;
    case 'project':
      return map.projects;
  }
}

/** The declared names of a kind; undefined where its section does not exist. */
export const declaredNames = (
  map: ServiceMap,
  kind: NameKind,
): ReadonlyMap<string, unknown> | undefined =>
  kind === 'service' ? map.users.indexes : declarationsOf(map, kind);
