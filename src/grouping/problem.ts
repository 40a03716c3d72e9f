/**
 * The recommendation as an optimisation problem: find the partition of `size` services that
 * overrules the fewest points (share-points cut plus split-points kept). This is correlation
 * clustering, also called minimum-cost multicut (Bansal, Blum, Chawla 2004).
 */
export interface Problem {
  readonly size: number;
  /** Pairs with points of their own; `a[i] < b[i]`, sorted by (a, b), each pair once. */
  readonly edges: {
    readonly a: Int32Array;
    readonly b: Int32Array;
    /** Points for one project, ≥ 0. */
    readonly share: Int32Array;
    /** Points for two projects, ≥ 0. */
    readonly split: Int32Array;
  };
  /** Points given by classes of services: counted per group, never listed pair by pair. */
  readonly classes: readonly ClassTerm[];
  /** Pairs that must share a group. Together with the next two they can all be honoured. */
  readonly together: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
  /** Every member of `left` must be apart from every member of `right` (other than itself). */
  readonly separations: readonly {
    readonly left: readonly number[];
    readonly right: readonly number[];
  }[];
}

/** Signed points by class; `except` is keyed `low * classCount + high`. */
export interface ClassTerm {
  /** −1 where the term says nothing about that service. */
  readonly classOf: Int32Array;
  readonly classCount: number;
  readonly same: number;
  readonly differ: number;
  readonly except: ReadonlyMap<number, number>;
}

export interface Solution {
  /** Per service its group: 0, 1, … in order of each group's first service. */
  readonly groupOf: Int32Array;
  /** Points this partition overrules, ≥ 0. */
  readonly overruled: number;
  /** No partition overrules fewer points than this; 0 ≤ bound ≤ overruled. */
  readonly bound: number;
  /** Whether bound = overruled. */
  readonly proven: boolean;
}

export interface SolveOptions {
  /** Milliseconds for improving and proving; the first answer always comes. Default 1000. */
  readonly timeLimit?: number;
  /** False for an answer at once: more than a few dozen coupled services are not proven then. Default true. */
  readonly proof?: boolean;
  /** Told of what has been found while the proof is still to come: better and better, never worse. */
  better?(solution: Solution): void;
}

/** The engine behind the recommendation. Deterministic when it is not stopped by the clock. */
export type Solve = (problem: Problem, options?: SolveOptions) => Solution;
