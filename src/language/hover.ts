import { homesOf } from '../grouping/naming.ts';
import { pairState } from '../grouping/settled.ts';
import type { Range } from '../map/text.ts';
import { stepsAt } from '../map/syntax.ts';
import type { Occurrence } from '../map/validate.ts';
import { list, plural } from '../rules/common.ts';
import { ruleByCode } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import type { Analysis } from './analysis.ts';
import { balanceOf, signed, titleOf, type Balance } from './balance.ts';
import { code, escape, link } from './markdown.ts';
import { occurrenceAt, referencesOf } from './places.ts';
import { namesOf, usersOf } from './users.ts';
import { typeAt } from './vocabularyAt.ts';

export interface Hover {
  readonly markdown: string;
  readonly range: Range;
}

/** What there is to say about the place at `offset`: the finding, the name, or the key. */
export function hoverAt(analysis: Analysis, offset: number): Hover | undefined {
  const { map } = analysis;
  const found = occurrenceAt(map, offset);
  const parts = found ? [aboutName(analysis, found)] : [];
  let range = found?.name.range;
  if (!found) {
    const about = aboutKey(analysis, offset);
    if (about) {
      parts.push(about.markdown);
      range = about.range;
    }
  }
  const rules = new Set<Rule>();
  for (const finding of analysis.findings) {
    if (finding.range.start > offset || offset > finding.range.end) continue;
    for (const rule of [finding.code, ...(finding.because ?? [])]) {
      const known = ruleByCode.get(rule);
      if (known && known.family !== 'language') rules.add(known);
    }
    range ??= finding.range;
  }
  for (const rule of rules) parts.push(aboutRule(rule));
  if (parts.length === 0 || !range) return undefined;
  return { markdown: parts.join('\n\n---\n\n'), range };
}

function aboutRule({ code: rule, title, why, todo, points }: Rule): string {
  const weight = points
    ? ` (${points.kind === 'required' ? 'required' : signed(points.coupling)})`
    : '';
  return `**${title}** ${link(rule)}${weight}\n\n${why}\n\n*What to do:* ${todo}`;
}

/** A key of the file format, or a rule under `rules:`. */
function aboutKey({ map }: Analysis, offset: number): Hover | undefined {
  const steps = stepsAt(map.root, offset);
  const last = steps.at(-1);
  if (!last || !('pair' in last)) return undefined;
  const { key } = last.pair;
  if (offset < key.range.start || offset > key.range.end) return undefined;
  const path = steps.flatMap((step) => ('pair' in step ? [step.pair.key.text] : []));
  if (path.length === 2 && path[0] === 'rules') {
    const rule = ruleByCode.get(key.text);
    if (rule) return { markdown: `${rule.what}\n\n${aboutRule(rule)}`, range: key.range };
  }
  const entry = typeAt(path)?.key;
  if (!entry) return undefined;
  const choices = 'choices' in entry.type ? entry.type.choices : [];
  const lines = choices.map(({ value, description }) => `- ${code(value)}: ${description}`);
  return {
    markdown: [
      `**${entry.name}** — ${entry.description}`,
      ...lines,
      `Example: ${code(`${entry.name}: ${entry.example}`)}`,
    ].join('\n\n'),
    range: key.range,
  };
}

function aboutName(analysis: Analysis, found: Occurrence): string {
  switch (found.kind) {
    case 'service':
      return aboutService(analysis, found.name.text);
    case 'project':
      return found.within?.kind === 'service'
        ? aboutService(analysis, found.within.name)
        : aboutProject(analysis, found.name.text);
    case 'database':
    case 'flag':
    case 'segment':
      return aboutThing(analysis, found);
    default:
      return aboutOther(analysis, found);
  }
}

function aboutService(analysis: Analysis, name: string): string {
  const { map, recommended, current, limited } = analysis;
  const index = map.model.users.indexes.get(name) ?? -1;
  const service = map.model.services[index];
  const group = recommended.groupOf[index] ?? -1;
  if (!service) return `**${escape(name)}** — not a service of this map.`;
  const target = recommended.names[group] ?? '';
  const members = recommended.members[group] ?? [];
  const lines = [
    `**${escape(name)}**${service.description ? ` — ${escape(service.description.value)}` : ''}`,
  ];
  if (limited) return [...lines, 'The map is too large for a recommendation.'].join('\n\n');
  const today = service.project?.text;
  lines.push(
    today === undefined
      ? `Recommended project: **${escape(target)}**.`
      : today === target
        ? `Project **${escape(today)}**, as recommended.`
        : `Project **${escape(today)}** today; recommended: **${escape(target)}**.`,
  );
  const here = balanceOf(analysis, index, members);
  if (members.length > 1)
    lines.push(
      tellBalance(
        analysis,
        here,
        `With ${list(otherNames(analysis, index, members), 5)} in ${target}`,
      ),
    );
  else lines.push(`It stands alone: ${aloneBecause(analysis, index)}`);
  lines.push(...settledness(analysis, index, here));
  const todays = current.members[current.groupOf[index] ?? -1] ?? [];
  if (today !== undefined && today !== target && todays.length > 1)
    lines.push(
      tellBalance(
        analysis,
        balanceOf(analysis, index, todays),
        `With ${list(otherNames(analysis, index, todays), 5)} in ${today} today`,
      ),
    );
  return lines.join('\n\n');
}

