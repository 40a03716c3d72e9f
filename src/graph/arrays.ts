/** Whether two lists have the same items, or such as are alike, in the same order. */
export const alike = <Item>(
  a: readonly Item[],
  b: readonly Item[],
  same: (one: Item, other: Item) => boolean = Object.is,
): boolean => a.length === b.length && a.every((one, i) => same(one, b[i] as Item));
