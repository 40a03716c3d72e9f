import { exceptRows, type ExceptRows } from '../classTerms.ts';
import type { ClassTerm, Problem } from '../problem.ts';
import { forbidden } from './instance.ts';
import { createEntries, valueAt, type Entries, type Rows } from './rows.ts';

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
}

/** The graph of the units that `unitOf` numbers without holes. */
export function unitGraph(problem: Problem, unitOf: Int32Array): UnitGraph {
  let size = 0;
  for (const unit of unitOf) if (unit >= size) size = unit + 1;
  const services = new Float64Array(size);
  for (const unit of unitOf) services[unit] = (services[unit] as number) + 1;
  const held = createEntries(problem.size * (2 * problem.classes.length + 1));
  const asked = createEntries(problem.size * (3 * problem.classes.length + 1));
  let slots = 0;
  const terms = problem.classes.map((term) => {
    const slotted = { term, rows: exceptRows(term), base: slots };
    slots += term.classCount + 1;
    return slotted;
  });
  // Service by service, so that the entries come nearly in the order of their rows.
  for (let v = 0; v < problem.size; v++)
    for (const term of terms) addClassOf(v, unitOf[v] as number, term, held, asked);
  for (const { left, right } of problem.separations) {
    if (left.length === 0 || right.length === 0) continue;
    const lefts = slots++;
    const rights = slots++;
    for (const v of left) {
      held.add(unitOf[v] as number, lefts, 1);
      asked.add(unitOf[v] as number, rights, forbidden);
    }
    for (const v of right) {
      held.add(unitOf[v] as number, rights, 1);
      asked.add(unitOf[v] as number, lefts, forbidden);
    }
  }
  return {
    size,
    services,
    edges: explicitEdges(problem, unitOf).rows(size, size),
    hold: held.rows(size, slots),
    ask: asked.rows(size, slots),
    slots,
  };
}

function explicitEdges({ edges, apart }: Problem, unitOf: Int32Array): Entries {
  const entries = createEntries(2 * (edges.a.length + apart.length));
  const link = (a: number, b: number, points: number): void => {
    const x = unitOf[a] as number;
    const y = unitOf[b] as number;
    if (x === y || points === 0) return;
    entries.add(x, y, points);
    entries.add(y, x, points);
  };
  for (let e = 0; e < edges.a.length; e++)
    link(
      edges.a[e] as number,
      edges.b[e] as number,
      (edges.share[e] as number) - (edges.split[e] as number),
    );
  for (const [a, b] of apart) link(a, b, forbidden);
  return entries;
}

/** A term whose slots start at `base`: one counts all that have a class, the next ones each class. */
interface SlottedTerm {
  readonly term: ClassTerm;
  readonly rows: ExceptRows;
  readonly base: number;
}

/** Only what is asked is held. */
function addClassOf(
  service: number,
  unit: number,
  { term: { classOf, same, differ }, rows, base }: SlottedTerm,
  held: Entries,
  asked: Entries,
): void {
  const c = classOf[service] as number;
  if (c < 0) return;
  if (differ !== 0) {
    held.add(unit, base, 1);
    asked.add(unit, base, differ);
  }
  held.add(unit, base + 1 + c, 1);
  if (same !== differ) asked.add(unit, base + 1 + c, same - differ);
  for (let i = rows.start[c] as number; i < (rows.start[c + 1] as number); i++)
    asked.add(unit, base + 1 + (rows.partner[i] as number), (rows.points[i] as number) - differ);
}

/** What one unit asks, spread over the slots, so that its class points with many others are quick. */
export interface Asking {
  ask(unit: number): void;
  /** Class points of the unit that asks with another. */
  points(other: number): number;
}

export function asking({ ask, hold, slots }: Pick<UnitGraph, 'ask' | 'hold' | 'slots'>): Asking {
  const spread = new Float64Array(slots);
  let current = -1;
  return {
    ask(unit) {
      if (unit === current) return;
      if (current >= 0)
        for (let i = ask.start[current] as number; i < (ask.start[current + 1] as number); i++)
          spread[ask.index[i] as number] = 0;
      for (let i = ask.start[unit] as number; i < (ask.start[unit + 1] as number); i++)
        spread[ask.index[i] as number] = ask.value[i] as number;
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

/** Signed points of any two units, quickest where the first is the same again and again. */
export function pointsOf(graph: UnitGraph): (a: number, b: number) => number {
  const classes = asking(graph);
  return (a, b) => {
    classes.ask(a);
    return classes.points(b) + valueAt(graph.edges, a, b);
  };
}
