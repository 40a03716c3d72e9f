import { moveServices, type Move } from '../map/edits.ts';
import type { Action } from './action.ts';
import type { Analysis } from './analysis.ts';

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
      edits: () => moveServices(analysis.map, moves),
    },
  ];
}

function recommendedMoves({ map, recommended }: Analysis): Move[] {
  return map.model.services.flatMap(({ name, project }, index) => {
    const target = recommended.names[recommended.groupOf[index] ?? -1];
    return target === undefined || target === project?.text ? [] : [{ service: name.text, target }];
  });
}
