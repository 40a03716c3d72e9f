/** Sums by group and slot, in one table of typed arrays for all groups. */
export interface Counts {
  add(group: number, slot: number, amount: number): void;
  get(group: number, slot: number): number;
}

/** Open addressing, sized once for `expected` places that are ever used, and larger when needed. */
export function createCounts(slots: number, expected: number): Counts {
  let mask = 1;
  while (mask < 2 * expected + 16) mask *= 2;
  mask--;
  let keys = new Float64Array(mask + 1).fill(-1);
  let sums = new Float64Array(mask + 1);
  let used = 0;
  const placeOf = (key: number): number => {
    let place = Math.imul((key | 0) ^ (key / 4294967296), 0x9e3779b1);
    place = (place ^ (place >>> 15)) & mask;
    for (;;) {
      const found = keys[place] as number;
      if (found === key || found === -1) return place;
      place = (place + 1) & mask;
    }
  };
  const grow = (): void => {
    const [oldKeys, oldSums] = [keys, sums];
    mask = 2 * mask + 1;
    keys = new Float64Array(mask + 1).fill(-1);
    sums = new Float64Array(mask + 1);
    used = 0;
    oldKeys.forEach((key, at) => {
      // What has gone back to nothing is forgotten.
      if (key === -1 || oldSums[at] === 0) return;
      const place = placeOf(key);
      keys[place] = key;
      sums[place] = oldSums[at] as number;
      used++;
    });
  };
  return {
    add(group, slot, amount) {
      const key = group * slots + slot;
      const place = placeOf(key);
      if (keys[place] === -1) {
        keys[place] = key;
        if (++used * 4 > mask * 3) {
          grow();
          sums[placeOf(key)] = amount;
          keys[placeOf(key)] = key;
          return;
        }
      }
      sums[place] = (sums[place] as number) + amount;
    },
    get(group, slot) {
      const place = placeOf(group * slots + slot);
      return sums[place] as number;
    },
  };
}
