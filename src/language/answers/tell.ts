import { list, plural } from '../../rules/common.ts';
import type { Points } from '../../rules/evidence.ts';
import { signed } from '../balance.ts';
import type {
  AlternativeReport,
  GroundReport,
  LinkReport,
  PairReport,
  PlaceReport,
  ProjectsReport,
  ServicesReport,
} from './report.ts';
import type { Supposition } from './setting.ts';
import type { Shift, Standing, Told, WhatIf } from './whatIf.ts';

/** Answers in sentences: Markdown that reads well as plain text, too. */

const sumOf = (sum: number | 'together' | 'apart'): string =>
  typeof sum === 'number'
    ? sum === 0
      ? '0 points'
      : `${signed(sum)} ${Math.abs(sum) === 1 ? 'point' : 'points'}`
    : `required ${sum}`;

const weight = (points: Points): string => (points === 'required' ? 'required' : signed(points));

/** `link` says how a place is written. */
export function tellServices(
  report: ServicesReport,
  link: (place: PlaceReport) => string = tellPlace,
): string[] {
  const tellGround = ({ points, reason, rule, places }: GroundReport): string[] => [
    `- ${weight(points)}: ${reason} (${rule})`,
    ...places.map((place) => `  - ${link(place)}`),
  ];
  const [a, b] = report.services;
  const [p, q] = report.projects;
  const lines = [
    `# ${a} and ${b}`,
    '',
    report.together
      ? `Recommended together, in project ${p}.`
      : `Recommended apart: ${a} in project ${p}, ${b} in project ${q}.`,
  ];
  if (report.state === 'settled') lines.push('That is settled: so in every best grouping.');
  if (report.state === 'open')
    lines.push('It could go either way: another grouping overrules as few points.');
  if (report.evidence.length === 0)
    lines.push('', 'Nothing in the map speaks for or against sharing a project.');
  else
    lines.push(
      '',
      `## What the map says of the two: ${sumOf(report.sum)}`,
      '',
      ...report.evidence.flatMap(tellGround),
    );
  if (report.uncounted.length > 0)
    lines.push('', '## Looked at, without weight', '', ...report.uncounted.flatMap(tellGround));
  if (report.conflict.length > 0)
    lines.push('', '## These cannot all be honoured', '', ...report.conflict.map(tellLink));
  return lines;
}

const tellPlace = ({ file, range: { start } }: PlaceReport): string =>
  `${file}:${start.line + 1}:${start.character + 1}`;

const tellLink = ({ services: [a, b], kind, points, reason }: LinkReport): string =>
  `- ${a} and ${b} ${kind === 'share' ? 'belong together' : 'belong apart'} (${weight(points)}): ${reason}`;

/** More pairs of services are not told of. */
const mostPairs = 12;

export function tellProjects(report: ProjectsReport): string[] {
  const [a, b] = report.projects;
  const { pairs, sum, requiredApart, requiredTogether } = report;
  const lines = [
    `# Projects ${a} and ${b} (${report.grouping === 'current' ? 'today' : 'recommended'})`,
    '',
  ];
  if (pairs.length === 0)
    return [...lines, 'Nothing in the map speaks for or against one project.'];
  lines.push(
    requiredApart
      ? 'Some of their services have to be apart.'
      : requiredTogether
        ? 'Some of their services have to be together.'
        : sum > 0
          ? `As one project they would honour ${plural(sum, 'point')} more.`
          : sum < 0
            ? `As one project they would overrule ${plural(-sum, 'point')} more.`
            : 'As one project they would overrule as many points.',
    '',
  );
  for (const pair of pairs.slice(0, mostPairs))
    lines.push(
      `- ${pair.services[0]} and ${pair.services[1]}: ${sumOf(pair.sum)}`,
      ...pair.reasons.map(
        ({ points, reason, rule }) => `  - ${weight(points)}: ${reason} (${rule})`,
      ),
    );
  if (pairs.length > mostPairs)
    lines.push(`- and ${plural(pairs.length - mostPairs, 'more pair')}`);
  return lines;
}

export function tellWhatIf(result: WhatIf, title: string): string[] {
  const { before, after, shifts, gone, come, changed } = result;
  const lines = [`# What if ${title}?`, '', tellStanding(before, after)];
  if (shifts.length === 0) lines.push('', 'The recommended projects would stay as they are.');
  else lines.push('', '## Who would be in other company', '', ...shifts.map(tellShift));
  if (come.length > 0) lines.push('', '## Findings that would come', '', ...come.map(tellFinding));
  if (gone.length > 0) lines.push('', '## Findings that would go', '', ...gone.map(tellFinding));
  if (changed.length > 0)
    lines.push(
      '',
      '## Findings that would say something else',
      '',
      ...changed.flatMap((each) => [
        tellFinding(each.after),
        `  instead of ${each.before.severity}: ${each.before.message}`,
      ]),
    );
  return lines;
}

function tellStanding(before: Standing, after: Standing): string {
  const change = (was: number, is: number): string =>
    was === is ? `${is} (as now)` : `${is} instead of ${was}`;
  return `Overruled points: ${change(before.recommended, after.recommended)} with the recommended projects, ${change(before.current, after.current)} with today's. Recommended projects: ${change(before.projects, after.projects)}.`;
}

const tellShift = ({ service, to, joins, leaves }: Shift): string => {
  const parts = [
    ...(joins.length > 0 ? [`with ${list(joins)}`] : []),
    ...(leaves.length > 0 ? [`without ${list(leaves)}`] : []),
  ];
  return `- ${service}: project ${to}, ${parts.join(' and ')}`;
};

const tellFinding = ({ severity, message, code }: Told): string =>
  `- ${severity}: ${message} (${code})`;

/** Pairs of which a grouping that is as good has it the other way. */
export function tellOpen(pairs: readonly PairReport[]): string[] {
  const open = pairs.filter(({ state }) => state === 'open');
  if (open.length === 0) return [];
  const told = open.map(({ services: [a, b], together }) =>
    together ? `${a} with ${b}` : `${a} without ${b}`,
  );
  return [`Could go either way: ${list(told)}.`];
}

/** What else would be nearly as good. */
export const tellAlternatives = (alternatives: readonly AlternativeReport[]): string[] =>
  alternatives.map(({ points, kind, service, projects: [from = '', to = ''] }) => {
    const cost = points > 0 ? `${plural(points, 'point')} more` : 'as few points';
    switch (kind) {
      case 'leave':
        return `${service ?? ''} in a project of its own instead of ${from}: ${cost}`;
      case 'move':
        return `${service ?? ''} in ${to} instead of ${from}: ${cost}`;
      case 'merge':
        return `${from} and ${to} as one project: ${cost}`;
    }
  });

/** A supposition as the rest of a question. */
export function tellSupposition(supposition: Supposition): string {
  switch (supposition.kind) {
    case 'together':
      return `${list(supposition.services)} had to share a project`;
    case 'apart':
      return `${list(supposition.services)} had to be apart`;
    case 'move':
      return `${supposition.service} were in project ${supposition.project}`;
    case 'set': {
      const { path, how, value } = supposition;
      if (how === 'add') return `${path} had ${value}, too`;
      if (how === 'remove') return `${path} did not have ${value}`;
      return value === '' ? `${path} were not said` : `${path} were ${value}`;
    }
  }
}

/** Markdown as it is printed: headings without their signs. */
export const plainText = (lines: readonly string[]): string =>
  `${lines.map((line) => line.replace(/^#+ /, '')).join('\n')}\n`;
