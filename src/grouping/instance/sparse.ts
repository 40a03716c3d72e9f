import { blobNames, denseInstance, fullMatrix } from './dense.ts';
import { forbidden, type Instance } from './instance.ts';
import { createEntries, type Rows } from './rows.ts';
import { pointsOf, type UnitGraph } from './unitGraph.ts';

/** Up to this many units all pairs are written down. */
const largestMatrix = 1200;

/** An instance whose pairs are worked out from explicit edges and classes when asked. */
export interface SparseInstance extends Instance {
  readonly graph: UnitGraph;
}

export function sparseInstance(graph: UnitGraph, near: Rows, name: Int32Array): SparseInstance {
  const { size, services } = graph;
  const points = pointsOf(graph);
  return {
    size,
    services,
    name,
    near,
    graph,
    points,
    pairs: () => (graph.slots === 0 ? graph.edges : undefined),
    contract(blobOf, apart) {
      const blobs = blobNames(blobOf, services, name);
      const count = blobs.name.length;
      const joined = quotient(graph, blobOf, count, apart);
      return sparseInstance(joined, nearOf(joined, near, blobOf), blobs.name);
    },
    part(units) {
      const names = Int32Array.from(units, (unit) => name[unit] as number);
      if (units.length <= largestMatrix)
        return denseInstance(
          fullMatrix(units, points),
          Float64Array.from(units, (unit) => services[unit] as number),
          names,
        );
      const place = new Int32Array(size).fill(-1);
      units.forEach((unit, i) => (place[unit] = i));
      const inside = quotient(graph, place, units.length);
      return sparseInstance(inside, nearOf(inside, near, place), names);
    },
  };
}

/** Attraction of the joined units, among those that have a pair of attracting members. */
function nearOf(graph: UnitGraph, near: Rows, blobOf: Int32Array): Rows {
  const candidates = between(near, blobOf, graph.size).rows(graph.size, graph.size);
  const points = pointsOf(graph);
  const found = createEntries(candidates.index.length);
  for (let a = 0; a < graph.size; a++)
    for (let e = candidates.start[a] as number; e < (candidates.start[a + 1] as number); e++) {
      const b = candidates.index[e] as number;
      const value = points(a, b);
      if (value > 0) found.add(a, b, value);
    }
  return found.rows(graph.size, graph.size);
}

function between(rows: Rows, groupOf: Int32Array, size: number) {
  const entries = createEntries(Math.max(16, rows.index.length, size));
  for (let unit = 0; unit < groupOf.length; unit++) {
    const row = groupOf[unit] as number;
    if (row < 0) continue;
    for (let i = rows.start[unit] as number; i < (rows.start[unit + 1] as number); i++) {
      const column = groupOf[rows.index[i] as number] as number;
      if (column !== row && column >= 0) entries.add(row, column, rows.value[i] as number);
    }
  }
  return entries;
}

/**
 * The graph in which each group of `groupOf` (0 … count − 1) is one unit; units of group −1 are
 * left out. What is inside a group no longer counts. Pairs of units in `apart` must be apart.
 */
export function quotient(
  graph: UnitGraph,
  groupOf: Int32Array,
  count: number,
  apart: readonly (readonly [number, number])[] = [],
): UnitGraph {
  const services = new Float64Array(count);
  groupOf.forEach((group, unit) => {
    if (group >= 0)
      services[group] = (services[group] as number) + (graph.services[unit] as number);
  });
  const bySlot = (rows: Rows): Rows => {
    const entries = createEntries(Math.max(16, rows.index.length));
    for (let unit = 0; unit < groupOf.length; unit++) {
      const group = groupOf[unit] as number;
      if (group < 0) continue;
      for (let i = rows.start[unit] as number; i < (rows.start[unit + 1] as number); i++)
        entries.add(group, rows.index[i] as number, rows.value[i] as number);
    }
    return entries.rows(count, graph.slots);
  };
  const edges = between(graph.edges, groupOf, count);
  for (const [a, b] of apart) {
    edges.add(groupOf[a] as number, groupOf[b] as number, forbidden);
    edges.add(groupOf[b] as number, groupOf[a] as number, forbidden);
  }
  return {
    size: count,
    services,
    slots: graph.slots,
    edges: edges.rows(count, count),
    hold: bySlot(graph.hold),
    ask: bySlot(graph.ask),
  };
}

/** Attraction between the groups of a grouping: more than what repulsion leaves of it. */
export const nearBetween = (near: Rows, groupOf: Int32Array, count: number): Rows =>
  between(near, groupOf, count).rows(count, count);
