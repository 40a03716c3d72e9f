/** A grouping whose units move one at a time, into a group that has others or into an empty one. */
export interface MovingGroups {
  readonly groupOf: Int32Array;
  /** Whether a unit has its group to itself. */
  isAlone(unit: number): boolean;
  /** The number of a group without units. There always is one. */
  empty(): number;
  /** Moves a unit to a group that has units, or to the `empty` one. O(1). */
  move(unit: number, to: number): void;
}

/** Begins with a grouping, of which it makes a copy; groups are numbered below the number of units. */
export function createMovingGroups(start: Int32Array): MovingGroups {
  const size = start.length;
  const groupOf = start.slice();
  const count = new Int32Array(size + 1);
  for (const group of groupOf) count[group] = (count[group] as number) + 1;
  const free: number[] = [];
  for (let group = size; group >= 0; group--) if (count[group] === 0) free.push(group);
  return {
    groupOf,
    isAlone: (unit) => count[groupOf[unit] as number] === 1,
    empty: () => free[free.length - 1] as number,
    move(unit, to) {
      const from = groupOf[unit] as number;
      const left = (count[from] as number) - 1;
      if (count[to] === 0) free.pop();
      if (left === 0) free.push(from);
      count[from] = left;
      count[to] = (count[to] as number) + 1;
      groupOf[unit] = to;
    },
  };
}
