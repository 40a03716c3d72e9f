/** An id for a key: any name may be in it, so it is written in code units. */
export function idOf(key: string): string {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) >>> 0;
  return `k${hash.toString(36)}-${String(key.length)}`;
}
