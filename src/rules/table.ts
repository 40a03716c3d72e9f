import { sameItems } from '../map/sameItems.ts';
import type { Basis, Scope } from './memory.ts';

type Key = string | number;

interface Remembered {
  readonly basis: Basis;
  readonly result: readonly unknown[];
}

/** Results by key, made anew where their basis has changed. */
export interface Table {
  /** All results joined in the order of the keys; the same list as before where none has changed. */
  look(
    keys: Iterable<Key>,
    basis: (key: Key) => Basis | undefined,
    make: (key: Key) => readonly unknown[],
    scope: Scope<Key> | undefined,
  ): readonly unknown[];
}

const nothing: readonly unknown[] = [];

export function createTable(): Table {
  let keys: Key[] = [];
  let entries: (Remembered | undefined)[] = [];
  /** Where each key stands, made when it is first asked for. */
  let places: Map<Key, number> | undefined;
  let joined: readonly unknown[] = nothing;
  /** How many of the joined results each entry has. */
  let counts: number[] = [];
  let last: { readonly basis: Basis; readonly tick: number } | undefined;

  const placeOf = (key: Key): number | undefined => {
    places ??= new Map(keys.map((known, place) => [known, place]));
    return places.get(key);
  };
  const renewed = (
    entry: Remembered | undefined,
    now: Basis | undefined,
    make: () => readonly unknown[],
  ): Remembered | undefined => {
    if (!now) return undefined;
    if (entry && sameItems(entry.basis, now)) return entry;
    const result = make();
    // Kept without the room that a list which grew has for more.
    return { basis: now.slice(), result: result.length === 0 ? nothing : result.slice() };
  };
  const join = (): readonly unknown[] => {
    const all: unknown[] = [];
    for (const entry of entries) if (entry) for (const item of entry.result) all.push(item);
    counts = entries.map((entry) => entry?.result.length ?? 0);
    return (joined = all);
  };
  /** Joins anew what stands at some places, and takes over the rest without a look at it. */
  const patch = (changed: readonly number[]): readonly unknown[] => {
    const all: unknown[] = [];
    let from = 0;
    let taken = 0;
    const takeOver = (place: number): void => {
      let to = from;
      for (; taken < place; taken++) to += counts[taken] ?? 0;
      for (; from < to; from++) all.push(joined[from]);
    };
    for (const place of [...changed].sort((a, b) => a - b)) {
      takeOver(place);
      const { result = nothing } = entries[place] ?? {};
      for (const item of result) all.push(item);
      from += counts[place] ?? 0;
      counts[place] = result.length;
      taken = place + 1;
    }
    takeOver(entries.length);
    return (joined = all);
  };

  return {
    look(order, basis, make, scope) {
      const touched = scope?.touched;
      const partly = touched && last?.tick === touched.since && sameItems(last.basis, scope.basis);
      last = scope && { basis: scope.basis, tick: touched?.now ?? -1 };
      if (partly) {
        const changed: number[] = [];
        for (const key of touched.subjects) {
          const place = placeOf(key);
          if (place === undefined) continue;
          const entry = entries[place];
          const now = renewed(entry, basis(key), () => make(key));
          entries[place] = now;
          if ((now?.result ?? nothing) !== (entry?.result ?? nothing)) changed.push(place);
        }
        return changed.length > 0 ? patch(changed) : joined;
      }
      let changed = false;
      const before = { keys, entries, places };
      keys = [];
      entries = [];
      places = undefined;
      let shift = 0;
      for (const key of order) {
        const index = keys.length;
        let place: number | undefined = index + shift;
        // Mostly a key stands where it stood, or as far from it as the one before.
        if (before.keys[place] !== key) {
          before.places ??= new Map(before.keys.map((known, at) => [known, at]));
          place = before.places.get(key);
          shift = place === undefined ? shift - 1 : place - index;
        }
        const entry = place === undefined ? undefined : before.entries[place];
        const now = renewed(entry, basis(key), () => make(key));
        keys.push(key);
        entries.push(now);
        if ((now?.result ?? nothing) !== (before.entries[index]?.result ?? nothing)) changed = true;
      }
      if (!changed && before.entries.length <= entries.length) return joined;
      return join();
    },
  };
}
