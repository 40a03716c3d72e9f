import { classPoints, type EvidenceKind, type Points } from '../rules/evidence.ts';
import type { Range } from '../map/text.ts';
import type { Finding } from '../rules/rule.ts';
import type { Analysis } from './analysis.ts';
import { reportAlternatives, type AlternativeReport } from './answers/report.ts';
import { fileAt, spanIn, type Span } from './places.ts';

/** The recommendation as the command line and the request `serviceMap/recommendation` give it. */
export interface RecommendationReport {
  /** Other groupings that overrule at most three points more. */
  readonly alternatives: readonly AlternativeReport[];
  readonly bound: number;
  readonly evidence: readonly EvidenceReport[];
  readonly findings: readonly FindingReport[];
  readonly gap: number;
  readonly groups: readonly {
    readonly home: readonly string[];
    readonly project: string;
    readonly services: readonly string[];
  }[];
  readonly overruled: number;
  readonly proven: boolean;
}

export interface EvidenceReport {
  /** False for what is only looked at, and for what contradicts the rest of what is required. */
  readonly counted: boolean;
  readonly kind: EvidenceKind;
  readonly points: Points;
  readonly reason: string;
  readonly rule: string;
  readonly subjects: readonly [string, string];
}

export interface FindingReport {
  readonly code: string;
  readonly file: string;
  readonly message: string;
  readonly range: Span;
  readonly related: readonly {
    readonly file: string;
    readonly message: string;
    readonly range: Span;
  }[];
  readonly severity: Finding['severity'];
}

/**
 * Up to this many services what classes say (owners, products, today's projects, …) is listed for
 * every pair; beyond it there would be millions of lines, and `explain` tells it of any two.
 */
const mostListed = 200;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How a file of a map is called where it is reported. */
export type NameFile = (uri: string) => string;

export function reportRecommendation(analysis: Analysis, nameOf: NameFile): RecommendationReport {
  const { recommended, evidence, things, homes } = analysis;
  const name = (service: number): string => evidence.services[service] ?? '';
  const groups = recommended.members
    .map((members, group) => ({
      home: things
        .filter((_, thing) => homes.recommended[thing] === group)
        .map((thing) => thing.name)
        .filter((thing, index, all) => all.indexOf(thing) === index)
        .sort(byText),
      project: recommended.names[group] ?? '',
      services: members.map(name),
    }))
    .sort((a, b) => byText(a.project, b.project));
  return {
    alternatives: reportAlternatives(analysis),
    bound: recommended.bound,
    evidence: reportEvidence(analysis),
    findings: reportFindings(analysis, nameOf),
    gap: recommended.gap,
    groups,
    overruled: recommended.overruled,
    proven: recommended.proven,
  };
}

export function reportFindings(
  { map, findings }: Pick<Analysis, 'map' | 'findings'>,
  nameOf: NameFile,
): FindingReport[] {
  const placed = ({ message, range }: { readonly message: string; readonly range: Range }) => {
    const file = fileAt(map, range.start);
    return { file: nameOf(file.uri), message, range: spanIn(file, range) };
  };
  return findings.map((finding) => ({
    code: finding.code,
    ...placed(finding),
    related: finding.related.map(placed),
    severity: finding.severity,
  }));
}

/** What is wrong with the baseline, where that says it. */
export const reportBaseline = (
  { baseline, aboutBaseline }: Pick<Analysis, 'baseline' | 'aboutBaseline'>,
  nameOf: NameFile,
): FindingReport[] =>
  aboutBaseline.flatMap(({ code, message, range, severity }) =>
    baseline
      ? {
          code,
          file: nameOf(baseline.uri),
          message,
          range: {
            start: baseline.lines.position(range.start),
            end: baseline.lines.position(range.end),
          },
          related: [],
          severity,
        }
      : [],
  );

/** Every piece of evidence, by its two services and then by rule. */
export function reportEvidence(analysis: Analysis): EvidenceReport[] {
  const { evidence, contradictions } = analysis;
  const name = (service: number): string => evidence.services[service] ?? '';
  const leftOut = new Set(contradictions.map(({ dropped }) => dropped));
  const result: (EvidenceReport & { readonly order: readonly [number, number] })[] = [];
  for (const found of evidence.pairs) {
    const { counted, kind, points, reason, rule, subjects } = found;
    result.push({
      counted: counted && !leftOut.has(found),
      kind,
      points,
      reason,
      rule,
      subjects: [name(subjects[0]), name(subjects[1])],
      order: subjects,
    });
  }
  for (const [a, b] of pairsToList(analysis)) {
    for (const term of evidence.classes) {
      const points = classPoints(term, a, b);
      if (points === 0) continue;
      const kind = points > 0 ? 'share' : 'split';
      result.push({
        counted: true,
        kind,
        points,
        reason: term.reason(a, b),
        rule: term.rule,
        subjects: [name(a), name(b)],
        order: [a, b],
      });
    }
    const apart = analysis.separationOf(a, b);
    if (apart)
      result.push({
        counted: true,
        kind: 'split',
        points: 'required',
        reason: apart.reason,
        rule: apart.rule,
        subjects: [name(a), name(b)],
        order: [a, b],
      });
  }
  return result
    .sort(
      (x, y) =>
        x.order[0] - y.order[0] ||
        x.order[1] - y.order[1] ||
        byText(x.rule, y.rule) ||
        byText(x.reason, y.reason),
    )
    .map(({ counted, kind, points, reason, rule, subjects }) => ({
      counted,
      kind,
      points,
      reason,
      rule,
      subjects,
    }));
}

/** All pairs of a map that is not too large for that. */
function* pairsToList({ evidence }: Analysis): Iterable<readonly [number, number]> {
  const count = evidence.services.length;
  if (count > mostListed) return;
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) yield [a, b];
}
