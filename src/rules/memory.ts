import { sameItems } from '../map/sameItems.ts';

/** What a result was made from: it holds as long as these are the same objects or values. */
export type Basis = readonly unknown[];

/**
 * What one rule remembers from one judgement of a map to the next, so that only what an edit
 * touches is judged anew. `store` tells the tables of one rule apart.
 */
export interface Memory {
  /** One result, made anew when its basis has changed. */
  once<T>(store: string, basis: Basis, make: () => T): T;
  /** Results by name, joined in the order of the table; no basis, no results. */
  named<V, T>(
    store: string,
    table: Iterable<readonly [string, V]>,
    basis: (value: V, name: string) => Basis | undefined,
    make: (value: V, name: string) => readonly T[],
  ): T[];
  /** Results by number, from 0 to `count` − 1, joined; no basis, no results. */
  listed<T>(
    store: string,
    count: number,
    basis: (index: number) => Basis | undefined,
    make: (index: number) => readonly T[],
  ): T[];
  /**
   * Results of objects that stay in their order while some of them are replaced; all of them
   * rest on `basis` besides the object itself.
   */
  aligned<S extends object, T>(
    store: string,
    items: readonly S[],
    basis: Basis,
    make: (item: S) => readonly T[],
  ): T[];
}

interface Remembered {
  readonly basis: Basis;
  readonly result: readonly unknown[];
}

interface Alignment {
  readonly basis: Basis;
  readonly items: readonly object[];
  readonly results: readonly (readonly unknown[])[];
}

export function createMemory(): Memory {
  const single = new Map<string, { readonly basis: Basis; readonly result: unknown }>();
  const tables = new Map<string, Map<string | number, Remembered>>();
  const alignments = new Map<string, Alignment>();
  const table = (store: string): Map<string | number, Remembered> => {
    let known = tables.get(store);
    if (!known) tables.set(store, (known = new Map()));
    return known;
  };
  const recall = <T>(
    known: Map<string | number, Remembered>,
    key: string | number,
    basis: Basis | undefined,
    make: () => readonly T[],
    into: T[],
  ): void => {
    if (!basis) {
      known.delete(key);
      return;
    }
    let entry = known.get(key);
    if (!entry || !sameItems(entry.basis, basis)) {
      entry = { basis, result: make() };
      known.set(key, entry);
    }
    for (const item of entry.result) into.push(item as T);
  };
  return {
    once<T>(store: string, basis: Basis, make: () => T): T {
      const known = single.get(store);
      if (known && sameItems(known.basis, basis)) return known.result as T;
      const result = make();
      single.set(store, { basis, result });
      return result;
    },
    named<V, T>(
      store: string,
      values: Iterable<readonly [string, V]>,
      basis: (value: V, name: string) => Basis | undefined,
      make: (value: V, name: string) => readonly T[],
    ): T[] {
      const known = table(store);
      const result: T[] = [];
      let count = 0;
      for (const [name, value] of values) {
        count++;
        recall(known, name, basis(value, name), () => make(value, name), result);
      }
      // Names that are gone are forgotten, now and then.
      if (known.size > 2 * count + 100) tables.delete(store);
      return result;
    },
    listed<T>(
      store: string,
      count: number,
      basis: (index: number) => Basis | undefined,
      make: (index: number) => readonly T[],
    ): T[] {
      const known = table(store);
      const result: T[] = [];
      for (let index = 0; index < count; index++)
        recall(known, index, basis(index), () => make(index), result);
      if (known.size > 2 * count + 100) tables.delete(store);
      return result;
    },
    aligned<S extends object, T>(
      store: string,
      items: readonly S[],
      basis: Basis,
      make: (item: S) => readonly T[],
    ): T[] {
      const last = alignments.get(store);
      const before = last && sameItems(last.basis, basis) ? last : undefined;
      const results = aligned(items, before, make);
      alignments.set(store, { basis, items, results });
      const joined: T[] = [];
      for (const found of results) for (const item of found) joined.push(item as T);
      return joined;
    },
  };
}

/** The results of the items, those at the beginning and at the end taken over where they are the same. */
function aligned<S extends object>(
  items: readonly S[],
  before: Alignment | undefined,
  make: (item: S) => readonly unknown[],
): readonly (readonly unknown[])[] {
  const old = before?.items ?? [];
  const shorter = Math.min(items.length, old.length);
  let first = 0;
  while (first < shorter && items[first] === old[first]) first++;
  let last = 0;
  while (last < shorter - first && items.at(-1 - last) === old.at(-1 - last)) last++;
  if (before && first === items.length && items.length === old.length) return before.results;
  const results = before ? before.results.slice(0, first) : [];
  for (let i = first; i < items.length - last; i++) results.push(make(items[i] as S));
  if (before) for (const result of before.results.slice(old.length - last)) results.push(result);
  return results;
}

/** A memory for each rule; those of rules whose points have changed are fresh. */
export interface Memories {
  of(rule: string, points?: number): Memory;
}

export function createMemories(): Memories {
  const known = new Map<string, { readonly points: number | undefined; readonly memory: Memory }>();
  return {
    of(rule, points) {
      const last = known.get(rule);
      if (last && last.points === points) return last.memory;
      const memory = createMemory();
      known.set(rule, { points, memory });
      return memory;
    },
  };
}
