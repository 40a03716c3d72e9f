import type { ClassTerm } from './problem.ts';

/** The points of `except` by class: the partners of class `c` are `start[c]` … `start[c + 1] − 1`. */
export interface ExceptRows {
  readonly start: Int32Array;
  readonly partner: Int32Array;
  readonly points: Float64Array;
}

/** `except` from both sides, so that a class finds its exceptions without looking at all of them. */
export function exceptRows(term: ClassTerm): ExceptRows {
  const start = new Int32Array(term.classCount + 1);
  for (const key of term.except.keys()) {
    const low = Math.floor(key / term.classCount);
    start[low + 1] = (start[low + 1] as number) + 1;
    const high = key % term.classCount;
    start[high + 1] = (start[high + 1] as number) + 1;
  }
  for (let c = 0; c < term.classCount; c++)
    start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  const next = start.slice();
  const partner = new Int32Array(2 * term.except.size);
  const points = new Float64Array(2 * term.except.size);
  const put = (from: number, to: number, value: number): void => {
    const at = next[from] as number;
    next[from] = at + 1;
    partner[at] = to;
    points[at] = value;
  };
  for (const [key, value] of term.except) {
    const low = Math.floor(key / term.classCount);
    const high = key % term.classCount;
    put(low, high, value);
    put(high, low, value);
  }
  return { start, partner, points };
}
