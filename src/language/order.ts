import { unchanged } from '../map/sameItems.ts';
import { allRules } from '../rules/index.ts';
import type { Finding } from '../rules/rule.ts';
import { rankOf, ranksOf, rememberRanks } from './severityRanks.ts';

const ruleOrder = new Map(allRules.map(({ code }, index) => [code, index]));

/** By place in the text, then in the order of the rules, then by message. */
function compare(a: Finding, b: Finding): number {
  return (
    a.range.start - b.range.start ||
    (ruleOrder.get(a.code) ?? 0) - (ruleOrder.get(b.code) ?? 0) ||
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
    const ranks = ranksOf(sorted);
    const from = placesOf(sorted, gone);
    const kept = removed(sorted, from);
    come.sort(compare);
    const to = placesAmong(kept, come);
    sorted = inserted(kept, to, come);
    rememberRanks(sorted, inserted(removed(ranks, from), to, come.map(rankOf)));
    return sorted;
  };
}

/** Both lists in the order of the text; the first one is in it already. */
export function merged(kept: readonly Finding[], come: Finding[]): readonly Finding[] {
  come.sort(compare);
  return inserted(kept, placesAmong(kept, come), come);
}

/** More than these are told sooner by asking of each finding whether it is one of them. */
const few = 16;

/** Where some of the findings stand, in ascending order. */
function placesOf(findings: readonly Finding[], some: ReadonlySet<Finding>): number[] {
  if (some.size > few) return findings.flatMap((finding, i) => (some.has(finding) ? [i] : []));
  return [...some].map((finding) => findings.indexOf(finding)).sort((a, b) => a - b);
}

/** For each that comes, how many of those that are there stand before it; both in order. */
function placesAmong(kept: readonly Finding[], come: readonly Finding[]): number[] {
  let from = 0;
  return come.map((finding) => (from = placeOf(kept, finding, from)));
}

/** The list without what stands at some places, which ascend. */
function removed<T>(list: readonly T[], places: readonly number[]): readonly T[] {
  if (places.length === 0) return list;
  const result: T[] = [];
  let from = 0;
  for (const place of [...places, list.length]) {
    for (; from < place; from++) result.push(list[from] as T);
    from++;
  }
  return result;
}

/** The list with an item more before each of some places, which ascend. */
function inserted<T>(
  list: readonly T[],
  places: readonly number[],
  items: readonly T[],
): readonly T[] {
  if (items.length === 0) return list;
  const result: T[] = [];
  let from = 0;
  for (const [i, item] of items.entries()) {
    for (const place = places[i] ?? 0; from < place; from++) result.push(list[from] as T);
    result.push(item);
  }
  for (; from < list.length; from++) result.push(list[from] as T);
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
