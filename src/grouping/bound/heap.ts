/** Units waiting by their distance, the nearest first; of equals, those of lower number. */
export interface Heap {
  readonly size: number;
  push(unit: number, distance: number): void;
  /** Takes the nearest out. There has to be one. */
  pop(): number;
  clear(): void;
}

/**
 * A binary heap in typed arrays. A unit that comes nearer is pushed once more: whoever takes it
 * out ignores it the second time.
 */
export function createHeap(): Heap {
  let units = new Int32Array(64);
  let keys = new Float64Array(64);
  let size = 0;
  const before = (unit: number, key: number, at: number): boolean =>
    key < (keys[at] as number) || (key === keys[at] && unit < (units[at] as number));
  return {
    get size() {
      return size;
    },
    push(unit, key) {
      if (size === units.length) {
        const [oldUnits, oldKeys] = [units, keys];
        units = new Int32Array(2 * size);
        units.set(oldUnits);
        keys = new Float64Array(2 * size);
        keys.set(oldKeys);
      }
      let at = size++;
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (!before(unit, key, above)) break;
        units[at] = units[above] as number;
        keys[at] = keys[above] as number;
        at = above;
      }
      units[at] = unit;
      keys[at] = key;
    },
    pop() {
      const nearest = units[0] as number;
      const unit = units[--size] as number;
      const key = keys[size] as number;
      let at = 0;
      for (;;) {
        let below = 2 * at + 1;
        if (below >= size) break;
        if (
          below + 1 < size &&
          before(units[below + 1] as number, keys[below + 1] as number, below)
        )
          below++;
        if (before(unit, key, below)) break;
        units[at] = units[below] as number;
        keys[at] = keys[below] as number;
        at = below;
      }
      units[at] = unit;
      keys[at] = key;
      return nearest;
    },
    clear() {
      size = 0;
    },
  };
}
