import { wordOf } from '../../map/kindWords.ts';
import { homesOf } from '../../grouping/naming.ts';
import type { NameKind } from '../../map/model.ts';
import { list } from '../../rules/common.ts';
import { ruleByCode } from '../../rules/index.ts';
import type { Analysis } from '../analysis.ts';
import { signed, titleOf } from '../balance.ts';
import { escape, link } from '../markdown.ts';
import type { NameOf } from '../places.ts';
import { apiUsers, usersOf } from '../users.ts';
import { flipOf } from '../flip.ts';
import { factsOf } from './facts.ts';
import { paragraphs, rulesLine, tellServices } from './parts.ts';
import { tellUncoupled } from './uncoupled.ts';

/** `Database orders-db`, as a heading. */
export const heading = (kind: NameKind, name: string): string =>
  `**${wordOf(kind).charAt(0).toUpperCase() + wordOf(kind).slice(1)} ${escape(name)}**`;

/** What services share: who uses it, where it is at home, and the points that it gives. */
export function aboutThing(analysis: Analysis, thing: NameOf): string {
  const { map, recommended, limited } = analysis;
  const users = usersOf(map, thing);
  const [group = -1] = homesOf(recommended.groupOf, [{ users }]);
  const home = recommended.names[group];
  return paragraphs([
    heading(thing.kind, thing.name.text),
    factsOf(map.model, thing),
    users.length === 0 ? 'No service uses it.' : `Used by ${tellServices(analysis, users, 8)}.`,
    ...(thing.kind === 'api' ? aboutContract(analysis, thing.name.text) : []),
    home !== undefined && users.length > 0
      ? `At home in the recommended project **${escape(home)}**.`
      : undefined,
    ...pointsAbout(analysis, thing, users),
    isRestricted(analysis, thing) ? rulesLine(analysis, ['restricted-flag']) : undefined,
    limited ? undefined : outsiders(analysis, users, group),
  ]);
}

const isRestricted = ({ map: { model } }: Analysis, { kind, name }: NameOf): boolean =>
  kind === 'flag' && model.flags?.get(name.text)?.visibleTo !== undefined;

function aboutContract(analysis: Analysis, api: string): string[] {
  const { map } = analysis;
  const provided = apiUsers(map, api, 'providesApis');
  const consumed = apiUsers(map, api, 'consumesApis');
  const stability = map.model.apis?.get(api)?.stability?.value;
  const rule = stability === 'stable' ? 'stable-api' : 'internal-api';
  const sides = [
    provided.length > 0
      ? `Provided by ${tellServices(analysis, provided, 5)}.`
      : 'Nobody provides it.',
    consumed.length > 0
      ? `Consumed by ${tellServices(analysis, consumed, 5)}.`
      : 'Nobody consumes it.',
  ];
  return [
    sides.join(' '),
    `Stability: ${stability ?? 'not declared, so it does not count'}. ${ruleByCode.get(rule)?.why ?? ''} ${link(rule)}`,
  ];
}

/** Services looked at one by one; a thing with more users is told of by the first of them. */
const mostUsers = 200;

/** What the rules make of a thing, each rule once. */
function pointsAbout(
  analysis: Analysis,
  { kind, name }: NameOf,
  users: readonly number[],
): string[] {
  const byRule = new Map<string, RulePoints>();
  for (const user of users.slice(0, mostUsers))
    for (const { rule, points, reason, counted, thing, subjects } of analysis.pairsOf(user)) {
      if (thing?.kind !== kind || thing.name !== name.text || subjects[0] !== user) continue;
      const known = byRule.get(rule) ?? { points: [], required: false, reason };
      byRule.set(rule, known);
      if (points === 'required') known.required ||= counted;
      else if (counted) known.points.push(points);
    }
  return [...byRule].map(
    ([rule, found]) =>
      `${titleOf(rule)} ${link(rule)}: ${tellPoints(found)}. ${ruleByCode.get(rule)?.why ?? ''}`,
  );
}

/** What one rule gives the pairs of services that use a thing. */
interface RulePoints {
  readonly points: number[];
  required: boolean;
  /** Why, for one of them. */
  readonly reason: string;
}

/** `+7 to +10 for each pair of its services, +24 in all`. */
function tellPoints({ points, required, reason }: RulePoints): string {
  if (required) return 'required for each pair of its services';
  if (points.length === 0) return `not counted: ${escape(reason)}`;
  const [least = 0, ...more] = [...new Set(points)].sort((a, b) => Math.abs(a) - Math.abs(b));
  const most = more.at(-1);
  const each = most === undefined ? signed(least) : `${signed(least)} to ${signed(most)}`;
  const sum = points.reduce((total, each) => total + each, 0);
  const total = points.length > 1 ? `, ${signed(sum)} in all` : '';
  return `${each} for each pair of its services${total}`;
}

/** Users outside the home of a thing, and the points that would bring each of them in. */
function outsiders(analysis: Analysis, users: readonly number[], home: number): string | undefined {
  const { recommended, evidence } = analysis;
  const outside = users.filter((user) => recommended.groupOf[user] !== home);
  if (home < 0 || outside.length === 0) return undefined;
  const rows = outside.slice(0, 3).flatMap((user) => {
    const join = flipOf(analysis, user)?.joins.find(({ group }) => group === home);
    const name = escape(evidence.services[user] ?? '');
    return join && join.margin >= 0
      ? `- ${name}, moved alone, would join with **${join.needed}** more points for it.`
      : [];
  });
  const told = `Outside of it: ${tellServices(analysis, outside, 5)}.`;
  return rows.length === 0 ? told : `${told}\n\n${rows.join('\n')}`;
}

/** A project: who is in it today, who should be, and who else can open it. */
export function aboutProject(analysis: Analysis, name: string): string {
  const { map, recommended, current, limited } = analysis;
  const today = current.members[current.names.indexOf(name)] ?? [];
  const advised = recommended.members[recommended.names.indexOf(name)] ?? [];
  const tell = (members: readonly number[]) => tellServices(analysis, members, 10) || 'no service';
  const access = map.model.projects?.get(name)?.access ?? [];
  return paragraphs([
    heading('project', name),
    `Today: ${tell(today)}.`,
    limited ? undefined : `Recommended: ${tell(advised)}.`,
    limited ? undefined : tellUncoupled(analysis, today),
    access.length > 0 ? `Also open to ${escape(list(access.map(({ text }) => text)))}.` : undefined,
    limited ? undefined : tellLeavers(analysis, today, name),
  ]);
}

/** More other projects than these are not named. */
const mostTargets = 5;

/** Where the services of a project that should leave it are recommended. */
function tellLeavers(
  analysis: Analysis,
  members: readonly number[],
  project: string,
): string | undefined {
  const { recommended } = analysis;
  const leavers = new Map<string, number[]>();
  for (const member of members) {
    const target = recommended.names[recommended.groupOf[member] ?? -1] ?? '';
    if (target !== project) leavers.set(target, [...(leavers.get(target) ?? []), member]);
  }
  if (leavers.size === 0) return undefined;
  const told = [...leavers].map(
    ([target, left]) => `${tellServices(analysis, left, 5)} to **${escape(target)}**`,
  );
  return `Should leave: ${list(told, mostTargets)}.`;
}
