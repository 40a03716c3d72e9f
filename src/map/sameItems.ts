/** Whether two lists hold the same things in the same order. */
export function sameItems(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** How many items at the beginning and, apart from those, at the end two lists have in common. */
export function unchanged(
  before: readonly unknown[],
  now: readonly unknown[],
): { readonly first: number; readonly last: number } {
  const shorter = Math.min(before.length, now.length);
  let first = 0;
  while (first < shorter && before[first] === now[first]) first++;
  let last = 0;
  while (last < shorter - first && before[before.length - 1 - last] === now[now.length - 1 - last])
    last++;
  return { first, last };
}
