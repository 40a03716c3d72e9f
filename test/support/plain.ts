/** A result as plain data: ranges that move become numbers, maps become lists of entries. */
export function plain(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(plain);
  if (value instanceof Set) return [...value].map(plain);
  if (value instanceof Int32Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if ('start' in value && 'end' in value && Object.keys(value).every((key) => rangeKeys.has(key)))
    return [value.start, value.end];
  return Object.fromEntries(
    entriesOf(value).flatMap(([key, item]) =>
      item === undefined || typeof item === 'function' ? [] : [[key, plain(item)]],
    ),
  );
}

/** What an object has of its own and what its class works out. */
function entriesOf(value: object): [string, unknown][] {
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === null || prototype === Object.prototype) return Object.entries(value);
  const getters = Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(
    ([, { get }]) => get !== undefined,
  );
  return [
    ...Object.entries(value),
    ...getters.map(([key]): [string, unknown] => [key, value[key as keyof typeof value]]),
  ];
}

const rangeKeys: ReadonlySet<string> = new Set([
  'start',
  'end',
  'anchor',
  'from',
  'to',
  'first',
  'last',
]);
