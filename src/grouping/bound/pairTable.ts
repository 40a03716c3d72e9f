/** Numbers the pairs it is asked for: 0, 1, … in the order in which they first come up. */
export interface PairTable {
  readonly count: number;
  /** The number of the pair, in either order, given to it now if it has none. */
  number(a: number, b: number): number;
  /** The number of the pair, −1 if it has none. */
  find(a: number, b: number): number;
  /** The two of a number, the smaller first. */
  pair(number: number): readonly [number, number];
}

/** Open addressing over typed arrays: a million pairs cost no objects. `size`: numbers are below. */
export function createPairTable(size: number): PairTable {
  let mask = 1023;
  let keys = new Float64Array(mask + 1).fill(-1);
  let values = new Int32Array(mask + 1);
  let keyAt = new Float64Array(512);
  let count = 0;
  const slotOf = (key: number): number => {
    let slot = (Math.imul((key % 4294967291) | 0, 0x9e3779b1) >>> 7) & mask;
    while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const [oldKeys, oldValues, oldAt] = [keys, values, keyAt];
    mask = mask * 2 + 1;
    keyAt = new Float64Array((mask + 1) / 2);
    keyAt.set(oldAt);
    keys = new Float64Array(mask + 1).fill(-1);
    values = new Int32Array(mask + 1);
    oldKeys.forEach((key, at) => {
      if (key === -1) return;
      const slot = slotOf(key);
      keys[slot] = key;
      values[slot] = oldValues[at] as number;
    });
  };
  const keyOf = (a: number, b: number): number => (a < b ? a * size + b : b * size + a);
  return {
    get count() {
      return count;
    },
    number(a, b) {
      const key = keyOf(a, b);
      const slot = slotOf(key);
      if (keys[slot] === key) return values[slot] as number;
      keys[slot] = key;
      values[slot] = count;
      keyAt[count++] = key;
      if (count * 2 >= mask) grow();
      return count - 1;
    },
    find(a, b) {
      const slot = slotOf(keyOf(a, b));
      return keys[slot] === -1 ? -1 : (values[slot] as number);
    },
    pair(number) {
      const key = keyAt[number] as number;
      return [Math.floor(key / size), key % size];
    },
  };
}
