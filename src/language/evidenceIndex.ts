import { sameItems } from '../map/sameItems.ts';
import { classPoints, type EvidenceSet, type PairEvidence } from '../rules/evidence.ts';
import type { FindingInput } from '../rules/rule.ts';

const none: readonly PairEvidence[] = [];

export interface EvidenceIndex extends Pick<FindingInput, 'pairsOf' | 'net' | 'requiredApart'> {
  /** The separation that keeps two services apart, if any. */
  readonly separationOf: FindingInput['requiredApart'];
}

/** Looks evidence up by service instead of searching all of it, from one judgement to the next. */
export function createEvidenceIndexer(): (evidence: EvidenceSet) => EvidenceIndex {
  let pairs: readonly PairEvidence[] = [];
  let byService: readonly (readonly PairEvidence[])[] = [];
  return (evidence) => {
    if (evidence.pairs.length === 0 || !sameItems(pairs, evidence.pairs)) {
      byService = listed(evidence, byService);
      pairs = evidence.pairs;
    }
    return indexOf(evidence, byService);
  };
}

/** The evidence of each service; a list in which nothing has changed is the one of before. */
function listed(
  { pairs, services }: EvidenceSet,
  before: readonly (readonly PairEvidence[])[],
): readonly (readonly PairEvidence[])[] {
  const lists = new Array<PairEvidence[] | undefined>(services.length).fill(undefined);
  for (const found of pairs)
    for (const subject of found.subjects) {
      const list = lists[subject];
      if (list) list.push(found);
      else lists[subject] = [found];
    }
  return lists.map((list = [], service) => {
    const known = before[service];
    return list.length === 0 ? none : known && sameItems(known, list) ? known : list;
  });
}

function indexOf(
  evidence: EvidenceSet,
  byService: readonly (readonly PairEvidence[])[],
): EvidenceIndex {
  const separations = evidence.separations.map((separation) => ({
    ...separation,
    lefts: new Set(separation.left),
    rights: new Set(separation.right),
  }));
  const pairsOf = (service: number): readonly PairEvidence[] => byService[service] ?? none;
  const between = (a: number, b: number): PairEvidence[] => {
    const [few, other] = pairsOf(a).length <= pairsOf(b).length ? [a, b] : [b, a];
    return pairsOf(few).filter(({ counted, subjects }) => counted && subjects.includes(other));
  };
  const separationOf: FindingInput['requiredApart'] = (a, b) => {
    for (const { lefts, rights, rule, reason } of separations) {
      if (lefts.has(a) && rights.has(b)) return { rule, reason: reason(a, b) };
      if (lefts.has(b) && rights.has(a)) return { rule, reason: reason(b, a) };
    }
    return undefined;
  };
  const requiredApart: FindingInput['requiredApart'] = (a, b) =>
    separationOf(a, b) ??
    between(a, b).find(({ kind, points }) => kind === 'split' && points === 'required');
  return {
    pairsOf,
    separationOf,
    requiredApart,
    net(a, b) {
      if (requiredApart(a, b)) return 'apart';
      let sum = 0;
      for (const { points } of between(a, b)) {
        if (points === 'required') return 'together';
        sum += points;
      }
      for (const term of evidence.classes) sum += classPoints(term, a, b);
      return sum;
    },
  };
}
