import { commit, toBlock, toFlow } from '../../map/edits.ts';
import type { Range } from '../../map/text.ts';
import type { Action } from '../action.ts';
import type { Analysis } from '../analysis.ts';
import { pairsAt } from './place.ts';

/** Writes the innermost list or map around `range` in the other style. */
export function restyle(analysis: Analysis, range: Range): Action[] {
  const { map } = analysis;
  const pair = pairsAt(analysis, range.start).findLast(({ value }) => value.kind !== 'scalar');
  if (!pair || pair.value.kind === 'scalar') return [];
  const { flow } = pair.value;
  const change = flow ? toBlock(map, pair) : toFlow(map, pair);
  if (!change) return [];
  return [
    {
      title: `Write ${pair.key.text} ${flow ? 'one entry a line' : 'on one line'}`,
      kind: 'refactor.rewrite',
      edits: () => commit(map, [change]),
    },
  ];
}
