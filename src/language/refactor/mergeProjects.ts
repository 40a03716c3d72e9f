import {
  addListItemsChange,
  commit,
  removeEntriesChange,
  replaceAt,
  scalarChange,
  type Change,
  type Edits,
} from '../../map/edits.ts';
import type { Project } from '../../map/model.ts';
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

/** What the kept project takes over: teams with access, and the overrides, which add up. */
function gained(map: Analysis['map'], old: Project, kept: Project): (Change | undefined)[] {
  const { text: name } = kept.name;
  const teams = old.access.map(({ text }) => text);
  const overrides = old.segmentOverrides?.value;
  return [
    ...(teams.length === 0 ? [] : [addListItemsChange(map, ['projects', name, 'access'], teams)]),
    ...(overrides === undefined
      ? []
      : [
          scalarChange(
            map,
            ['projects', name, 'segmentOverrides'],
            String(overrides + (kept.segmentOverrides?.value ?? 0)),
          ),
        ]),
  ];
}
