import {
  addKeysChange,
  addListItemsChange,
  commit,
  removeEntriesChange,
  replaceAt,
  scalarChange,
  type Change,
  type Edits,
  type NewKey,
} from '../../map/edits.ts';
import type { Project } from '../../map/model.ts';
import { pairOf, valueOf } from '../../map/syntax.ts';
import type { Range } from '../../map/text.ts';
import type { Action } from '../action.ts';
import type { Analysis } from '../analysis.ts';
import { occurrenceAt } from '../places.ts';
import { projectsOf } from './place.ts';

/** Projects offered to merge into. */
const mostOffered = 6;

/** Merges the project named at `range` into another: its services, its access, its overrides. */
export function mergeProjects(analysis: Analysis, range: Range): Action[] {
  const found = occurrenceAt(analysis.map, range.start);
  if (found?.kind !== 'project') return [];
  const from = found.name.text;
  return projectsOf(analysis)
    .filter((name) => name !== from)
    .slice(0, mostOffered)
    .map((into) => ({
      title: `Merge project ${from} into ${into}`,
      kind: 'refactor.rewrite',
      confirm: `Merge project ${from} into ${into}`,
      edits: () => merged(analysis, from, into),
    }));
}

function merged({ map }: Analysis, from: string, into: string): Edits {
  const { services, projects } = map.model;
  const [old, kept] = [projects?.get(from), projects?.get(into)];
  const moves = services
    .filter(({ project }) => project?.text === from)
    .map(({ name }) => scalarChange(map, ['services', name.text, 'project'], into));
  return commit(map, [
    ...moves,
    ...(old && kept
      ? [...gained(map, old, kept), removeEntriesChange(map, 'projects', [from])]
      : []),
    ...(old && !kept ? [replaceAt(map, old.name.range, into)] : []),
  ]);
}

/** Whether the entry of a project has the key, be it empty. */
const isWritten = ({ root }: Analysis['map'], { name }: Project, key: string): boolean =>
  root?.kind === 'map' &&
  root.pairs.some(
    (section) =>
      section.key.text === 'projects' &&
      pairOf(valueOf(section.value, name.text), key) !== undefined,
  );

/** What the kept project takes over: teams with access, and the overrides, which add up. */
function gained(map: Analysis['map'], old: Project, kept: Project): (Change | undefined)[] {
  const path = ['projects', kept.name.text];
  const teams = old.access.map(({ text }) => text);
  const overrides = old.segmentOverrides?.value;
  const changes: (Change | undefined)[] = [];
  const fresh: NewKey[] = [];
  if (teams.length > 0) {
    if (isWritten(map, kept, 'access'))
      changes.push(addListItemsChange(map, [...path, 'access'], teams));
    else fresh.push(['access', teams]);
  }
  if (overrides !== undefined) {
    const sum = String(overrides + (kept.segmentOverrides?.value ?? 0));
    if (isWritten(map, kept, 'segmentOverrides'))
      changes.push(scalarChange(map, [...path, 'segmentOverrides'], sum));
    else fresh.push(['segmentOverrides', String(overrides)]);
  }
  return fresh.length === 0 ? changes : [...changes, addKeysChange(map, path, fresh)];
}
