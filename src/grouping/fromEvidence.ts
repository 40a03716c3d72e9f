import { constraintCode } from '../rules/constraint.ts';
import type { EvidenceSet, PairEvidence, Separation } from '../rules/evidence.ts';
import type { Contradiction } from '../rules/rule.ts';
import type { Problem } from './problem.ts';
import { unitsOf } from './units.ts';

/**
 * The optimisation problem that a set of evidence poses. Required evidence that contradicts is
 * reported, each time with the shortest chain, and the newest of the chain is left out.
 */
export function problemFromEvidence(set: EvidenceSet): {
  readonly problem: Problem;
  readonly contradictions: readonly Contradiction[];
} {
  const required = consistent(set);
  return { problem: problemOf(set, required), contradictions: required.contradictions };
}

/** The required evidence of a set without what contradicts the rest of it. */
export const consistent = (set: EvidenceSet): Consistent =>
  withoutContradictions(
    set,
    set.pairs.filter(({ counted, points }) => counted && points === 'required'),
  );

/** The problem itself, given what is required. */
export function problemOf(set: EvidenceSet, kept: Consistent): Problem {
  const pairsOf = (kind: PairEvidence['kind']) =>
    [...kept.required].filter((found) => found.kind === kind).map(({ subjects }) => subjects);
  return {
    size: set.services.length,
    edges: edgesOf(set),
    classes: set.classes,
    together: pairsOf('share'),
    apart: pairsOf('split'),
    separations: kept.separations,
  };
}

/** Points of one pair by pair, share and split summed apart from each other. */
function edgesOf({ services, pairs }: EvidenceSet): Problem['edges'] {
  const numeric = pairs.filter(({ counted, points }) => counted && points !== 'required');
  const size = services.length;
  const order = new Float64Array(numeric.length);
  // The pair in front, its place in the list behind: one sort brings equal pairs together.
  numeric.forEach(({ subjects }, i) => {
    order[i] = (subjects[0] * size + subjects[1]) * numeric.length + i;
  });
  order.sort();
  const a: number[] = [];
  const b: number[] = [];
  const share: number[] = [];
  const split: number[] = [];
  let last = -1;
  for (const entry of order) {
    const { subjects, points } = numeric[entry % numeric.length] as PairEvidence;
    const key = subjects[0] * size + subjects[1];
    if (key !== last) {
      a.push(subjects[0]);
      b.push(subjects[1]);
      share.push(0);
      split.push(0);
      last = key;
    }
    const at = a.length - 1;
    if (points === 'required') continue;
    if (points > 0) share[at] = (share[at] as number) + points;
    else split[at] = (split[at] as number) - points;
  }
  return {
    a: Int32Array.from(a),
    b: Int32Array.from(b),
    share: Int32Array.from(share),
    split: Int32Array.from(split),
  };
}

export interface Consistent {
  readonly required: ReadonlySet<PairEvidence>;
  readonly separations: readonly Separation[];
  readonly contradictions: readonly Contradiction[];
}

function withoutContradictions(set: EvidenceSet, all: readonly PairEvidence[]): Consistent {
  const required = new Set(all);
  if (all.length === 0) return { required, separations: set.separations, contradictions: [] };
  const separations = set.separations.map((separation) => ({
    ...separation,
    left: [...separation.left],
    right: [...separation.right],
  }));
  const contradictions: Contradiction[] = [];
  for (;;) {
    const together = [...required].filter(({ kind }) => kind === 'share');
    const pairs = together.map(({ subjects }) => subjects);
    const unitOf = unitsOf({ size: set.services.length, together: pairs });
    const clash = findClash(required, separations, unitOf);
    if (!clash) return { required, separations, contradictions };
    const chain = [...shortestChain(neighbours(together), clash.evidence.subjects), clash.evidence];
    const dropped = chain.reduce((newest, found) => (age(found) > age(newest) ? found : newest));
    contradictions.push({ chain, dropped });
    if (!required.delete(dropped)) clash.give();
  }
}

/** Later in the file is newer; the user’s constraints are newer than all facts. */
const age = ({ rule, places }: PairEvidence): number =>
  (rule === constraintCode ? 2 ** 40 : 0) + (places[0]?.start ?? 0);

type Neighbours = ReadonlyMap<
  number,
  readonly { readonly to: number; readonly by: PairEvidence }[]
>;

function neighbours(together: readonly PairEvidence[]): Neighbours {
  const result = new Map<number, { to: number; by: PairEvidence }[]>();
  const add = (from: number, to: number, by: PairEvidence) => {
    const known = result.get(from);
    if (known) known.push({ to, by });
    else result.set(from, [{ to, by }]);
  };
  for (const by of together) {
    add(by.subjects[0], by.subjects[1], by);
    add(by.subjects[1], by.subjects[0], by);
  }
  return result;
}

interface Clash {
  /** What keeps two services apart that must be together. */
  readonly evidence: PairEvidence;
  /** Leaves it out, where it is one pair of a separation. */
  give(): void;
}

function findClash(
  required: ReadonlySet<PairEvidence>,
  separations: readonly (Separation & { left: number[]; right: number[] })[],
  unitOf: Int32Array,
): Clash | undefined {
  for (const evidence of required)
    if (evidence.kind === 'split' && unitOf[evidence.subjects[0]] === unitOf[evidence.subjects[1]])
      return { evidence, give: () => undefined };
  for (const separation of separations) {
    const lefts = new Map<number, number>();
    for (const service of separation.left)
      if (!lefts.has(unitOf[service] ?? -1)) lefts.set(unitOf[service] ?? -1, service);
    for (const outsider of separation.right) {
      const insider = lefts.get(unitOf[outsider] ?? -1);
      if (insider === undefined || insider === outsider) continue;
      return {
        evidence: asPair(separation, insider, outsider),
        give: () => separation.right.splice(separation.right.indexOf(outsider), 1),
      };
    }
  }
  return undefined;
}

function asPair({ rule, reason, places }: Separation, left: number, right: number): PairEvidence {
  return {
    rule,
    kind: 'split',
    points: 'required',
    subjects: left < right ? [left, right] : [right, left],
    reason: reason(left, right),
    places: places(left, right),
    counted: true,
  };
}

/** Breadth-first from one end to the other: the fewest pieces that force the two together. */
function shortestChain(
  together: Neighbours,
  [from, to]: readonly [number, number],
): PairEvidence[] {
  const came = new Map<number, { readonly from: number; readonly by: PairEvidence }>();
  const queue = [from];
  for (let at = 0; at < queue.length && !came.has(to); at++) {
    const here = queue[at] as number;
    for (const { to: next, by } of together.get(here) ?? []) {
      if (next === from || came.has(next)) continue;
      came.set(next, { from: here, by });
      queue.push(next);
    }
  }
  const chain: PairEvidence[] = [];
  for (let step = came.get(to); step; step = came.get(step.from)) chain.unshift(step.by);
  return chain;
}
