import { sameItems, unchanged } from '../map/sameItems.ts';

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
  named<K extends string | number, V, T>(
    store: string,
    table: Iterable<readonly [K, V]>,
    basis: (value: V, name: K) => Basis | undefined,
    make: (value: V, name: K) => readonly T[],
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

/** Results in the order in which they were asked for: mostly the order of the next time, too. */
interface Table {
  readonly keys: readonly (string | number)[];
  readonly entries: readonly (Remembered | undefined)[];
}

interface Alignment {
  readonly basis: Basis;
  readonly items: readonly object[];
  readonly results: readonly (readonly unknown[])[];
}

export function createMemory(): Memory {
  const single = new Map<string, { readonly basis: Basis; readonly result: unknown }>();
  const tables = new Map<string, Table>();
  const alignments = new Map<string, Alignment>();
  return {
    once<T>(store: string, basis: Basis, make: () => T): T {
      const known = single.get(store);
      if (known && sameItems(known.basis, basis)) return known.result as T;
      const result = make();
      single.set(store, { basis, result });
      return result;
    },
    named<K extends string | number, V, T>(
      store: string,
      values: Iterable<readonly [K, V]>,
      basis: (value: V, name: K) => Basis | undefined,
      make: (value: V, name: K) => readonly T[],
    ): T[] {
      const find = finder(tables.get(store));
      const keys: K[] = [];
      const entries: (Remembered | undefined)[] = [];
      const result: T[] = [];
      for (const [name, value] of values) {
        const now = basis(value, name);
        let entry = now && find(keys.length, name);
        if (now && !(entry && sameItems(entry.basis, now)))
          entry = { basis: now, result: make(value, name) };
        keys.push(name);
        entries.push(entry);
        if (entry) for (const item of entry.result) result.push(item as T);
      }
      tables.set(store, { keys, entries });
      return result;
    },
    listed<T>(
      store: string,
      count: number,
      basis: (index: number) => Basis | undefined,
      make: (index: number) => readonly T[],
    ): T[] {
      const known = tables.get(store)?.entries;
      const entries: (Remembered | undefined)[] = [];
      const result: T[] = [];
      for (let index = 0; index < count; index++) {
        const now = basis(index);
        let entry = now && known?.[index];
        if (now && !(entry && sameItems(entry.basis, now)))
          entry = { basis: now, result: make(index) };
        entries.push(entry);
        if (entry) for (const item of entry.result) result.push(item as T);
      }
      tables.set(store, { keys: [], entries });
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

/** Finds what is remembered of a name, first where it stood the last time. */
function finder(
  table: Table | undefined,
): (index: number, key: string | number) => Remembered | undefined {
  if (!table) return () => undefined;
  const { keys, entries } = table;
  let shift = 0;
  let places: Map<string | number, number> | undefined;
  return (index, key) => {
    if (keys[index + shift] === key) return entries[index + shift];
    places ??= new Map(keys.map((known, place) => [known, place]));
    const place = places.get(key);
    if (place === undefined) {
      shift--;
      return undefined;
    }
    shift = place - index;
    return entries[place];
  };
}

/** The results of the items, those at the beginning and at the end taken over where they are the same. */
function aligned<S extends object>(
  items: readonly S[],
  before: Alignment | undefined,
  make: (item: S) => readonly unknown[],
): readonly (readonly unknown[])[] {
  const old = before?.items ?? [];
  const { first, last } = unchanged(old, items);
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
