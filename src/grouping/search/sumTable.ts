/** Sums by group and slot, in one table of typed arrays for all groups. */
export interface SumTable {
  add(group: number, slot: number, amount: number): void;
  get(group: number, slot: number): number;
}

/** So many cells in a row are a group's first ones: few cache lines hold all of a small group. */
const row = 16;
const empty = -1;

/**
 * Open addressing, sized once for `expected` places that are ever used, and larger when needed.
 * A cell is a key and its sum, next to each other. A group fills the cells of its row, which it
 * may share with others, then any by the hash of group and slot.
 */
export function createSumTable(slots: number, expected: number): SumTable {
  let size = row;
  while (size < 2 * expected) size *= 2;
  let cells = new Float64Array(2 * size).fill(empty);
  let used = 0;
  /** Where the cell of a key is, or the one to take for it. */
  const find = (group: number, key: number): number => {
    const mask = 2 * size - 1;
    let at = ((Math.imul(group, 0x9e3779b1) >>> 7) * (2 * row)) & mask;
    for (const end = at + 2 * row; at < end; at += 2) {
      const found = cells[at] as number;
      if (found === key || found === empty) return at;
    }
    const mixed = Math.imul((key | 0) ^ (key / 4294967296), 0x9e3779b1);
    at = ((mixed ^ (mixed >>> 15)) * 2) & mask;
    for (;;) {
      const found = cells[at] as number;
      if (found === key || found === empty) return at;
      at = (at + 2) & mask;
    }
  };
  const grow = (): void => {
    const old = cells;
    size *= 2;
    cells = new Float64Array(2 * size).fill(empty);
    used = 0;
    for (let i = 0; i < old.length; i += 2) {
      const key = old[i] as number;
      // What has gone back to nothing is forgotten.
      if (key === empty || old[i + 1] === 0) continue;
      put(Math.floor(key / slots), key, old[i + 1] as number);
    }
  };
  const put = (group: number, key: number, amount: number): void => {
    const at = find(group, key);
    if (cells[at] === key) {
      cells[at + 1] = (cells[at + 1] as number) + amount;
      return;
    }
    cells[at] = key;
    cells[at + 1] = amount;
    if (++used * 4 > size * 3) grow();
  };
  return {
    add(group, slot, amount) {
      put(group, group * slots + slot, amount);
    },
    get(group, slot) {
      const key = group * slots + slot;
      const at = find(group, key);
      return cells[at] === key ? (cells[at + 1] as number) : 0;
    },
  };
}
