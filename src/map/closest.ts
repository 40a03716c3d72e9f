import { distance } from 'fastest-levenshtein';

/** Longest name that is compared: beyond it a typing slip is not what is wrong. */
const longest = 80;

/**
 * The candidate that `text` most likely means: the one with the fewest edits, at most one for each
 * three letters; the first in code-unit order among equals. Undefined where none is near, or where
 * one edit of a short text leads to several.
 */
export function closest(text: string, candidates: Iterable<string>): string | undefined {
  const lower = text.toLowerCase();
  if (text.length > longest) return undefined;
  let best: string | undefined;
  let equals = 0;
  const most = Math.floor(text.length / 3);
  let fewest = most + 1;
  for (const candidate of candidates) {
    if (candidate === text || Math.abs(candidate.length - text.length) > fewest) continue;
    const edits = editsBetween(lower, candidate.toLowerCase(), fewest);
    if (edits > fewest || (edits === fewest && best === undefined)) continue;
    equals = edits === fewest ? equals + 1 : 1;
    if (edits < fewest || best === undefined || candidate < best) best = candidate;
    fewest = edits;
  }
  return most === 1 && fewest === 1 && equals > 1 ? undefined : best;
}

/** Fewer letters than these begin too many words. */
const shortest = 3;

/** The one of a few known words that `text` most likely means: by a slip, or as a short form. */
export function meantOf(text: string, words: readonly string[]): string | undefined {
  const slip = closest(text, words);
  if (slip !== undefined || text.length < shortest) return slip;
  const [only, ...others] = words.filter((word) => word.startsWith(text.toLowerCase()));
  return others.length === 0 ? only : undefined;
}

/**
 * How many letters to put in, take out, change, or swap with their neighbour make `b` of `a`.
 * Beyond `limit` it may count too many.
 */
function editsBetween(a: string, b: string, limit: number): number {
  const unswapped = distance(a, b);
  // A swap makes up for two other edits at most.
  if (unswapped < 2 || unswapped > 2 * limit) return unswapped;
  if (unswapped === 2) return isSwap(a, b) ? 1 : 2;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? unswapped;
}

/** Whether two texts that differ would be the same if two neighbours in one of them swapped places. */
function isSwap(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/**
 * Whether `meant` is so near to `text`, and every other candidate so much farther, that nobody
 * needs to look: a slip of one letter, or two in a long word. Numbers are no slips: db-1 is not db-2.
 */
export function isPlainSlip(text: string, meant: string, candidates: Iterable<string>): boolean {
  const lower = text.toLowerCase();
  const away = (name: string): number => editsBetween(lower, name.toLowerCase(), 3);
  const edits = away(meant);
  if (text.length > longest || edits > (text.length >= 6 ? 2 : 1) || text.length < 3) return false;
  if (text.replace(/\d/g, '') === meant.replace(/\d/g, '')) return false;
  for (const candidate of candidates)
    if (candidate !== meant && candidate !== text && away(candidate) <= edits + 1) return false;
  return true;
}
