import { severities } from '../map/model.ts';
import type { Finding } from '../rules/rule.ts';

/** How severe a finding is, as an index into all severities: 0 is the most severe. */
export const rankOf = ({ severity }: Finding): number => severities.indexOf(severity);

const known = new WeakMap<readonly Finding[], readonly number[]>();

/** The rank of each finding. */
export function ranksOf(findings: readonly Finding[]): readonly number[] {
  const ranks = known.get(findings) ?? findings.map(rankOf);
  known.set(findings, ranks);
  return ranks;
}

/** Keeps the ranks of a list, where they are known without a look at each of its findings. */
export const rememberRanks = (findings: readonly Finding[], ranks: readonly number[]): void =>
  void known.set(findings, ranks);
