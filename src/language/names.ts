import type { Name, NameKind, ServiceMap } from '../map/model.ts';
import type { ParsedMap } from '../map/parse.ts';
import { sectionOf } from '../map/vocabulary.ts';

/** What names exist in a map, read from its model: no place in the text is looked at. */

type Section = Exclude<keyof ServiceMap & `${NameKind}s`, 'services'>;

/** What the map declares of a kind, in the order of the text; services by name. */
export function declaredNames({ model }: ParsedMap, kind: NameKind): Iterable<string> {
  return kind === 'service'
    ? model.users.indexes.keys()
    : (model[sectionOf(kind).name as Section]?.keys() ?? []);
}

const textsOf = (names: readonly Name[] | undefined): string[] =>
  (names ?? []).map(({ text }) => text);

const every = <T>(
  section: ReadonlyMap<string, T> | undefined,
  names: (entry: T) => readonly Name[] | undefined,
): string[] => [...(section?.values() ?? [])].flatMap((entry) => textsOf(names(entry)));

const one = (name: Name | undefined): readonly Name[] => (name ? [name] : []);

/** The lists that refer to names of each kind; those that services use come first, in order. */
const references: Readonly<Record<NameKind, (model: ServiceMap) => readonly Iterable<string>[]>> = {
  service: (model) => [
    model.users.releasesWith.keys(),
    every(model.databases, ({ schemaOwner }) => one(schemaOwner)),
    model.constraints.flatMap(({ services }) => textsOf(services)),
  ],
  team: (model) => [
    model.users.owners.keys(),
    every(model.teams, ({ worksWith }) => worksWith),
    every(model.flags, ({ visibleTo }) => visibleTo),
    every(model.projects, ({ access }) => access),
  ],
  product: ({ users }) => [users.products.keys()],
  context: (model) => [
    model.users.contexts.keys(),
    every(model.segments, ({ context }) => one(context)),
  ],
  database: ({ users }) => [users.databases.keys()],
  api: ({ users }) => [users.providesApis.keys(), users.consumesApis.keys()],
  segment: ({ users }) => [users.segments.keys()],
  flag: (model) => [model.users.flags.keys(), every(model.flags, ({ requires }) => requires)],
  project: ({ users }) => [users.projects.keys()],
};

/** The names of a kind that something refers to; one may come twice. */
export function* referredNames({ model }: ParsedMap, kind: NameKind): Iterable<string> {
  for (const names of references[kind](model)) yield* names;
}

/** All names of a kind, each once. */
export function namesOfKind(map: ParsedMap, kind: NameKind): Set<string> {
  const names = new Set(declaredNames(map, kind));
  for (const name of referredNames(map, kind)) names.add(name);
  return names;
}

/** Whether a map has a name of that kind. */
export const isNamed = (map: ParsedMap, kind: NameKind, name: string): boolean => {
  for (const declared of declaredNames(map, kind)) if (declared === name) return true;
  for (const referred of referredNames(map, kind)) if (referred === name) return true;
  return false;
};
