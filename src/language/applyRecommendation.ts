import { commit, entriesChange, scalarChange, type Edits } from '../map/edits.ts';
import type { Action } from './action.ts';
import type { Analysis } from './analysis.ts';

interface Move {
  readonly service: string;
  readonly target: string;
}

/**
 * Moves every service, or the one of that name, to its recommended project, and declares the
 * projects that are new.
 */
export function applyRecommendation(
  analysis: Analysis,
  kind: 'quickfix' | 'source',
  only?: string,
): Action[] {
  const moves = recommendedMoves(analysis).filter(
    ({ service }) => only === undefined || service === only,
  );
  if (moves.length === 0) return [];
  return [
    {
      title: 'Apply the recommended grouping to the whole map',
      kind: kind === 'source' ? 'source.applyRecommendation.serviceMap' : 'quickfix',
      edits: () => moveServices(analysis, moves),
    },
  ];
}

function recommendedMoves({ map, recommended }: Analysis): Move[] {
  return map.model.services.flatMap(({ name, project }, index) => {
    const target = recommended.names[recommended.groupOf[index] ?? -1];
    return target === undefined || target === project?.text ? [] : [{ service: name.text, target }];
  });
}

/** Gives services another project, declaring it where the projects are declared. */
export function moveServices({ map }: Analysis, moves: readonly Move[]): Edits {
  const { projects } = map.model;
  const added = projects
    ? [...new Set(moves.map(({ target }) => target))].filter((name) => !projects.has(name))
    : [];
  return commit(map, [
    ...moves.map(({ service, target }) =>
      scalarChange(map, ['services', service, 'project'], target),
    ),
    ...(added.length > 0 ? [entriesChange(map, 'projects', added)] : []),
  ]);
}
