import type { Declaration } from '../map/model.ts';
import type { Range } from '../map/text.ts';
import type { Occurrence } from '../map/validate.ts';
import { list, plural } from '../rules/common.ts';
import type { Analysis } from './analysis.ts';
import { moveOfName, tellGain, type Move } from './gain.ts';
import { brief, escape } from './markdown.ts';
import { definingPlaces, occurrencesIn, referencesOf } from './places.ts';
import { namesOf, serviceNamed, usersOf } from './users.ts';

export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** Markdown. */
  readonly tooltip: string;
}

/** What stands beside the lines of `range`: recommended projects and numbers of users. */
export function inlayHintsIn(analysis: Analysis, range: Range): InlayHint[] {
  const counted = new Set<string>();
  return occurrencesIn(analysis.map, range)
    .flatMap((found) => hintsFor(analysis, found, counted))
    .filter(({ offset }) => range.start <= offset && offset <= range.end)
    .sort((a, b) => a.offset - b.offset);
}

function hintsFor(analysis: Analysis, found: Occurrence, counted: Set<string>): InlayHint[] {
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
      return besideThing(analysis, found);
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
  return [recommendation(analysis, move, behind(analysis, service))];
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
  if (required) lines.push('Something requires it: a rule or one of your constraints.');
  if (points > 0)
    lines.push(
      `It gains ${plural(points, 'point')}: what speaks for this company${today === undefined ? '' : `, less what speaks for the one in ${escape(today)}`}.`,
    );
  return { offset, label: `→ ${brief(target)}${tellGain(move)}`, tooltip: lines.join('\n\n') };
}

/** Beside the declaration; a name that is nowhere declared gets it where it is first used. */
function besideThing({ map }: Analysis, found: Occurrence): InlayHint[] {
  const place = definingPlaces(map, found)[0] ?? referencesOf(map, found)[0];
  if (!place) return [];
  const users = usersOf(map, found);
  const declared = declarationOf(map, place);
  if (!declared && users.length < 2) return [];
  const names = escape(list(namesOf(map, users), 8));
  const what = `${found.kind === 'api' ? 'API' : found.kind} ${escape(found.name.text)}`;
  return [
    {
      offset: declared ? behind({ map }, declared) : place.name.range.end,
      label: users.length === 0 ? 'no service' : plural(users.length, 'service'),
      tooltip:
        users.length === 0
          ? `No service names the ${what}.`
          : found.kind === 'api'
            ? apiTooltip({ map }, found, what)
            : `The ${what} is used by ${names}.`,
    },
  ];
}

function apiTooltip({ map }: Pick<Analysis, 'map'>, found: Occurrence, what: string): string {
  const say = (how: string, key: string): string[] => {
    const users = usersOf(map, found, key);
    return users.length > 0 ? [`${how} by ${escape(list(namesOf(map, users), 8))}.`] : [];
  };
  return [
    `The ${what}:`,
    ...say('Provided', 'providesApis'),
    ...say('Consumed', 'consumesApis'),
  ].join('\n\n');
}

const declarations = {
  database: 'databases',
  flag: 'flags',
  segment: 'segments',
  api: 'apis',
} as const;

function declarationOf(map: Analysis['map'], place: Occurrence): Declaration | undefined {
  if (place.role !== 'declaration' || !(place.kind in declarations)) return undefined;
  return map.model[declarations[place.kind as keyof typeof declarations]]?.get(place.name.text);
}

/** Behind an entry on one line; else behind the colon of its name. */
function behind({ map: { text, lines } }: Pick<Analysis, 'map'>, { name, range }: Declaration) {
  const colon = text.charAt(name.range.end) === ':' ? name.range.end + 1 : name.range.end;
  const oneLine = lines.position(name.range.start).line === lines.position(range.end).line;
  return oneLine ? Math.max(colon, range.end) : colon;
}
