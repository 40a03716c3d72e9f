import { parseMap, type ParsedMap } from '../parse.ts';
import { applyEdits, type TextEdit } from '../text.ts';
import { dataOf, sameData, type Data } from './data.ts';

/** One change: the edits that make it, and what the text is meant to say afterwards. */
export interface Change {
  readonly edits: readonly TextEdit[];
  intend(before: Data): Data;
}

/**
 * The edits of all changes together. They are made on a copy, read again, and given out only
 * if the text then says just what was intended and is no more broken than before; otherwise
 * undefined: an edit is refused rather than wrong.
 */
export function commit(
  map: ParsedMap,
  changes: readonly (Change | undefined)[],
): readonly TextEdit[] | undefined {
  const made: Change[] = [];
  for (const change of changes) {
    if (!change) return undefined;
    made.push(change);
  }
  const edits = made.flatMap((change) => change.edits);
  let text: string;
  try {
    text = applyEdits(map.text, edits);
  } catch {
    return undefined;
  }
  const after = parseMap(text);
  const intended = made.reduce((data, change) => change.intend(data), dataOf(map.root));
  return sameData(dataOf(after.root), intended) && broken(after) <= broken(map) ? edits : undefined;
}

const broken = ({ problems }: ParsedMap): number =>
  problems.filter(({ code }) => code === 'syntax').length;
