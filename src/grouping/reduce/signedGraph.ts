import { mustBeApart } from '../instance/instance.ts';
import type { UnitGraph } from '../instance/unitGraph.ts';

/** A signed graph of which units are taken out, and pairs get other points. */
export interface SignedGraph {
  /** Neighbours of each unit with their points, none of them 0. */
  readonly near: readonly ReadonlyMap<number, number>[];
  points(a: number, b: number): number;
  setPoints(a: number, b: number, points: number): void;
  /** Takes a unit out of the graph; its former neighbours. */
  isolate(unit: number): readonly number[];
  /** The neighbour whose attraction is more than all other points of a unit. */
  outweighing(unit: number): number | undefined;
}

/**
 * The graph of all listed pairs. Of every unit the sum of its points is kept, and what its largest
 * attraction cannot exceed, so that `outweighing` looks at the neighbours only where there may be
 * one: a unit with very many of them is asked again each time it loses one.
 */
export function signedGraph({ size, edges }: UnitGraph): SignedGraph {
  const near = Array.from({ length: size }, () => new Map<number, number>());
  /** Without their signs, of pairs that may be together. */
  const total = new Float64Array(size);
  const mustBeApartFrom = new Int32Array(size);
  const mostAttraction = new Float64Array(size);
  /** Counts what is between a unit and another, or no longer counts it. */
  const count = (unit: number, points: number, sign: 1 | -1): void => {
    if (mustBeApart(points)) mustBeApartFrom[unit] = (mustBeApartFrom[unit] as number) + sign;
    else total[unit] = (total[unit] as number) + sign * Math.abs(points);
    if (sign > 0 && points > (mostAttraction[unit] as number)) mostAttraction[unit] = points;
  };
  /** From one side. */
  const set = (from: number, to: number, points: number): void => {
    const own = near[from] as Map<number, number>;
    count(from, own.get(to) ?? 0, -1);
    count(from, points, 1);
    if (points === 0) own.delete(to);
    else own.set(to, points);
  };
  for (let unit = 0; unit < size; unit++)
    for (let e = edges.start[unit] as number; e < (edges.start[unit + 1] as number); e++)
      set(unit, edges.index[e] as number, edges.value[e] as number);
  return {
    near,
    points: (a, b) => near[a]?.get(b) ?? 0,
    setPoints(a, b, points) {
      set(a, b, points);
      set(b, a, points);
    },
    isolate(unit) {
      const own = near[unit] as Map<number, number>;
      const others = [...own.keys()];
      for (const other of others) set(other, unit, 0);
      own.clear();
      total[unit] = 0;
      mustBeApartFrom[unit] = 0;
      mostAttraction[unit] = 0;
      return others;
    },
    outweighing(unit) {
      const half = (total[unit] as number) / 2;
      if (mustBeApartFrom[unit] !== 0 || (mostAttraction[unit] as number) <= half) return undefined;
      let most = 0;
      let to: number | undefined;
      for (const [other, points] of near[unit] as Map<number, number>)
        if (points > most) {
          most = points;
          to = other;
        }
      mostAttraction[unit] = most;
      return most > half ? to : undefined;
    },
  };
}
