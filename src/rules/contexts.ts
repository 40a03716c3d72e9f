import type { Context, ServiceMap } from '../map/model.ts';

/**
 * Whether two contexts are one: `same` by name or in every fact, `similar` where they overlap,
 * `different` with another identity, no trait in common, or nothing to compare but the names.
 */
export function compareContexts(
  map: ServiceMap,
  a: string,
  b: string,
): 'same' | 'similar' | 'different' {
  if (a === b) return 'same';
  const x = map.contexts?.get(a);
  const y = map.contexts?.get(b);
  if (!x || !y) return 'different';
  const identities = x.identity && y.identity ? x.identity.value === y.identity.value : undefined;
  if (identities === false) return 'different';
  const keys = new Set(y.traits.map(({ name }) => name.text));
  const common = x.traits.some(({ name }) => keys.has(name.text));
  if (x.traits.length > 0 && y.traits.length > 0 && !common) return 'different';
  if (identities === undefined && !common) return 'different';
  return identities && facts(x) === facts(y) ? 'same' : 'similar';
}

const facts = (context: Context): string =>
  context.traits
    .map(({ name, type }) => `${name.text}:${type?.value ?? ''}`)
    .sort()
    .join();

/** Traits of both contexts that have two types: the key and both types. */
export function traitConflicts(
  a: Context,
  b: Context,
): { key: string; types: readonly [string, string] }[] {
  const types = new Map(b.traits.map(({ name, type }) => [name.text, type?.value]));
  return a.traits.flatMap(({ name, type }) => {
    const other = types.get(name.text);
    return type && other && other !== type.value
      ? [{ key: name.text, types: [type.value, other] as const }]
      : [];
  });
}
