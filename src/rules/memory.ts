import { sameItems, unchanged } from '../map/sameItems.ts';
import { createTable, type Table } from './table.ts';

/** What a result was made from: it holds as long as these are the same objects or values. */
export type Basis = readonly unknown[];

/** What an edit has touched of one kind of subject, from one judgement to the next. */
export interface Touched<K> {
  /** Numbers of the two judgements. */
  readonly since: number;
  readonly now: number;
  readonly subjects: Iterable<K>;
}

/**
 * Where a rule need not look at all subjects: as long as `basis` holds, only those touched can
 * have changed. Without `touched` everything may have.
 */
export interface Scope<K> {
  readonly basis: Basis;
  readonly touched: Touched<K> | undefined;
}

/**
 * What one rule remembers from one judgement of a map to the next, so that only what an edit
 * touches is judged anew. `store` tells the tables of one rule apart. Lists in which nothing
 * has changed are the same object as the last time.
 */
export interface Memory {
  /** One result, made anew when its basis has changed. */
  once<T>(store: string, basis: Basis, make: () => T): T;
  /** Results by name, joined in the order of the table; no basis, no results. */
  named<K extends string | number, V, T>(
    store: string,
    table: ReadonlyMap<K, V>,
    basis: (value: V, name: K) => Basis | undefined,
    make: (value: V, name: K) => readonly T[],
    scope?: Scope<K>,
  ): readonly T[];
  /** Results by number, from 0 to `count` − 1, joined; no basis, no results. */
  listed<T>(
    store: string,
    count: number,
    basis: (index: number) => Basis | undefined,
    make: (index: number) => readonly T[],
    scope?: Scope<number>,
  ): readonly T[];
  /**
   * Results of objects that stay in their order while some of them are replaced; all of them
   * rest on `basis` besides the object itself.
   */
  aligned<S extends object, T>(
    store: string,
    items: readonly S[],
    basis: Basis,
    make: (item: S) => readonly T[],
  ): readonly T[];
}

interface Alignment {
  readonly basis: Basis;
  readonly items: readonly object[];
  readonly results: readonly (readonly unknown[])[];
  readonly joined: readonly unknown[];
}

export function createMemory(): Memory {
  const single = new Map<string, { readonly basis: Basis; readonly result: unknown }>();
  const tables = new Map<string, Table>();
  const alignments = new Map<string, Alignment>();
  const table = (store: string): Table => {
    let known = tables.get(store);
    if (!known) tables.set(store, (known = createTable()));
    return known;
  };
  return {
    once<T>(store: string, basis: Basis, make: () => T): T {
      const known = single.get(store);
      if (known && sameItems(known.basis, basis)) return known.result as T;
      const result = make();
      single.set(store, { basis, result });
      return result;
    },
    named: <K extends string | number, V, T>(
      store: string,
      values: ReadonlyMap<K, V>,
      basis: (value: V, name: K) => Basis | undefined,
      make: (value: V, name: K) => readonly T[],
      scope?: Scope<K>,
    ) =>
      table(store).look(
        values.keys(),
        (name) => {
          const value = values.get(name as K);
          return value === undefined ? undefined : basis(value, name as K);
        },
        (name) => make(values.get(name as K) as V, name as K),
        scope,
      ) as readonly T[],
    listed: <T>(
      store: string,
      count: number,
      basis: (index: number) => Basis | undefined,
      make: (index: number) => readonly T[],
      scope?: Scope<number>,
    ) =>
      table(store).look(
        numbers(count),
        (index) => basis(index as number),
        (index) => make(index as number),
        scope,
      ) as readonly T[],
    aligned<S extends object, T>(
      store: string,
      items: readonly S[],
      basis: Basis,
      make: (item: S) => readonly T[],
    ): readonly T[] {
      const last = alignments.get(store);
      const before = last && sameItems(last.basis, basis) ? last : undefined;
      const now = align(items, before, make);
      alignments.set(store, { ...now, basis, items });
      return now.joined as readonly T[];
    },
  };
}

const nothing: readonly unknown[] = [];

function* numbers(count: number): Iterable<number> {
  for (let index = 0; index < count; index++) yield index;
}

/** The results of the items, those at the beginning and at the end taken over where they are the same. */
function align<S extends object>(
  items: readonly S[],
  before: Alignment | undefined,
  make: (item: S) => readonly unknown[],
): Pick<Alignment, 'results' | 'joined'> {
  if (before?.items === items) return before;
  const made = (item: S): readonly unknown[] => {
    const result = make(item);
    return result.length === 0 ? nothing : result;
  };
  if (!before) {
    const results = items.map(made);
    return { results, joined: joinedOf(results) };
  }
  const { first, last } = compared(before.items, items);
  const behind = before.items.length - last;
  const fresh = items.slice(first, items.length - last).map(made);
  const same =
    fresh.every((result) => result === nothing) &&
    before.results.slice(first, behind).every((result) => result === nothing);
  // Mostly one item takes the place of another, and neither has anything to tell.
  if (same && items.length === before.items.length) return before;
  const results = [...before.results.slice(0, first), ...fresh, ...before.results.slice(behind)];
  return { results, joined: same ? before.joined : joinedOf(results) };
}

/** Several rules look at the same two lists. */
const comparisons = new WeakMap<
  readonly object[],
  { readonly before: readonly object[]; readonly result: ReturnType<typeof unchanged> }
>();

function compared(before: readonly object[], now: readonly object[]): ReturnType<typeof unchanged> {
  const known = comparisons.get(now);
  if (known?.before === before) return known.result;
  const result = unchanged(before, now);
  comparisons.set(now, { before, result });
  // Else each list would keep the one before it, and so all that ever were.
  comparisons.delete(before);
  return result;
}

function joinedOf(results: readonly (readonly unknown[])[]): readonly unknown[] {
  const joined: unknown[] = [];
  for (const result of results) for (const item of result) joined.push(item);
  return joined;
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
