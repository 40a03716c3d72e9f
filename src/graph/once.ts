/** What is found when it is first asked for. */
export function once<Found extends object>(find: () => Found): () => Found {
  let found: Found | undefined;
  return () => (found ??= find());
}
