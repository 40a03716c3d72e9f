import type { ParsedMap } from '../parse.ts';
import { indentationAs, mixesTabs, tabReadings, type TabReading } from '../recovery/tabs.ts';
import { stepsAt } from '../syntax.ts';
import { contains, type TextEdit } from '../text.ts';
import { brokenIn, checked, isEditable, type Change, type Edits } from './change.ts';
import { dataOf, sameData, type Data } from './data.ts';

/** One way to write the tabs of an indentation as spaces, and what the map says then. */
interface Untabbed {
  readonly edits: readonly TextEdit[];
  readonly data: Data;
  readonly problems: number;
  readonly broken: number;
}

/** The ways without more problems than any other, the likeliest first. */
const ways = new WeakMap<ParsedMap, readonly Untabbed[]>();

/** Tabs in the indentation as spaces, so that the lines fit those around them. */
export function replaceTabs(map: ParsedMap): Edits {
  const [likeliest] = isEditable(map) ? bestWays(map) : [];
  return checked(map, likeliest?.edits, noTabs);
}

/** Larger texts are not read several times only to know what can be offered. */
const largest = 200_000;

/** The tabs as spaces where there is but one thing that they can mean. */
export function tabsChange(map: ParsedMap): Change | undefined {
  if (map.text.length > largest || !isEditable(map)) return undefined;
  const [only, ...others] = bestWays(map);
  if (!only || only.broken > 0 || others.some(({ data }) => !sameData(data, only.data)))
    return undefined;
  const asRead = sameData(dataOf(map.root), only.data);
  return {
    edits: only.edits,
    intend: (before) => (asRead ? before : structuredClone(only.data)),
  };
}

const noTabs = ({ problems }: ParsedMap): boolean =>
  problems.every(({ code }) => code !== 'tab-indentation');

function bestWays(map: ParsedMap): readonly Untabbed[] {
  const known = ways.get(map);
  if (known) return known;
  const all = mixesTabs(map.text) ? tabReadings : tabWidths;
  const tried = all.flatMap((tabs) => {
    const edits = untabbing(map, tabs);
    return map.suppose(edits, (after) => untabbed(after, edits)) ?? [];
  });
  const fewest = Math.min(...tried.map(({ problems }) => problems));
  const best = tried.filter(({ problems }) => problems === fewest);
  ways.set(map, best);
  return best;
}

function untabbed(after: ParsedMap, edits: readonly TextEdit[]): Untabbed | undefined {
  if (!noTabs(after)) return undefined;
  // A name may be ambiguous wherever it stands.
  const problems = after.problems.filter(({ code }) => code !== 'ambiguous-name').length;
  return { edits, data: dataOf(after.root), problems, broken: brokenIn(after) };
}

/** A file that is indented with tabs alone looks best with few spaces for each. */
const tabWidths: readonly TabReading[] = [2, 4, 8, 1];

function untabbing(map: ParsedMap, tabs: TabReading): TextEdit[] {
  const indentation = indentationAs(map.text, tabs);
  return tabbedLines(map).map(({ start, indent }) => {
    const end = start + indent.length;
    return { range: { start, end }, text: indentation(start, end) };
  });
}

interface TabbedLine {
  readonly start: number;
  readonly indent: string;
}

const tabbedLines = (map: ParsedMap): TabbedLine[] =>
  [...map.text.matchAll(/^[ \t]*\t[ \t]*(?=[^\s])/gm)].flatMap(({ index, 0: indent }) =>
    isInsideText(map, index + indent.length) ? [] : [{ start: index, indent }],
  );

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
