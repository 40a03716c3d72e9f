/** Whether two lists have the same items in the same order. */
export const alike = <Item>(a: readonly Item[], b: readonly Item[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
