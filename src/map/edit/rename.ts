import type { ParsedMap } from '../parse.ts';
import { stepsAt, type ScalarNode } from '../syntax.ts';
import type { Range, TextEdit } from '../text.ts';
import type { Occurrence } from '../validate.ts';
import { checked, type Edits } from './change.ts';
import { dataOf, sameData } from './data.ts';
import { isInFlow } from './layout.ts';
import { doubleQuoted, isJson, quoteLike } from './quote.ts';

/**
 * Gives the names at `occurrences` (all of one text) a new text, each in its own quotes where
 * they can hold it. Refused where anything else would change, and where the new name stands
 * already in one of the places, which would make two things one.
 */
export function renameAt(
  map: ParsedMap,
  occurrences: readonly Occurrence[],
  newName: string,
): Edits {
  const [first] = occurrences;
  const old = first?.name.text;
  if (old === undefined || newName === '' || occurrences.some(({ name }) => name.text !== old))
    return undefined;
  if (old === newName) return [];
  const edits = new Map<number, TextEdit>();
  for (const { name } of occurrences) {
    // What is read through an alias changes with the text that it stands for.
    if (map.text.charAt(name.range.start) === '*') continue;
    const text = rewritten(map, name.range, newName);
    if (text === undefined) return undefined;
    edits.set(name.range.start, { range: name.range, text });
  }
  const chosen = new Set(occurrences);
  const duplicates = ({ problems }: ParsedMap): number =>
    problems.filter(({ code }) => code === 'duplicate').length;
  // Old and new name are told apart by the occurrences; all the rest must not change at all.
  const blur = (text: string): string => (text === old ? newName : text);
  return checked(
    map,
    [...edits.values()],
    (after) =>
      duplicates(after) <= duplicates(map) &&
      sameData(dataOf(map.root, blur), dataOf(after.root, blur)) &&
      after.occurrences.length === map.occurrences.length &&
      map.occurrences.every((before, index) => {
        const now = after.occurrences[index];
        const expected = chosen.has(before) ? newName : before.name.text;
        return now?.kind === before.kind && now.role === before.role && now.name.text === expected;
      }),
  );
}

/** A new text for the scalar at `range`, in its quotes. */
export function rewritten(map: ParsedMap, range: Range, text: string): string | undefined {
  const scalar = scalarAt(map, range);
  if (!scalar || scalar.style === 'block') return undefined;
  if (isJson(map)) return doubleQuoted(text);
  return quoteLike(text, scalar, isInFlow(map, range.start) ? 'flow' : 'block');
}

function scalarAt({ root }: ParsedMap, range: Range): ScalarNode | undefined {
  const step = stepsAt(root, range.start).at(-1);
  if (!step) return undefined;
  const nodes = 'map' in step ? [step.pair.key, step.pair.value] : [step.list.items[step.index]];
  return nodes.find(
    (node): node is ScalarNode =>
      node?.kind === 'scalar' && node.range.start === range.start && node.range.end === range.end,
  );
}
