import { commit, toBlock, toFlow } from '../../map/edits.ts';
import type { Pair } from '../../map/syntax.ts';
import type { Range } from '../../map/text.ts';
import { readSilences } from '../../rules/silence.ts';
import type { Action } from '../action.ts';
import type { Analysis } from '../analysis.ts';
import { inside } from '../places.ts';
import { silences } from '../silencing.ts';
import { pairsAt } from './place.ts';

/**
 * Writes the innermost list or map around `range` in the other style, where the comments that
 * silence then silence the same: each speaks of one line.
 */
export function restyle(analysis: Analysis, range: Range): Action[] {
  const { map } = analysis;
  const pair = pairsAt(analysis, range.start).findLast(({ value }) => value.kind !== 'scalar');
  if (!pair || pair.value.kind === 'scalar') return [];
  const { flow } = pair.value;
  if (flow ? wouldSpeak(analysis, pair) : wouldBeSilent(analysis, pair)) return [];
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

/** Whether a comment silences something that would go to a line of its own. */
const wouldSpeak = ({ silenced }: Analysis, { value }: Pair): boolean =>
  silenced.some((finding) => inside(value.range, finding.range));

/** Whether a comment would come to stand on the line, or above it, of what it does not silence yet. */
function wouldBeSilent({ map: { text, lines }, findings }: Analysis, { range }: Pair): boolean {
  let line = lines.position(range.start).line;
  const end = lines.lineEnd(lines.position(range.end).line);
  const isComment = (at: number): boolean =>
    /^[ \t]*#/.test(text.slice(lines.lineStart(at), lines.lineEnd(at)));
  while (line > 0 && isComment(line - 1)) line--;
  const start = lines.lineStart(line);
  const around = readSilences(text.slice(start, end), { offset: start });
  return findings.some((finding) => inside(range, finding.range) && silences(around, finding));
}