/** Up to this many services a second solution is quick enough for a hover. */
const quicklySolved = 45;

/** Whether the service is with its closest partner in every best grouping. */
function settledness(
  { evidence, problem, solution }: Analysis,
  service: number,
  { reasons }: Balance,
): string[] {
  const closest = reasons.find(({ kind }) => kind === 'share')?.other;
  if (closest === undefined || problem.size > quicklySolved) return [];
  const partner = escape(evidence.services[closest] ?? '');
  switch (pairState(problem, solution, service, closest)) {
    case 'settled':
      return [`Settled: every best grouping keeps it with ${partner}.`];
    case 'open':
      return [`It could go either way: a grouping without ${partner} overrules as few points.`];
    case 'unknown':
      return [];
  }
}

const otherNames = (
  { evidence }: Analysis,
  service: number,
  members: readonly number[],
): string[] =>
  members
    .filter((member) => member !== service)
    .map((member) => escape(evidence.services[member] ?? ''));

/** The sums, and the reasons of most weight on both sides. */
function tellBalance({ evidence }: Analysis, balance: Balance, where: string): string {
  const { reasons, forPoints, againstPoints, requiredTogether, requiredApart } = balance;
  const sum = (points: number, required: boolean) =>
    required ? `required${points > 0 ? ` and ${String(points)}` : ''}` : String(points);
  const rows = (['share', 'split'] as const).flatMap((kind) => {
    const ofKind = reasons.filter((reason) => reason.kind === kind);
    const shown = ofKind
      .slice(0, 5)
      .map(
        ({ rule, points, reason, other }) =>
          `- ${signed(points)} ${link(rule)} with ${escape(evidence.services[other] ?? '')}: ${escape(reason)}`,
      );
    return ofKind.length > 5
      ? [
          ...shown,
          `- … and ${plural(ofKind.length - 5, 'more reason')} ${kind === 'share' ? 'for' : 'against'} it`,
        ]
      : shown;
  });
  return `${where}: **${sum(forPoints, requiredTogether)}** for, **${sum(againstPoints, requiredApart)}** against.\n\n${rows.join('\n')}`;
}

function aloneBecause(analysis: Analysis, index: number): string {
  const partners = [
    ...new Set(analysis.pairsOf(index).map(({ subjects: [a, b] }) => (a === index ? b : a))),
  ];
  const balance = balanceOf(analysis, index, partners);
  if (!balance.reasons.some(({ kind }) => kind === 'share'))
    return 'nothing couples it to another service.';
  return tellBalance(analysis, balance, 'no other service has more for it than against it');
}

function aboutProject({ map, recommended, current, limited }: Analysis, name: string): string {
  const today = current.members[current.names.indexOf(name)] ?? [];
  const advised = recommended.members[recommended.names.indexOf(name)] ?? [];
  const names = (members: readonly number[]) =>
    escape(
      list(
        members.map((member) => map.model.services[member]?.name.text ?? ''),
        10,
      ) || 'no service',
    );
  const known = `**Project ${escape(name)}**\n\nToday: ${names(today)}.`;
  return limited ? known : `${known}\n\nRecommended: ${names(advised)}.`;
}

function aboutThing(analysis: Analysis, { kind, name }: Occurrence): string {
  const { map, recommended } = analysis;
  const users = usersOf(map, { kind, name });
  const [group = -1] = homesOf(recommended.groupOf, [{ users }]);
  const home = recommended.names[group];
  const lines = [`**${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${escape(name.text)}**`];
  lines.push(
    users.length === 0 ? 'No service uses it.' : `Used by ${escape(list(namesOf(map, users), 8))}.`,
  );
  if (home !== undefined && users.length > 0)
    lines.push(`At home in the recommended project **${escape(home)}**.`);
  const about = users
    .flatMap((user) => analysis.pairsOf(user))
    .filter(({ thing }) => thing?.kind === kind && thing.name === name.text);
  const byRule = new Map(about.map((found) => [found.rule, found]));
  for (const { rule, points, reason, counted } of byRule.values()) {
    const info = ruleByCode.get(rule);
    const weight = counted
      ? `${signed(points)} for each pair of its services`
      : `not counted: ${escape(reason)}`;
    lines.push(`${titleOf(rule)} ${link(rule)}: ${weight}.${info ? ` ${info.why}` : ''}`);
  }
  return lines.join('\n\n');
}

function aboutOther({ map }: Analysis, found: Occurrence): string {
  const { kind, name } = found;
  const uses = referencesOf(map, found).filter(({ role }) => role === 'reference');
  const services = [
    ...new Set(uses.flatMap(({ within }) => (within?.kind === 'service' ? [within.name] : []))),
  ];
  const lines = [
    `**${kind === 'api' ? 'API' : kind.charAt(0).toUpperCase() + kind.slice(1)} ${escape(name.text)}**`,
  ];
  if (kind === 'api') {
    const stability = map.model.apis?.get(name.text)?.stability?.value;
    const rule = stability === 'stable' ? 'stable-api' : 'internal-api';
    lines.push(
      `Stability: ${stability ?? 'not declared, so it does not count'}. ${ruleByCode.get(rule)?.why ?? ''} ${link(rule)}`,
    );
  }
  lines.push(
    services.length > 0 ? `Named by ${escape(list(services, 8))}.` : 'No service names it.',
  );
  return lines.join('\n\n');
}
