import type { Problem } from '../problem.ts';
import type { Range } from '../text.ts';
import { blank, type Mask } from './masks.ts';

const marker = /^(?:(<{7})(?: .*)?|\|{7}(?: .*)?|={7}|(>{7})(?: .*)?)\r?$/gm;

/**
 * Unresolved merge conflicts: our side of each is kept, the rest taken out, and said so once.
 * Markers without those that belong to them are taken out alone.
 */
export function conflictsOf(text: string, problems: Problem[]): Mask[] {
  if (!/^(?:<{7}|={7}|>{7}|\|{7})/m.test(text)) return [];
  const masks: Mask[] = [];
  /** The markers of the conflict that has begun. */
  let begun: Range[] = [];
  const drop = (start: number, end: number): void => {
    masks.push({ start, end, text: blank(text.slice(start, end)) });
  };
  const tell = (range: Range, message: string): void => {
    problems.push({ code: 'merge-conflict', message, range });
  };
  const unfinished = (): void => {
    for (const { start, end } of begun) drop(start, end);
    begun = [];
  };
  for (const { index: start, 0: line, 1: ours, 2: theirs } of text.matchAll(marker)) {
    const range = { start, end: start + line.trimEnd().length };
    if (ours !== undefined) {
      unfinished();
      tell(range, 'An unresolved merge conflict. Until it is resolved, the upper side counts.');
      begun = [range];
    } else if (begun.length === 0) {
      tell(range, 'A leftover of a merge conflict. Take this line out.');
      drop(range.start, range.end);
    } else if (theirs === undefined) {
      begun.push(range);
    } else {
      const [first = range, second = range] = begun;
      drop(first.start, first.end);
      drop(second.start, range.end);
      begun = [];
    }
  }
  unfinished();
  return masks;
}
