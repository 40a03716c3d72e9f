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

/**
 * Whether `meant` is so near to `text`, and every other candidate so much farther, that nobody
 * needs to look: a slip of one letter, or two in a long word. Numbers are no slips: db-1 is not db-2.
 */
export function isPlainSlip(text: string, meant: string, candidates: Iterable<string>): boolean {
  const lower = text.toLowerCase();
  const away = (name: string): number => distance(lower, name.toLowerCase());
  const edits = away(meant);
  if (text.length > longest || edits > (text.length >= 6 ? 2 : 1) || text.length < 3) return false;
  if (text.replace(/\d/g, '') === meant.replace(/\d/g, '')) return false;
  for (const candidate of candidates)
    if (candidate !== meant && candidate !== text && away(candidate) <= edits + 1) return false;
  return true;
}
