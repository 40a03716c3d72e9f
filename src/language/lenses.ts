import type { Subject } from '../graph/protocol.ts';
import type { Declaration } from '../map/model.ts';
import type { ParsedMap } from '../map/parse.ts';
import type { Range } from '../map/text.ts';
import { plural } from '../rules/common.ts';
import { declarationsOf } from '../rules/declared.ts';
import type { Analysis } from './analysis.ts';
import { movingPoints, moveOfName, tellGain } from './gain.ts';
import { brief } from './markdown.ts';
import { inside, referencesOf } from './places.ts';
import { apiUsers, serviceNamed, usersOf } from './users.ts';

const sharedKinds = ['database', 'flag', 'segment', 'api'] as const;
type SharedKind = (typeof sharedKinds)[number];

/** What a lens is about: enough to make its text later, from a newer analysis too. */
export type LensAbout =
  | { readonly show: 'users' | 'graph'; readonly kind: SharedKind; readonly name: string }
  | { readonly show: 'move'; readonly name: string }
  | { readonly show: 'summary' };

export interface Lens {
  /** What it stands above. */
  readonly range: Range;
  readonly about: LensAbout;
}

/** A lens with its text, and what happens on a click where the editor can do it. */
export interface ResolvedLens {
  readonly title: string;
  readonly action?:
    | { readonly kind: 'references'; readonly places: readonly Range[] }
    | {
        readonly kind: 'graph';
        readonly focus: Subject;
      }
    | { readonly kind: 'apply' };
}

/** The lenses inside `extent`, in the order of the text. Their texts are made when they are seen. */
export function lensesIn({ map, recommended }: Analysis, extent: Range): Lens[] {
  const lenses: Lens[] = [];
  const sectionsHere = map.root?.kind === 'map' ? map.root.pairs.map(({ key }) => key) : [];
  const head = ['projects', 'services'].flatMap((section) =>
    sectionsHere.filter(({ text, range }) => text === section && inside(extent, range)),
  )[0];
  if (head) lenses.push({ range: head.range, about: { show: 'summary' } });
  for (const kind of sharedKinds)
    for (const { name } of declared(map, kind)) {
      if (!isShared(map, kind, name.text)) continue;
      const about = { kind, name: name.text };
      lenses.push(
        { range: name.range, about: { show: 'users', ...about } },
        { range: name.range, about: { show: 'graph', ...about } },
      );
    }
  map.model.services.forEach(({ name, project }, service) => {
    const target = recommended.names[recommended.groupOf[service] ?? -1];
    if (project && target !== undefined && project.text !== target)
      lenses.push({ range: name.range, about: { show: 'move', name: name.text } });
  });
  return lenses
    .filter(({ range }) => inside(extent, range))
    .sort((a, b) => a.range.start - b.range.start);
}

/** One user shares nothing: its number stands beside the name as a hint. */
const isShared = (map: ParsedMap, kind: SharedKind, name: string): boolean =>
  usersOf(map, { kind, name: { text: name } }).length > 1;

/** Whether a lens tells how many services share a thing. */
export const hasUsersLens = (map: ParsedMap, kind: SharedKind, name: string): boolean =>
  declarationsOf(map.model, kind)?.has(name) === true && isShared(map, kind, name);

const declared = ({ model }: ParsedMap, kind: SharedKind): Iterable<Declaration> =>
  declarationsOf(model, kind)?.values() ?? [];

/** The text of a lens; undefined where what it is about has gone. */
export function resolveLens(analysis: Analysis, about: LensAbout): ResolvedLens | undefined {
  switch (about.show) {
    case 'users':
      return resolveUsers(analysis, about.kind, about.name);
    case 'graph':
      return {
        title: 'show in graph',
        action: { kind: 'graph', focus: subjectOf(analysis, about.kind, about.name) },
      };
    case 'move': {
      const move = moveOfName(analysis, about.name);
      return (
        move && {
          title: `${named(analysis.map, 'service', about.name)}recommended: ${brief(move.target)}${tellGain(move)} · why`,
          action: { kind: 'graph', focus: { service: about.name } },
        }
      );
    }
    case 'summary':
      return resolveSummary(analysis);
  }
}

/** An API has no sign of its own in the picture: the service that provides it stands for it. */
function subjectOf({ map }: Analysis, kind: SharedKind, name: string): Subject {
  if (kind !== 'api') return { thing: { kind, name } };
  const [provider] = [
    ...apiUsers(map, name, 'providesApis'),
    ...apiUsers(map, name, 'consumesApis'),
  ];
  return { service: map.model.services[provider ?? -1]?.name.text ?? '' };
}

function resolveUsers({ map }: Analysis, kind: SharedKind, name: string): ResolvedLens | undefined {
  const users = usersOf(map, { kind, name: { text: name } });
  if (users.length < 2) return undefined;
  const prefix = named(map, kind, name);
  const count = plural(users.length, 'service');
  const places = referencesOf(map, { kind, name: { text: name } })
    .filter(({ role }) => role === 'reference')
    .map((place) => place.name.range);
  return {
    title: `${prefix}${count} share this`,
    action: { kind: 'references', places },
  };
}

/** `name: ` where another entry stands before it on its line: a lens stands above the whole line. */
function named(map: ParsedMap, kind: SharedKind | 'service', name: string): string {
  const { model, text, lines } = map;
  const range =
    kind === 'service'
      ? serviceNamed(map, name)?.name.range
      : declarationsOf(model, kind)?.get(name)?.name.range;
  if (!range) return '';
  const before = text.slice(lines.lineStart(lines.position(range.start).line), range.start);
  return before.trim() === '' ? '' : `${brief(name)}: `;
}

function resolveSummary(analysis: Analysis): ResolvedLens {
  const { map, findings, recommended } = analysis;
  const title = findings.length === 0 ? 'no findings' : plural(findings.length, 'finding');
  const moves = map.model.services.some(({ project }, service) => {
    const target = recommended.names[recommended.groupOf[service] ?? -1];
    return target !== undefined && project?.text !== target;
  });
  if (!moves) return { title: `${title} · the projects are as recommended` };
  return {
    title: `${title} · apply recommended grouping${tellSaved(analysis)}`,
    action: { kind: 'apply' },
  };
}

/** ` (−151 points, −183 once moved)`: what speaks against a move is gone when it has been made. */
function tellSaved(analysis: Analysis): string {
  const { current, recommended } = analysis;
  const saved = current.overruled - recommended.overruled;
  const moving = movingPoints(analysis);
  if (saved <= 0) return '';
  return ` (−${plural(saved, 'point')}${moving > 0 ? `, −${saved + moving} once moved` : ''})`;
}
