import type { Rect } from './geometry.ts';
import { directWay, type Spot, type Streets, type Way } from './streets.ts';
import type { Pair } from './trunks.ts';
import { wayFinder } from './ways.ts';

/**
 * The ways of a picture by the names of the boxes they join. The next picture keeps those whose
 * boxes still stand where they stood: a way names gaps and corridors, which may grow, so it still
 * leads from the one to the other, and what has not changed does not jump.
 */
export interface KnownWays {
  /** Per row how many cells it had. */
  readonly cells: readonly number[];
  readonly spots: ReadonlyMap<string, Spot>;
  readonly ways: ReadonlyMap<string, Way>;
}

export interface WayKeeper {
  readonly known: KnownWays;
  find(a: number, b: number): Way;
}

/**
 * @param names of the boxes, by number
 * @param pairs whose ways the next picture keeps: all of them, whether or not somebody looks at them,
 *   so that it does not depend on what has been looked at. Any other way is found anew.
 */
export function keepWays(
  streets: Streets,
  boxes: readonly Rect[],
  names: readonly string[],
  pairs: readonly Pair[],
  before?: KnownWays,
): WayKeeper {
  const cells = streets.rows.map((row) => row.cells.length);
  const spots = new Map<string, Spot>();
  streets.spots.forEach((spot, box) => {
    if (spot) spots.set(names[box] ?? '', spot);
  });
  const stands =
    before?.cells.length === cells.length &&
    before.cells.every((count, row) => count <= (cells[row] ?? 0));
  const stayed = (name: string): boolean => {
    const [then, now] = [before?.spots.get(name), spots.get(name)];
    return then !== undefined && now !== undefined && sameSpot(then, now);
  };
  // Where no box has moved all ways are as they were, also those that have no line now.
  const all = stands && before.spots.size === spots.size && [...spots.keys()].every(stayed);
  const ways = new Map(all ? before.ways : []);
  const keyOf = (a: number, b: number): string => JSON.stringify([names[a], names[b]]);
  let search: ((a: number, b: number) => Way) | undefined;
  const find = (a: number, b: number): Way => {
    const known = ways.get(keyOf(a, b));
    return (
      directWay(streets, boxes, a, b) ??
      (known ? { ...known, a, b } : (search ??= wayFinder(streets, boxes))(a, b))
    );
  };
  for (const { a, b } of pairs) {
    const key = keyOf(a, b);
    const kept = stands && stayed(names[a] ?? '') && stayed(names[b] ?? '');
    ways.set(key, (kept ? before.ways.get(key) : undefined) ?? find(a, b));
  }
  return { known: { cells, spots, ways }, find };
}

const sameSpot = (p: Spot, q: Spot): boolean =>
  p.row === q.row && p.cell === q.cell && p.atTop === q.atTop && p.atBottom === q.atBottom;
