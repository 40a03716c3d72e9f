import type { Range } from '../../map/text.ts';
import type { Action } from '../action.ts';
import type { Analysis } from '../analysis.ts';
import { moveServices } from '../../map/edits.ts';
import { projectsOf, serviceAt } from './place.ts';

/** Projects offered for one service; a map of hundreds would fill the screen. */
const mostOffered = 6;

/** Moves the service at `range` to another project: first the recommended one, then by coupling. */
export function moveService(analysis: Analysis, range: Range): Action[] {
  const found = serviceAt(analysis, range);
  if (!found) return [];
  const { service, index } = found;
  const { recommended, settled } = analysis;
  const best = settled ? recommended.names[recommended.groupOf[index] ?? -1] : undefined;
  const points = pointsByProject(analysis, index);
  const targets = [
    ...(best === undefined ? [] : [best]),
    ...projectsOf(analysis)
      .filter((name) => name !== best)
      .sort((a, b) => (points.get(b) ?? 0) - (points.get(a) ?? 0)),
  ].filter((name) => name !== service.project?.text);
  return targets.slice(0, mostOffered).map((target) => ({
    title: `Move ${service.name.text} to project ${target}${target === best ? ' (recommended)' : ''}`,
    kind: 'refactor.move',
    edits: () => moveServices(analysis.map, [{ service: service.name.text, target }]),
  }));
}

/** What couples the service to the members of each of today’s projects. */
function pointsByProject({ pairsOf, current }: Analysis, service: number): Map<string, number> {
  const result = new Map<string, number>();
  for (const { counted, points, subjects } of pairsOf(service)) {
    const other = subjects[0] === service ? subjects[1] : subjects[0];
    const project = current.names[current.groupOf[other] ?? -1];
    if (!counted || project === undefined) continue;
    const weight = points === 'required' ? 1000 : points;
    result.set(project, (result.get(project) ?? 0) + weight);
  }
  return result;
}
