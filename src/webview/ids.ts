/** An id for a key, which may hold any name: a hash, with the length to keep likely twins apart. */
export function idOf(key: string): string {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) >>> 0;
  return `k${hash.toString(36)}-${key.length}`;
}
