import type { PairEvidence, Points } from '../rules/evidence.ts';
import { classPoints } from '../rules/evidence.ts';
import { ruleByCode } from '../rules/index.ts';
import type { Analysis } from './analysis.ts';

/** One reason for or against two services sharing a project. */
export interface Reason {
  readonly rule: string;
  /** Signed; `required` speaks for sharing or against it as `kind` says. */
  readonly points: Points;
  readonly kind: 'share' | 'split';
  readonly reason: string;
  readonly evidence?: PairEvidence;
}

/** All counted reasons about two services, those of most weight first. */
export const reasonsBetween = (analysis: Analysis, a: number, b: number): Reason[] =>
  reasonsAmong(
    analysis,
    a,
    b,
    analysis.pairsOf(a).filter(({ subjects }) => subjects.includes(b)),
  );

/** The same, given the evidence about just these two. */
function reasonsAmong(
  { evidence, separationOf }: Analysis,
  a: number,
  b: number,
  pairs: readonly PairEvidence[],
): Reason[] {
  const reasons: Reason[] = [];
  for (const found of pairs)
    if (found.counted)
      reasons.push({
        rule: found.rule,
        points: found.points,
        kind: found.kind,
        reason: found.reason,
        evidence: found,
      });
  const apart = separationOf(a, b);
  if (apart) reasons.push({ ...apart, points: 'required', kind: 'split' });
  for (const term of evidence.classes) {
    const points = classPoints(term, a, b);
    if (points !== 0)
      reasons.push({
        rule: term.rule,
        points,
        kind: points > 0 ? 'share' : 'split',
        reason: term.reason(a, b),
      });
  }
  return reasons.sort((x, y) => weight(y) - weight(x) || (x.rule < y.rule ? -1 : 1));
}

const weight = ({ points }: Reason): number =>
  points === 'required' ? Infinity : Math.abs(points);

/** What speaks for and against one service in the company of others. */
export interface Balance {
  readonly forPoints: number;
  readonly againstPoints: number;
  readonly requiredTogether: boolean;
  readonly requiredApart: boolean;
  /** Those of most weight first. */
  readonly reasons: readonly (Reason & { readonly other: number })[];
}

export function balanceOf(analysis: Analysis, service: number, others: readonly number[]): Balance {
  const pairs = new Map<number, PairEvidence[]>(others.map((other) => [other, []]));
  for (const found of analysis.pairsOf(service)) {
    const { subjects } = found;
    pairs.get(subjects[0] === service ? subjects[1] : subjects[0])?.push(found);
  }
  const reasons = others
    .filter((other) => other !== service)
    .flatMap((other) =>
      reasonsAmong(analysis, service, other, pairs.get(other) ?? []).map((reason) => ({
        ...reason,
        other,
      })),
    )
    .sort((x, y) => weight(y) - weight(x));
  const sum = (kind: 'share' | 'split'): number =>
    reasons.reduce(
      (total, { points, kind: k }) =>
        total + (k === kind && points !== 'required' ? Math.abs(points) : 0),
      0,
    );
  return {
    forPoints: sum('share'),
    againstPoints: sum('split'),
    requiredTogether: reasons.some(({ points, kind }) => points === 'required' && kind === 'share'),
    requiredApart: reasons.some(({ points, kind }) => points === 'required' && kind === 'split'),
    reasons,
  };
}

/** Points with their sign, as the rules page writes them: `+10`, `−4`, `required`. */
export const signed = (points: Points): string =>
  points === 'required' ? 'required' : points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';

export const titleOf = (code: string): string => ruleByCode.get(code)?.title ?? 'Your constraint';
