import { distance } from 'fastest-levenshtein';

/** Longest name that is compared: beyond it a typing slip is not what is wrong. */
const longest = 80;

/**
 * The candidate that `text` most likely means: the one with the fewest edits, at most a third
 * of its length; the first in code-unit order among equals. Undefined where none is near.
 */
export function closest(text: string, candidates: Iterable<string>): string | undefined {
  const lower = text.toLowerCase();
  if (text.length > longest) return undefined;
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate === text || Math.abs(candidate.length - text.length) > fewest) continue;
    const edits = distance(lower, candidate.toLowerCase());
    if (edits < fewest || (edits === fewest && best !== undefined && candidate < best)) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}
