import type { ParsedMap } from '../parse.ts';
import { stepsAt } from '../syntax.ts';
import { contains, type Range, type TextEdit } from '../text.ts';
import { checked, commit, type Change, type Edits } from './change.ts';

/** Mends what keeps a text from being read: edits of the text itself, not of what it says. */

/** Tabs in the indentation as spaces, each as wide as makes the lines fit those around them. */
export function replaceTabs(map: ParsedMap): Edits {
  const tried = [2, 4, 8, 1].map((width) => tabsChange(map, width));
  for (const change of tried) {
    const edits = commit(map, [change]);
    if (edits) return edits;
  }
  const fewer = tried.map(({ edits }) => checked(map, edits, ({ problems }) => noTabs(problems)));
  return fewer.find((edits) => edits !== undefined);
}

const noTabs = (problems: ParsedMap['problems']): boolean =>
  problems.every(({ code }) => code !== 'tab-indentation');

/** The tabs as so many spaces, where that changes nothing else. */
export function tabsChange(map: ParsedMap, width = 2): Change {
  const edits = [...map.text.matchAll(/^[ \t]*\t[ \t]*(?=[^\s])/gm)].flatMap(
    ({ index, 0: indent }): TextEdit[] =>
      isInsideText(map, index + indent.length)
        ? []
        : [
            {
              range: { start: index, end: index + indent.length },
              text: indent.replaceAll('\t', ' '.repeat(width)),
            },
          ],
  );
  return { edits, intend: (before) => before };
}

/** Whether a text of several lines goes on at `offset`. */
function isInsideText({ root }: ParsedMap, offset: number): boolean {
  const step = stepsAt(root, offset).at(-1);
  const node = step && ('map' in step ? step.pair.value : step.list.items[step.index]);
  return (
    node?.kind === 'scalar' &&
    !node.missing &&
    node.range.start < offset &&
    contains(node.range, offset)
  );
}

/** A way to resolve a merge conflict. */
export interface Resolution {
  readonly keep: 'ours' | 'theirs' | 'both' | 'neither';
  edits(): Edits;
}

/** The ways to resolve the conflict whose first marker stands at `offset`. */
export function conflictEdits(map: ParsedMap, offset: number): Resolution[] {
  const markers = markersFrom(map, offset);
  const [first] = markers;
  if (!first) return [];
  const at = (sign: string): Range | undefined =>
    markers.find(({ start }) => map.text.startsWith(sign.repeat(7), start));
  const [base, middle, end] = [at('|'), at('='), at('>')];
  const resolve =
    (...cuts: readonly Range[]) =>
    () =>
      checked(
        map,
        cuts.map((range) => ({ range, text: '' })),
        () => true,
      );
  if (!map.text.startsWith('<<<<<<<', first.start) || !middle || !end)
    return [{ keep: 'neither', edits: resolve(first) }];
  const upperEnd = base ?? middle;
  return [
    { keep: 'ours', edits: resolve(first, { start: upperEnd.start, end: end.end }) },
    { keep: 'theirs', edits: resolve({ start: first.start, end: middle.end }, end) },
    { keep: 'both', edits: resolve(first, { start: upperEnd.start, end: middle.end }, end) },
  ];
}

/** The marker lines, line breaks included, from the one at `offset` to the end of its conflict. */
function markersFrom({ text }: ParsedMap, offset: number): Range[] {
  const result: Range[] = [];
  const marker = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?(?:\r?\n|$)/gm;
  marker.lastIndex = offset;
  for (let found = marker.exec(text); found; found = marker.exec(text)) {
    if (result.length > 0 && found[0].startsWith('<')) break;
    result.push({ start: found.index, end: found.index + found[0].length });
    if (found[0].startsWith('>')) break;
  }
  return result;
}
