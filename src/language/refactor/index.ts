import type { Range } from '../../map/text.ts';
import type { Action } from '../action.ts';
import type { Analysis } from '../analysis.ts';
import { declareName } from './declare.ts';
import { joinIncluded } from './join.ts';
import { mergeProjects } from './mergeProjects.ts';
import { moveService } from './moveService.ts';
import { removeUnused } from './removeUnused.ts';
import { restyle } from './restyle.ts';
import { moveToFile, splitByProject } from './split.ts';
import { sortSection, sortServices } from './sort.ts';

/** What can be rewritten at a place of the map. */
export const refactoringsAt = (analysis: Analysis, range: Range): Action[] =>
  [moveService, declareName, mergeProjects, restyle, sortSection, moveToFile].flatMap((offer) =>
    offer(analysis, range),
  );

/** What can be done to the whole map, wherever the caret is. */
export const sourceActions = (analysis: Analysis): Action[] => [
  ...sortServices(analysis),
  ...removeUnused(analysis, 'source.removeUnused.serviceMap'),
  ...splitByProject(analysis),
  ...joinIncluded(analysis),
];
