import type { Problem } from '../problem.ts';
import { createEntries, valueAt, type Rows } from './rows.ts';
import { asking, type UnitGraph } from './unitGraph.ts';

/** A class of more services is not looked at pair by pair: such pairs could be half a million. */
const largestListed = 1000;

/** Two lists of services of which every pair may attract by `most` points. */
interface Lists {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly most: number;
}

/** The classes whose services attract each other. */
function* attractingLists(problem: Problem): Iterable<Lists> {
  for (const { classOf, classCount, same, differ, except } of problem.classes) {
    const positive = [...except].filter(([, points]) => points > 0);
    if (same <= 0 && differ <= 0 && positive.length === 0) continue;
    const members = Array.from({ length: classCount }, (): number[] => []);
    const labelled: number[] = [];
    classOf.forEach((c, v) => {
      if (c < 0) return;
      members[c]?.push(v);
      labelled.push(v);
    });
    // One list of all covers the pairs of every class.
    if (differ > 0) {
      const most = Math.max(same, differ, ...positive.map(([, points]) => points));
      yield { left: labelled, right: labelled, most };
      continue;
    }
    if (same > 0) for (const list of members) yield { left: list, right: list, most: same };
    for (const [key, most] of positive) {
      const left = members[Math.floor(key / classCount)] ?? [];
      yield { left, right: members[key % classCount] ?? [], most };
    }
  }
}

export interface Attraction {
  /** Units that attract each other, from both sides, with their points. */
  readonly near: Rows;
  /** At most so many points speak for sharing in pairs that are not in `near`. */
  readonly unlisted: number;
}

/**
 * Who attracts whom when all evidence is added up. Repulsion between units that no attraction
 * connects is honoured for free, so each component is a problem of its own (Alush and Goldberger
 * 2012; Lange et al. 2018).
 */
export function attractionOf(problem: Problem, unitOf: Int32Array, graph: UnitGraph): Attraction {
  const { size, edges } = graph;
  const classes = asking(graph);
  const found = createEntries(edges.index.length + 64);
  let unlisted = 0;
  const note = (a: number, b: number, explicit: number): void => {
    classes.ask(a);
    const value = explicit + classes.points(b);
    if (value <= 0) return;
    found.add(a, b, value);
    found.add(b, a, value);
  };
  for (let a = 0; a < size; a++)
    for (let e = edges.start[a] as number; e < (edges.start[a + 1] as number); e++) {
      const b = edges.index[e] as number;
      if (b > a) note(a, b, edges.value[e] as number);
    }
  for (const { left, right, most } of attractingLists(problem)) {
    if (left.length + right.length > 2 * largestListed) {
      unlisted += most * left.length * right.length;
      continue;
    }
    for (const v of left)
      for (const w of right) {
        const a = unitOf[v] as number;
        const b = unitOf[w] as number;
        if (a < b || (left !== right && a > b)) note(a, b, valueAt(edges, a, b));
      }
  }
  return {
    near: found.rows(size, size, 'first'),
    unlisted,
  };
}
