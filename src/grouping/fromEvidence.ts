import { constraintCode } from '../rules/constraint.ts';
import type { EvidenceSet, PairEvidence, Separation } from '../rules/evidence.ts';
import type { Contradiction } from '../rules/rule.ts';
import type { Problem } from './problem.ts';

/**
 * The optimisation problem that a set of evidence poses. Required evidence that contradicts is
 * reported, each time with the shortest chain, and the newest of the chain is left out.
 */
export function problemFromEvidence(set: EvidenceSet): {
  readonly problem: Problem;
  readonly contradictions: readonly Contradiction[];
} {
  const required = set.pairs.filter(({ counted, points }) => counted && points === 'required');
  const kept = withoutContradictions(set, required);
  const pairsOf = (kind: PairEvidence['kind']) =>
    [...kept.required].filter((found) => found.kind === kind).map(({ subjects }) => subjects);
  return {
    problem: {
      size: set.services.length,
      edges: edgesOf(set),
      classes: set.classes,
      together: pairsOf('share'),
      apart: pairsOf('split'),
      separations: kept.separations,
    },
    contradictions: kept.contradictions,
  };
}

/** Points of one pair by pair, share and split summed apart from each other. */
function edgesOf({ services, pairs }: EvidenceSet): Problem['edges'] {
  const sums = new Map<number, [number, number]>();
  for (const { counted, points, subjects } of pairs) {
    if (!counted || points === 'required') continue;
    const key = subjects[0] * services.length + subjects[1];
    const sum = sums.get(key) ?? [0, 0];
    sums.set(key, sum);
    if (points > 0) sum[0] += points;
    else sum[1] -= points;
  }
  const keys = Float64Array.from(sums.keys()).sort();
  return {
    a: Int32Array.from(keys, (key) => Math.floor(key / services.length)),
    b: Int32Array.from(keys, (key) => key % services.length),
    share: Int32Array.from(keys, (key) => sums.get(key)?.[0] ?? 0),
    split: Int32Array.from(keys, (key) => sums.get(key)?.[1] ?? 0),
  };
}

interface Consistent {
  readonly required: ReadonlySet<PairEvidence>;
  readonly separations: readonly Separation[];
  readonly contradictions: readonly Contradiction[];
}

function withoutContradictions(set: EvidenceSet, all: readonly PairEvidence[]): Consistent {
  const required = new Set(all);
  const separations = set.separations.map((separation) => ({
    ...separation,
    left: [...separation.left],
    right: [...separation.right],
  }));
  const contradictions: Contradiction[] = [];
  for (;;) {
    const together = neighbours([...required].filter(({ kind }) => kind === 'share'));
    const unitOf = unitsOf(set.services.length, together);
    const clash = findClash(required, separations, unitOf);
    if (!clash) return { required, separations, contradictions };
    const chain = [...shortestChain(together, clash.evidence.subjects), clash.evidence];
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

/** Per service a number that those share who must be together. */
function unitsOf(size: number, together: Neighbours): Int32Array {
  const unitOf = new Int32Array(size).fill(-1);
  for (const start of together.keys()) {
    if (unitOf[start] !== -1) continue;
    unitOf[start] = start;
    const queue = [start];
    for (let from = queue.pop(); from !== undefined; from = queue.pop())
      for (const { to } of together.get(from) ?? []) {
        if (unitOf[to] !== -1) continue;
        unitOf[to] = start;
        queue.push(to);
      }
  }
  for (let v = 0; v < size; v++) if (unitOf[v] === -1) unitOf[v] = v;
  return unitOf;
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
