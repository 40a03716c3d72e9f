import type { Problem } from '../problem.ts';
import { startOfLine } from '../text.ts';

/** What a tab in an indentation is read as: so many spaces, or what fits the line above. */
export type TabReading = number | 'like above';

/** The ways to read a file whose other lines are indented with spaces, the likeliest first. */
export const tabReadings: readonly TabReading[] = ['like above', 1, 2, 4, 8];

/** Gives the spaces for each indentation with a tab of a text, asked for from its top to its end. */
export function indentationAs(
  text: string,
  tabs: TabReading,
): (start: number, end: number) => string {
  if (tabs !== 'like above')
    return (start, end) => text.slice(start, end).replaceAll('\t', ' '.repeat(tabs));
  const step = indented.exec(text)?.[1] ?? '';
  const given = new Map<number, string>();
  return (start) => {
    const own = likeAbove(text, start, step, given);
    given.set(start, own);
    return own;
  };
}

const indented = /^( +)[^\s#]/m;

/** The indentation of the line above, or a step more where that one opens something. */
function likeAbove(
  text: string,
  start: number,
  step: string,
  given: ReadonlyMap<number, string>,
): string {
  for (let end = start - 1; end > 0;) {
    const above = startOfLine(text, end);
    const content = text
      .slice(above, end)
      .replace(/(?:^|\s)#.*$/, '')
      .trimEnd();
    end = above - 1;
    if (content.trim() === '') continue;
    const outer = given.get(above) ?? /^\s*/.exec(content)?.[0] ?? '';
    return content.endsWith(':') ? outer + step : outer;
  }
  return '';
}

/** Whether a text is indented with tabs here and with spaces there. */
export const mixesTabs = (text: string): boolean => tabbedLine.test(text) && indented.test(text);

const tabbedLine = /^ *\t[ \t]*\S/m;
const empty = /^\s*(?:#.*)?$/;

/**
 * The lines whose nesting is a guess: where others are indented with spaces, those with a tab in
 * their indentation and those next to them. What seems wrong there may be fine without the tab.
 */
export function guessedLines(text: string, problems: readonly Problem[]): ReadonlySet<number> {
  const guessed = new Set<number>();
  if (!problems.some(({ code }) => code === 'tab-indentation') || !mixesTabs(text)) return guessed;
  let above: number | undefined;
  let isTabbedAbove = false;
  for (const [number, line] of text.split('\n').entries()) {
    if (empty.test(line)) continue;
    const isTabbed = tabbedLine.test(line);
    if (isTabbed || isTabbedAbove) guessed.add(number);
    if (isTabbed && above !== undefined) guessed.add(above);
    above = number;
    isTabbedAbove = isTabbed;
  }
  return guessed;
}
