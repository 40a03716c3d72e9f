import { joinFiles } from '../../map/edits.ts';
import type { Action } from '../action.ts';
import type { Analysis } from '../analysis.ts';

/** Takes what the included files say into the map’s own file. */
export function joinIncluded({ map }: Analysis): Action[] {
  const found = map.includes.every(
    ({ outcome }) => outcome === undefined || outcome.kind === 'found',
  );
  if (map.files.length < 2 || !found) return [];
  return [
    {
      title: 'Join the included files into the map’s own file',
      kind: 'source.joinFiles.serviceMap',
      confirm: 'Join the included files',
      joins: true,
      edits: () => joinFiles(map),
    },
  ];
}
