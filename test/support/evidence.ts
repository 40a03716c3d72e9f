import { analyse, type Analysis } from '../../src/language/analysis.ts';
import { reportEvidence } from '../../src/language/recommendation.ts';

/** The recommended projects as lists of services, in a canonical order. */
export function groupsOf({ recommended, evidence }: Analysis): string[][] {
  return recommended.members
    .map((members) => members.map((member) => evidence.services[member] ?? ''))
    .sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

export const recommend = (map: string): string[][] => groupsOf(analyse(map));

/** The counted evidence of one rule, as examples write it: `a + b: +10`. */
export function evidenceOf(analysis: Analysis, rule: string): string[] {
  return reportEvidence(analysis)
    .filter((found) => found.rule === rule && found.counted)
    .map(({ subjects, points }) => `${subjects.join(' + ')}: ${tell(points)}`);
}

const tell = (points: number | 'required'): string =>
  points === 'required' ? points : points > 0 ? `+${points}` : String(points);
