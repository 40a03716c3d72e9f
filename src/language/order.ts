import { unchanged } from '../map/sameItems.ts';
import { allRules } from '../rules/index.ts';
import type { Finding } from '../rules/rule.ts';

const rank = new Map(allRules.map(({ code }, index) => [code, index]));

/** By place in the text, then in the order of the rules, then by message. */
function compare(a: Finding, b: Finding): number {
  return (
    a.range.start - b.range.start ||
    (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0) ||
    (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
  );
}

/**
 * Joins the findings of all rules in the order of the text. Edits move findings but do not
 * change the order of those that stay, so only those that come have to be put in their places.
 */
export function createOrder(): (lists: readonly (readonly Finding[])[]) => readonly Finding[] {
  let last: readonly (readonly Finding[])[] = [];
  let sorted: readonly Finding[] = [];
  return (lists) => {
    const gone = new Set<Finding>();
    const come: Finding[] = [];
    lists.forEach((list, rule) => {
      const before = last[rule] ?? [];
      if (list === before) return;
      const ends = unchanged(before, list);
      const old = before.slice(ends.first, before.length - ends.last);
      const now = new Set(list.slice(ends.first, list.length - ends.last));
      for (const finding of old) if (!now.delete(finding)) gone.add(finding);
      come.push(...now);
    });
    last = lists;
    if (gone.size === 0 && come.length === 0) return sorted;
    const kept = gone.size === 0 ? sorted : sorted.filter((finding) => !gone.has(finding));
    return (sorted = merged(kept, come));
  };
}

/** Both lists in the order of the text; the first one is in it already. */
export function merged(kept: readonly Finding[], come: Finding[]): readonly Finding[] {
  if (come.length === 0) return kept;
  come.sort(compare);
  const result: Finding[] = [];
  let from = 0;
  for (const finding of come) {
    const place = placeOf(kept, finding, from);
    for (; from < place; from++) result.push(kept[from] as Finding);
    result.push(finding);
  }
  for (; from < kept.length; from++) result.push(kept[from] as Finding);
  return result;
}

/** The first place from `from` on that holds nothing before `finding`. */
function placeOf(sorted: readonly Finding[], finding: Finding, from: number): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle] as Finding, finding) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
