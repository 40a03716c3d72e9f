import { analyse, type Analysis } from '../language/analysis.ts';
import {
  reportFindings,
  reportRecommendation,
  type FindingReport,
  type RecommendationReport,
} from '../language/recommendation.ts';
import { plural } from '../rules/common.ts';
import type { Call } from './arguments.ts';

export interface Source {
  readonly file: string;
  readonly text: string;
}

export interface Outcome {
  readonly output: string;
  /** Whether there are findings of severity error. */
  readonly failed: boolean;
}

type Options = Pick<Call, 'format' | 'cleanSlate'>;

const analyseSource = ({ text }: Source, { cleanSlate }: Options): Analysis =>
  analyse(text, { cleanSlate, unlimited: true });

const hasErrors = (findings: readonly FindingReport[]): boolean =>
  findings.some(({ severity }) => severity === 'error');

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The findings of each file. */
export function check(sources: readonly Source[], options: Options): Outcome {
  const analyses = sources.map((source) => ({ source, analysis: analyseSource(source, options) }));
  const findings = analyses.flatMap(({ source, analysis }) =>
    reportFindings(analysis, source.file),
  );
  const silenced = analyses.reduce((sum, { analysis }) => sum + analysis.silenced.length, 0);
  const failed = hasErrors(findings);
  if (options.format === 'json') return { output: json({ findings, silenced }), failed };
  const lines = findings.map(tellFinding);
  return { output: [...lines, tellCount(findings, silenced), ''].join('\n'), failed };
}

function tellFinding({ file, range, severity, message, code }: FindingReport): string {
  const { line, character } = range.start;
  return `${file}:${String(line + 1)}:${String(character + 1)}: ${severity}: ${message} [${code}]`;
}

function tellCount(findings: readonly FindingReport[], silenced: number): string {
  const count = (severity: FindingReport['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    plural(count('error'), 'error'),
    plural(count('warning'), 'warning'),
    `${String(count('information') + count('hint'))} notes`,
  ];
  if (silenced > 0) parts.push(`${String(silenced)} silenced`);
  return parts.join(', ');
}

/** The recommended projects of one file. */
export function recommend(source: Source, options: Options): Outcome {
  const analysis = analyseSource(source, options);
  const report = reportRecommendation(analysis, source.file);
  const failed = hasErrors(report.findings);
  return {
    output: options.format === 'json' ? json(report) : tellRecommendation(report, analysis),
    failed,
  };
}

function tellRecommendation(
  report: RecommendationReport,
  { current, map, evidence }: Analysis,
): string {
  const lines: string[] = [
    `${plural(report.groups.length, 'recommended project')} for ${plural(evidence.services.length, 'service')}:`,
    '',
  ];
  const today = new Map(map.model.services.map(({ name, project }) => [name.text, project?.text]));
  for (const { project, services, home } of report.groups) {
    lines.push(`  ${project}`);
    for (const service of services) {
      const from = today.get(service);
      lines.push(
        `    ${service}${from === undefined || from === project ? '' : `  (today in ${from})`}`,
      );
    }
    if (home.length > 0) lines.push(`    at home here: ${home.join(', ')}`);
  }
  lines.push('', tellProof(report));
  if (current.members.length > 0)
    lines.push(`Today's projects overrule ${plural(current.overruled, 'point')}.`);
  const findings = report.findings.filter(({ severity }) => severity !== 'hint');
  if (findings.length > 0) lines.push('', ...findings.map(tellFinding));
  return `${lines.join('\n')}\n`;
}

function tellProof({ overruled, bound, proven, gap }: RecommendationReport): string {
  if (proven)
    return `It overrules ${plural(overruled, 'point')}; no other grouping overrules fewer (proven).`;
  return `It overrules ${plural(overruled, 'point')}; no grouping overrules fewer than ${String(bound)} (gap ${(gap * 100).toFixed(1)} %).`;
}
