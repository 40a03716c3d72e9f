import type { Example, Rule } from './rule.ts';

/** The documentation page of a rule, in Markdown, from its own file alone. */
export function rulePage(rule: Rule): string {
  const { code, title, what, why, todo, triggers, quiet } = rule;
  const parts = [
    `# ${title}`,
    '',
    `\`${code}\` · ${facts(rule)}`,
    '',
    what,
    '',
    '## Why',
    '',
    why,
    '',
    '## What to do',
    '',
    todo,
    '',
    '## It speaks up here',
    ...triggers.flatMap(example),
    '',
    '## It stays quiet here',
    ...quiet.flatMap(example),
    '',
    '## Change it',
    '',
    ...change(rule),
  ];
  return `${parts.join('\n').trimEnd()}\n`;
}

const families: Readonly<Record<Rule['family'], string>> = {
  share: 'a reason to share a project',
  split: 'a reason to split',
  project: 'a finding about projects',
  language: 'a finding about the text',
};

function facts({ family, points, severity }: Rule): string {
  const parts: string[] = [families[family]];
  if (points?.kind === 'required') parts.push('required');
  else if (points) {
    const advised = points['fewer-projects'];
    parts.push(
      `${signed(points.coupling)} points${advised === points.coupling ? '' : ` (preset fewer-projects: ${signed(advised)})`}`,
    );
  }
  if (severity) parts.push(`reported as ${severity}`);
  return parts.join(' · ');
}

const signed = (points: number): string =>
  points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';

/** Examples longer than a screen are shown by their beginning. */
const longest = 24;

function example({ title, map, expect = [] }: Example): string[] {
  const lines = map
    .trimEnd()
    .split('\n')
    .map((line) => (line.length > 160 ? `${line.slice(0, 150)} …` : line));
  const shown = lines.length > longest ? [...lines.slice(0, longest), '# …'] : lines;
  const printable = shown.map((line) =>
    [...line].map((char) => (char < ' ' && char !== '\t' ? '�' : char)).join(''),
  );
  return [
    '',
    `${title}:`,
    '',
    '```yaml',
    ...printable,
    '```',
    ...(expect.length > 0 ? ['', ...expect.map((text) => `> ${text}`)] : []),
  ];
}

function change({ code, family, points }: Rule): string[] {
  const values = points?.kind === 'points' ? 'other points (`12`), a severity' : 'a severity';
  const lines = [
    '```yaml',
    'rules:',
    `  ${code}: off`,
    '```',
    '',
    `Besides \`off\` it takes ${values} (\`error\`, \`warning\`, \`information\`, \`hint\`).`,
  ];
  if (family !== 'language' || code === 'ambiguous-name')
    lines.push(
      '',
      `On one line: \`# service-map-ignore ${code}: your reason\` at its end, or alone on the line above.`,
    );
  return lines;
}

/** The list of all rules. */
export function rulesPage(rules: readonly Rule[]): string {
  const titles: Readonly<Record<Rule['family'], string>> = {
    share: 'Reasons to share a project',
    split: 'Reasons to split',
    project: 'Findings about projects',
    language: 'Findings about the text',
  };
  const parts = [
    '# The rules',
    '',
    'Each rule finds evidence, or reports a finding, and says why. A point is a deciban: ten times the logarithm of the odds that this fact alone gives for one project (positive) or for two (negative). 2 points are about 60 % sure, 5 about 75 %, 10 about 90 %. *Required* is a level of its own and cannot be outweighed.',
    '',
    'Generated from the rules themselves; do not edit.',
  ];
  for (const family of ['share', 'split', 'project', 'language'] as const) {
    parts.push('', `## ${titles[family]}`, '', '| rule | | what it finds |', '| --- | --- | --- |');
    for (const rule of rules)
      if (rule.family === family)
        parts.push(
          `| [\`${rule.code}\`](${rule.code}.md) | ${weight(rule)} | ${rule.what.replaceAll('|', '\\|')} |`,
        );
  }
  return `${parts.join('\n')}\n`;
}

function weight({ points, severity }: Rule): string {
  if (!points) return severity ?? '';
  return points.kind === 'required' ? 'required' : signed(points.coupling);
}
