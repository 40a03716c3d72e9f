import { exceptRows } from './classTerms.ts';
import { membersOf } from './partition.ts';
import type { Problem } from './problem.ts';

/** Two units whose weight is at or below half of this must be apart. */
export const forbidden = -1e15;

/** Sparse rows: those of row `i` are `start[i]` … `start[i + 1] − 1`. */
export interface Rows {
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/**
 * The services, joined into units that stay together, as a signed graph. Classes are kept as a
 * product of two sparse vectors: what a unit *holds* (a count per slot) and what it *asks* (points
 * per slot); the class points of two units, or of a unit and a group, are ask · hold. So a term
 * costs its classes and never its pairs, and hard separations are slots like any other.
 */
export interface UnitGraph {
  readonly size: number;
  /** Number of services in each unit. */
  readonly services: Float64Array;
  /** Explicit pairs, from both sides: points for one project less points for two; no classes. */
  readonly edges: Rows;
  readonly hold: Rows;
  readonly ask: Rows;
  readonly slots: number;
  /** Slots whose holders attract each other, in ascending order. */
  readonly attracting: Int32Array;
}

/** Collects entries row by row in any order and adds up those of one place. */
export function rowsFrom(size: number, entries: readonly Map<number, number>[]): Rows {
  let count = 0;
  for (const row of entries) count += row.size;
  const start = new Int32Array(size + 1);
  const index = new Int32Array(count);
  const value = new Float64Array(count);
  let at = 0;
  for (let i = 0; i < size; i++) {
    const sorted = [...(entries[i] ?? [])].sort((x, y) => x[0] - y[0]);
    for (const [column, amount] of sorted) {
      if (amount === 0) continue;
      index[at] = column;
      value[at] = amount;
      at++;
    }
    start[i + 1] = at;
  }
  return { start, index: index.slice(0, at), value: value.slice(0, at) };
}

const add = (row: Map<number, number> | undefined, column: number, amount: number): void => {
  row?.set(column, (row.get(column) ?? 0) + amount);
};

const emptyRows = (size: number): Map<number, number>[] =>
  Array.from({ length: size }, () => new Map<number, number>());

/** The graph of the units that `unitOf` numbers without holes. */
export function unitGraph(problem: Problem, unitOf: Int32Array): UnitGraph {
  const units = membersOf(unitOf);
  const size = units.count;
  const services = new Float64Array(size);
  for (const unit of unitOf) services[unit] = (services[unit] as number) + 1;

  const edges = emptyRows(size);
  const link = (a: number, b: number, points: number): void => {
    const x = unitOf[a] as number;
    const y = unitOf[b] as number;
    if (x === y || points === 0) return;
    add(edges[x], y, points);
    add(edges[y], x, points);
  };
  const { a, b, share, split } = problem.edges;
  for (let e = 0; e < a.length; e++)
    link(a[e] as number, b[e] as number, (share[e] as number) - (split[e] as number));
  for (const [x, y] of problem.apart) link(x, y, forbidden);

  const hold = emptyRows(size);
  const ask = emptyRows(size);
  const attracting: number[] = [];
  let slots = 0;
  for (const term of problem.classes) {
    const rows = exceptRows(term);
    // The first slot counts all that have a class; the others one class each.
    const base = slots;
    slots += term.classCount + 1;
    if (term.differ > 0 || [...term.except.values()].some((points) => points > 0))
      attracting.push(base);
    if (term.same > 0) for (let c = 0; c < term.classCount; c++) attracting.push(base + 1 + c);
    for (let v = 0; v < problem.size; v++) {
      const c = term.classOf[v] ?? -1;
      if (c < 0) continue;
      const unit = unitOf[v] as number;
      add(hold[unit], base, 1);
      add(hold[unit], base + 1 + c, 1);
      if (term.differ !== 0) add(ask[unit], base, term.differ);
      if (term.same !== term.differ) add(ask[unit], base + 1 + c, term.same - term.differ);
      for (let i = rows.start[c] as number; i < (rows.start[c + 1] as number); i++)
        add(
          ask[unit],
          base + 1 + (rows.partner[i] as number),
          (rows.points[i] as number) - term.differ,
        );
    }
  }
  for (const { left, right } of problem.separations) {
    if (left.length === 0 || right.length === 0) continue;
    const lefts = slots++;
    const rights = slots++;
    for (const v of left) {
      add(hold[unitOf[v] as number], lefts, 1);
      add(ask[unitOf[v] as number], rights, forbidden);
    }
    for (const v of right) {
      add(hold[unitOf[v] as number], rights, 1);
      add(ask[unitOf[v] as number], lefts, forbidden);
    }
  }
  return {
    size,
    services,
    edges: rowsFrom(size, edges),
    hold: rowsFrom(size, hold),
    ask: rowsFrom(size, ask),
    slots,
    attracting: Int32Array.from(attracting),
  };
}

/** What one unit asks, spread over the slots, so that its class points with many others are quick. */
export interface Asking {
  ask(unit: number): void;
  /** Class points of the unit that asks with another. */
  points(other: number): number;
}

export function asking({ ask, hold, slots }: UnitGraph): Asking {
  const spread = new Float64Array(slots);
  let current = -1;
  const write = (unit: number, keep: boolean): void => {
    for (let i = ask.start[unit] as number; i < (ask.start[unit + 1] as number); i++)
      spread[ask.index[i] as number] = keep ? (ask.value[i] as number) : 0;
  };
  return {
    ask(unit) {
      if (current >= 0) write(current, false);
      write(unit, true);
      current = unit;
    },
    points(other) {
      let total = 0;
      for (let i = hold.start[other] as number; i < (hold.start[other + 1] as number); i++)
        total += (spread[hold.index[i] as number] as number) * (hold.value[i] as number);
      return total;
    },
  };
}

const sumRows = (
  rows: Rows,
  groupOf: Int32Array,
  count: number,
  columnOf: (index: number, row: number) => number,
): Rows => {
  const entries = emptyRows(count);
  for (let unit = 0; unit < groupOf.length; unit++) {
    const row = groupOf[unit] as number;
    if (row < 0) continue;
    for (let i = rows.start[unit] as number; i < (rows.start[unit + 1] as number); i++) {
      const column = columnOf(rows.index[i] as number, row);
      if (column >= 0) add(entries[row], column, rows.value[i] as number);
    }
  }
  return rowsFrom(count, entries);
};

/**
 * The graph in which each group of `groupOf` (0 … count − 1) is one unit; units of group −1 are
 * left out. What is inside a group no longer counts.
 */
export function quotient(graph: UnitGraph, groupOf: Int32Array, count: number): UnitGraph {
  const services = new Float64Array(count);
  groupOf.forEach((group, unit) => {
    if (group >= 0)
      services[group] = (services[group] as number) + (graph.services[unit] as number);
  });
  const slot = (index: number): number => index;
  return {
    ...graph,
    size: count,
    services,
    edges: sumRows(graph.edges, groupOf, count, (other, row) => {
      const column = groupOf[other] as number;
      return column === row ? -1 : column;
    }),
    hold: sumRows(graph.hold, groupOf, count, slot),
    ask: sumRows(graph.ask, groupOf, count, slot),
  };
}
