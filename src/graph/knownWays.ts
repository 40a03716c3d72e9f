import type { Rect } from './geometry.ts';
import { directWay, type Spot, type Streets, type Way } from './streets.ts';
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
  readonly ways: Map<string, Way>;
}

/** Finds ways, and writes down in `known` what it has found. */
export interface WayKeeper {
  readonly known: KnownWays;
  find(a: number, b: number): Way;
}

/** @param names of the boxes, by number */
export function keepWays(
  streets: Streets,
  boxes: readonly Rect[],
  names: readonly string[],
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
  // Where no box has moved all ways are as they were, also those that nobody asks for now.
  const all = stands && before.spots.size === spots.size && [...spots.keys()].every(stayed);
  const ways = all ? before.ways : new Map<string, Way>();
  let search: ((a: number, b: number) => Way) | undefined;
  return {
    known: { cells, spots, ways },
    find(a, b) {
      const direct = directWay(streets, boxes, a, b);
      if (direct) return direct;
      const [from, to] = [names[a] ?? '', names[b] ?? ''];
      const key = JSON.stringify([from, to]);
      const kept = stands && stayed(from) && stayed(to) ? before.ways.get(key) : undefined;
      const way = kept ? { ...kept, a, b } : (search ??= wayFinder(streets, boxes))(a, b);
      ways.set(key, way);
      return way;
    },
  };
}

const sameSpot = (p: Spot, q: Spot): boolean =>
  p.row === q.row && p.cell === q.cell && p.atTop === q.atTop && p.atBottom === q.atBottom;
