import { exported } from '../graph/exports/index.ts';
import { analyseMap, type Analysis } from '../language/analysis.ts';
import { baselineText, parseBaseline, type Baseline } from '../language/baseline.ts';
import { graphOf } from '../language/graph.ts';
import {
  reportBaseline,
  reportFindings,
  reportRecommendation,
  type FindingReport,
  type NameFile,
  type RecommendationReport,
} from '../language/recommendation.ts';
import { reportPairs, type PairReport } from '../language/answers/report.ts';
import { tellAlternatives, tellOpen } from '../language/answers/tell.ts';
import type { ParsedMap } from '../map/parse.ts';
import { plural } from '../rules/common.ts';
import type { Finding } from '../rules/rule.ts';
import type { Call } from './arguments.ts';

/** One map as it is on disk. */
export interface Source {
  readonly map: ParsedMap;
  readonly baseline?: Baseline;
  /** How its files are called in what is printed. */
  readonly nameOf: NameFile;
}

export interface Outcome {
  readonly output: string;
  /** Whether there are findings of severity error. */
  readonly failed: boolean;
}

export type Options = Pick<Call, 'format' | 'cleanSlate'>;

export const analyseSource = ({ map, baseline }: Source, { cleanSlate }: Options): Analysis =>
  analyseMap(map, { cleanSlate, unlimited: true, ...(baseline && { baseline }) });

const hasErrors = (findings: readonly FindingReport[]): boolean =>
  findings.some(({ severity }) => severity === 'error');

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A finding that is not shown, and what it is silenced by. */
export interface SilencedReport extends FindingReport {
  readonly silencedBy: 'comment' | 'baseline';
}

/** What `check --format json` prints. */
export interface CheckReport {
  readonly findings: readonly FindingReport[];
  readonly silenced: readonly SilencedReport[];
}

/** The findings of each file. */
export function check(sources: readonly Source[], options: Options): Outcome {
  const reports = sources.map((source) => checkOne(source, options));
  const findings = reports.flatMap((report) => report.findings);
  const silenced = reports.flatMap((report) => report.silenced);
  const failed = hasErrors(findings);
  if (options.format === 'json') return { output: json({ findings, silenced }), failed };
  const lines = findings.map(tellFinding);
  return { output: [...lines, tellCount(findings, silenced), ''].join('\n'), failed };
}

function checkOne(source: Source, options: Options): CheckReport {
  const { nameOf } = source;
  const analysis = analyseSource(source, options);
  const { map, silenced, baselined } = analysis;
  const hidden = (
    findings: readonly Finding[],
    silencedBy: SilencedReport['silencedBy'],
  ): SilencedReport[] =>
    reportFindings({ map, findings }, nameOf).map((report) => ({ ...report, silencedBy }));
  return {
    findings: [...reportFindings(analysis, nameOf), ...reportBaseline(analysis, nameOf)],
    silenced: [...hidden(silenced, 'comment'), ...hidden(baselined, 'baseline')],
  };
}

/** A baseline at `uri` that knows all findings of today. */
export function baseline(
  { map, baseline: before }: Source,
  uri: string,
): { readonly text: string; readonly count: number } {
  const { findings } = analyseMap(map, { unlimited: true });
  const text = baselineText(map, findings, uri, before);
  const { entries } = parseBaseline(uri, text);
  return { text, count: entries.reduce((sum, { count }) => sum + count, 0) };
}

function tellFinding({ file, range, severity, message, code }: FindingReport): string {
  const { line, character } = range.start;
  return `${file}:${line + 1}:${character + 1}: ${severity}: ${message} [${code}]`;
}

function tellCount(
  findings: readonly FindingReport[],
  silenced: readonly SilencedReport[],
): string {
  const count = (severity: FindingReport['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    plural(count('error'), 'error'),
    plural(count('warning'), 'warning'),
    plural(count('information') + count('hint'), 'note'),
  ];
  const known = silenced.filter(({ silencedBy }) => silencedBy === 'baseline').length;
  if (silenced.length > known) parts.push(`${silenced.length - known} silenced`);
  if (known > 0) parts.push(`${known} in the baseline`);
  return parts.join(', ');
}

/** The recommended projects of one file. */
export function recommend(source: Source, options: Options): Outcome {
  const analysis = analyseSource(source, options);
  const report = reportRecommendation(analysis, source.nameOf);
  const { proven, ...others } = report;
  const pairs = reportPairs(analysis);
  const failed = hasErrors(report.findings);
  return {
    output:
      options.format === 'json'
        ? json({ ...others, pairs, proven })
        : tellRecommendation(report, pairs, analysis),
    failed,
  };
}

function tellRecommendation(
  report: RecommendationReport,
  pairs: readonly PairReport[],
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
  lines.push(...tellOpen(pairs));
  const alternatives = tellAlternatives(report.alternatives);
  if (alternatives.length > 0)
    lines.push('Nearly as good:', ...alternatives.map((line) => `  ${line}`));
  if (current.members.length > 0)
    lines.push(`Today's projects overrule ${plural(current.overruled, 'point')}.`);
  const findings = report.findings.filter(({ severity }) => severity !== 'hint');
  if (findings.length > 0) lines.push('', ...findings.map(tellFinding));
  return `${lines.join('\n')}\n`;
}

/** The graph as a picture or a report. */
export function exportGraph(
  source: Source,
  { picture, ...options }: Options & Required<Pick<Call, 'picture'>>,
  name: string,
  date: string,
): Outcome {
  const analysis = analyseSource(source, options);
  const model = graphOf(analysis, name, name);
  return { output: exported(picture.format, { model, view: picture.view, date }), failed: false };
}

function tellProof({ overruled, bound, proven, gap }: RecommendationReport): string {
  if (proven)
    return `It overrules ${plural(overruled, 'point')}; no other grouping overrules fewer (proven).`;
  return `It overrules ${plural(overruled, 'point')}; no grouping overrules fewer than ${bound} (gap ${(gap * 100).toFixed(1)} %).`;
}
