import { wordOf } from '../map/kindWords.ts';
import type { Declaration } from '../map/model.ts';
import type { ParsedMap } from '../map/parse.ts';
import type { Range } from '../map/text.ts';
import type { Occurrence } from '../map/validate.ts';
import { list, plural } from '../rules/common.ts';
import { declarationsOf as declaredOf } from '../rules/declared.ts';
import type { Analysis } from './analysis.ts';
import { moveOfName, tellGain, type Move } from './gain.ts';
import { hasUsersLens } from './lenses.ts';
import { brief, escape } from './markdown.ts';
import { occurrencesIn } from './places.ts';
import { apiUsers, namesOf, serviceNamed, usersOf } from './users.ts';

export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** Markdown. */
  readonly tooltip: string;
}

/**
 * What stands beside the lines of `range`: recommended projects and numbers of users, these only
 * where `lenses` above the lines do not tell them.
 */
export function inlayHintsIn(
  analysis: Analysis,
  range: Range,
  { lenses = false }: { readonly lenses?: boolean } = {},
): InlayHint[] {
  const counted = new Set<string>();
  return occurrencesIn(analysis.map, range)
    .flatMap((found) => hintsFor(analysis, found, counted, lenses))
    .filter(({ offset }) => range.start <= offset && offset <= range.end)
    .sort((a, b) => a.offset - b.offset);
}

function hintsFor(
  analysis: Analysis,
  found: Occurrence,
  counted: Set<string>,
  lenses: boolean,
): InlayHint[] {
  switch (found.kind) {
    case 'service':
      return found.role === 'declaration' ? besideService(analysis, found) : [];
    case 'project':
      return found.key === 'project' ? besideProject(analysis, found) : [];
    case 'database':
    case 'flag':
    case 'segment':
    case 'api': {
      const key = `${found.kind} ${found.name.text}`;
      if (counted.has(key)) return [];
      counted.add(key);
      return lenses && hasUsersLens(analysis.map, found.kind, found.name.text)
        ? []
        : besideThing(analysis, found.kind, found.name.text);
    }
    default:
      return [];
  }
}

/** A service that says nothing about its project. */
function besideService(analysis: Analysis, { name }: Occurrence): InlayHint[] {
  const { map, recommended, current } = analysis;
  const service = serviceNamed(map, name.text);
  const move = moveOfName(analysis, name.text);
  if (!service || service.project || service.name.range.start !== name.range.start || !move)
    return [];
  // Where nothing is said about today, a service that is coupled to nothing needs no advice.
  const company = recommended.members[recommended.groupOf[move.service] ?? -1] ?? [];
  if (company.length < 2 && current.names.length === 0) return [];
  return [recommendation(analysis, move, behind(analysis.map, service))];
}

function besideProject(analysis: Analysis, { name, within }: Occurrence): InlayHint[] {
  const move = within?.kind === 'service' ? moveOfName(analysis, within.name) : undefined;
  const written = analysis.map.model.services[move?.service ?? -1]?.project;
  if (!move || written?.range.start !== name.range.start) return [];
  return [recommendation(analysis, move, name.range.end)];
}

function recommendation(analysis: Analysis, move: Move, offset: number): InlayHint {
  const { map, recommended } = analysis;
  const { service, target, today, points, required } = move;
  const others = (recommended.members[recommended.groupOf[service] ?? -1] ?? []).filter(
    (member) => member !== service,
  );
  const company = escape(list(namesOf(map, others), 5));
  const lines = [
    `Recommended project: **${escape(target)}**${others.length > 0 ? `, with ${company}` : ', on its own'}.`,
  ];
  if (required) lines.push(`It ${escape(`${required.text}: ${required.reason}`)}.`);
  if (points > 0)
    lines.push(
      `It gains ${plural(points, 'point')}: what speaks for this company${today === undefined ? '' : `, less what speaks for the one in ${escape(today)}`}.`,
    );
  return { offset, label: `→ ${brief(target)}${tellGain(move)}`, tooltip: lines.join('\n\n') };
}

/** Beside the declaration; a name that is nowhere declared gets it where it is first used. */
function besideThing({ map }: Analysis, kind: Counted, name: string): InlayHint[] {
  const users = usersOf(map, { kind, name: { text: name } });
  const declared = declaredOf(map.model, kind)?.get(name);
  const offset = declared
    ? behind(map, declared)
    : users.length > 1
      ? firstUse(map, kind, name)
      : undefined;
  if (offset === undefined) return [];
  const what = `${wordOf(kind)} ${escape(name)}`;
  const by = (how: string, services: readonly number[]): string[] =>
    services.length > 0 ? [`${how} by ${escape(list(namesOf(map, services), 8))}`] : [];
  const uses =
    kind === 'api'
      ? [
          ...by('provided', apiUsers(map, name, 'providesApis')),
          ...by('consumed', apiUsers(map, name, 'consumesApis')),
        ]
      : by('used', users);
  return [
    {
      offset,
      label: users.length === 0 ? 'no service' : plural(users.length, 'service'),
      tooltip:
        uses.length === 0
          ? `No service names the ${what}.`
          : `The ${what} is ${uses.join(', and ')}.`,
    },
  ];
}

type Counted = 'database' | 'flag' | 'segment' | 'api';

/** Where the first service in the text names a thing; for an API where the first provides it. */
function firstUse(
  { model: { users } }: ParsedMap,
  kind: Counted,
  name: string,
): number | undefined {
  const found =
    kind === 'api'
      ? (users.providesApis.get(name) ?? users.consumesApis.get(name))
      : users[`${kind}s`].get(name);
  return found
    ?.map(({ range }) => range)
    .reduce((first, range) => (range.start < first.start ? range : first)).end;
}

/** Behind an entry on one line; else behind the colon of its name. */
function behind({ text, lines }: ParsedMap, { name, range }: Declaration): number {
  const colon = text.charAt(name.range.end) === ':' ? name.range.end + 1 : name.range.end;
  const oneLine = lines.position(name.range.start).line === lines.position(range.end).line;
  return oneLine ? Math.max(colon, range.end) : colon;
}
