import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Analysis } from '../language/analysis.ts';

/** Refuses a request about a service that the map does not have. */
export function knownService({ map }: Analysis, service: string): void {
  if (!map.model.users.indexes.has(service))
    throw new ResponseError(ErrorCodes.InvalidParams, `The map has no service “${service}”.`);
}

/** Refuses a request about a project that the map does not have, and that is not recommended either. */
export function knownProject({ map, current, recommended }: Analysis, project: string): void {
  const names = [current.names, recommended.names].flat();
  if (!names.includes(project) && map.model.projects?.has(project) !== true)
    throw new ResponseError(ErrorCodes.InvalidParams, `There is no project “${project}”.`);
}
