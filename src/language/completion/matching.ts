/** More offers than these are cut; the client asks again as more is typed. */
export const mostOffers = 500;

/** Whether the letters of `typed` come in `name` in that order, whatever their case. */
export function matches(name: string, typed: string): boolean {
  let at = 0;
  for (let i = 0; i < name.length && at < typed.length; i++)
    if (name.charAt(i).toLowerCase() === typed.charAt(at).toLowerCase()) at++;
  return at === typed.length;
}

/**
 * The names that fit what is typed, by name; of too many those that begin with it before the
 * others.
 */
export function fitting(
  names: Iterable<string>,
  typed: string,
): { readonly names: readonly string[]; readonly cut: boolean } {
  const lower = typed.toLowerCase();
  const first: string[] = [];
  const rest: string[] = [];
  for (const name of names)
    if (matches(name, typed)) (name.toLowerCase().startsWith(lower) ? first : rest).push(name);
  const found = [
    ...first.slice(0, mostOffers),
    ...rest.slice(0, Math.max(0, mostOffers - first.length)),
  ];
  return { names: found.sort(), cut: first.length + rest.length > mostOffers };
}
