import { filled } from './members.ts';
import type { Grid } from './members.ts';
import type { Sized } from './pack.ts';
import type { Skeleton } from './skeleton.ts';

/**
 * The boxes that should rather get another column than another line, because fewer boxes move
 * then: a box that would be higher than its row pushes all rows below down, one that gets wider
 * pushes only what is right of it in its row.
 * @param sizes by name, as the boxes would be if they only grew downwards
 */
export function widening(before: Skeleton, sizes: ReadonlyMap<string, Sized>): ReadonlySet<string> {
  const widths = before.rows.map(({ cells, gaps }) =>
    cells.reduce((sum, { w }, c) => sum + w + (c > 0 ? (gaps[c] ?? 0) : 0), 0),
  );
  const counts = before.rows.map(({ cells }) =>
    cells.reduce((sum, { boxes: own }) => sum + own.length, 0),
  );
  const found = new Set<string>();
  before.rows.forEach((row, r) => {
    const widest = Math.max(0, ...widths.filter((_, other) => other !== r));
    const below = counts.slice(r + 1).reduce((sum, count) => sum + count, 0);
    let right = counts[r] ?? 0;
    for (const { boxes: stack } of row.cells) {
      right -= stack.length;
      const [name] = stack;
      const own = name === undefined ? undefined : sizes.get(name);
      // A stack has the width of its widest box, so no box of it gets wider alone.
      if (!own || name === undefined || stack.length > 1 || own.h <= row.h) continue;
      // A row may stand out by one column, so that it does not grow to the right for ever.
      const fits = (widths[r] ?? 0) <= widest || right === 0;
      if (fits && right < below) found.add(name);
    }
  });
  return found;
}

/** The same cells with one more column, those without one (below 0) in the first free ones. */
export const withColumn = (columns: number, cells: readonly number[]): Grid =>
  filled(
    columns + 1,
    cells.map((cell) =>
      cell < 0 ? cell : Math.floor(cell / columns) * (columns + 1) + (cell % columns),
    ),
  );
