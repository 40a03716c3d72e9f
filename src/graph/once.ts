/** What is found when it is first asked for. */
export function once<Found extends object>(find: () => Found): () => Found {
  let found: Found | undefined;
  return () => (found ??= find());
}

/** What is found once for each key, and forgotten with it. */
export function onceFor<Key extends object, Found>(find: (key: Key) => Found): (key: Key) => Found {
  const known = new WeakMap<Key, { readonly found: Found }>();
  return (key) => {
    let entry = known.get(key);
    if (!entry) known.set(key, (entry = { found: find(key) }));
    return entry.found;
  };
}
