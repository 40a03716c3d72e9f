/** Sparse rows: those of row `i` are `start[i]` … `start[i + 1] − 1`, with ascending indexes. */
export interface Rows {
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/** Entries of sparse rows in any order, several of one place allowed. */
export interface Entries {
  readonly count: number;
  add(row: number, index: number, value: number): void;
  /** The rows, with the values of one place added up, or only the `first` kept, and no zeros. */
  rows(size: number, width: number, several?: 'sum' | 'first'): Rows;
}

/** Collects entries in typed arrays and sorts them by counting, so that a million cost little. */
export function createEntries(expected = 64): Entries {
  let row = new Int32Array(expected);
  let index = new Int32Array(expected);
  let value = new Float64Array(expected);
  let count = 0;
  const grow = (): void => {
    const longer = <A extends Int32Array | Float64Array>(old: A, fresh: A): A => {
      fresh.set(old);
      return fresh;
    };
    row = longer(row, new Int32Array(2 * count + 16));
    index = longer(index, new Int32Array(2 * count + 16));
    value = longer(value, new Float64Array(2 * count + 16));
  };
  return {
    get count() {
      return count;
    },
    add(i, j, amount) {
      if (count === row.length) grow();
      row[count] = i;
      index[count] = j;
      value[count++] = amount;
    },
    rows(size, width, several = 'sum') {
      const order = inOrder(row, index, count, size, width);
      const start = new Int32Array(size + 1);
      const indexes = new Int32Array(count);
      const values = new Float64Array(count);
      let end = 0;
      let at = 0;
      for (let i = 0; i < size; i++) {
        while (at < count && row[order[at] as number] === i) {
          const j = index[order[at] as number] as number;
          let sum = 0;
          for (; at < count; at++) {
            const entry = order[at] as number;
            if (row[entry] !== i || index[entry] !== j) break;
            if (several === 'sum' || sum === 0) sum += value[entry] as number;
          }
          if (sum === 0) continue;
          indexes[end] = j;
          values[end++] = sum;
        }
        start[i + 1] = end;
      }
      return { start, index: indexes.subarray(0, end), value: values.subarray(0, end) };
    },
  };
}

/** Entries by row and index, those of one place as they were added. */
function inOrder(
  row: Int32Array,
  index: Int32Array,
  count: number,
  size: number,
  width: number,
): Int32Array {
  const byRow = sortedBy(row, count, size);
  // They often come so that sorting by row is enough, or nearly so.
  let work = 0;
  for (let at = 1; at < count; at++) {
    const entry = byRow[at] as number;
    const i = row[entry];
    const j = index[entry] as number;
    let place = at;
    for (; place > 0; place--) {
      const other = byRow[place - 1] as number;
      if (row[other] !== i || (index[other] as number) <= j) break;
      byRow[place] = other;
    }
    byRow[place] = entry;
    work += at - place;
    // Otherwise by index first and then, keeping that order, by row.
    if (work > 4 * count) return sortedBy(row, count, size, sortedBy(index, count, width));
  }
  return byRow;
}

/** Entries, as `before` lists them, in the order of their keys by counting; equal keys keep their order. */
function sortedBy(keys: Int32Array, count: number, width: number, before?: Int32Array): Int32Array {
  const next = new Int32Array(width + 1);
  for (let at = 0; at < count; at++) {
    const key = (keys[at] as number) + 1;
    next[key] = (next[key] as number) + 1;
  }
  for (let key = 0; key < width; key++)
    next[key + 1] = (next[key + 1] as number) + (next[key] as number);
  const order = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const entry = before ? (before[at] as number) : at;
    const key = keys[entry] as number;
    order[next[key] as number] = entry;
    next[key] = (next[key] as number) + 1;
  }
  return order;
}

/** The value at a place of sparse rows, 0 where there is none. */
export function valueAt({ start, index, value }: Rows, row: number, column: number): number {
  let low = start[row] as number;
  let high = (start[row + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = index[middle] as number;
    if (found === column) return value[middle] as number;
    if (found < column) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
