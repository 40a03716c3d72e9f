import { commit, isSorted, sortChange, type Edits } from '../../map/edits.ts';
import type { MapNode } from '../../map/syntax.ts';
import type { Range } from '../../map/text.ts';
import { rootKeys } from '../../map/vocabulary.ts';
import type { Action } from '../action.ts';
import type { Analysis } from '../analysis.ts';
import { pairsAt } from './place.ts';

const isSection = (key: string): boolean =>
  rootKeys.some(({ name, type }) => name === key && type.kind === 'entries');

/** Puts the entries of the section at `range` in alphabetical order, with their comments. */
export function sortSection(analysis: Analysis, range: Range): Action[] {
  const [section] = pairsAt(analysis, range.start);
  if (!section || !isSection(section.key.text) || section.value.kind !== 'map') return [];
  const { key, value } = section;
  if (isSorted(value)) return [];
  return [
    {
      title: `Sort ${key.text} by name`,
      kind: 'refactor.rewrite',
      edits: () => sorted(analysis, [value]),
    },
  ];
}

/** Sorts the services of every file. */
export function sortServices(analysis: Analysis): Action[] {
  const { root } = analysis.map;
  const nodes = (root?.kind === 'map' ? root.pairs : []).flatMap(({ key, value }) =>
    key.text === 'services' && value.kind === 'map' && !isSorted(value) ? [value] : [],
  );
  if (nodes.length === 0) return [];
  return [
    {
      title: 'Sort services by name',
      kind: 'source.sortServices.serviceMap',
      edits: () => sorted(analysis, nodes),
    },
  ];
}

const sorted = ({ map }: Analysis, nodes: readonly MapNode[]): Edits =>
  commit(
    map,
    nodes.map((node) => sortChange(map, node)),
  );
