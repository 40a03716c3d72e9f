/** Members by group: those of group `g` are `member[start[g]]` … `member[start[g + 1] − 1]`, ascending. */
export interface Members {
  readonly count: number;
  readonly start: Int32Array;
  readonly member: Int32Array;
}

/** The same partition with its groups numbered 0, 1, … by first member; −1 stands alone. */
export function canonical(groupOf: ArrayLike<number>): Int32Array {
  const size = groupOf.length;
  let last = -1;
  for (let v = 0; v < size; v++) if ((groupOf[v] as number) > last) last = groupOf[v] as number;
  // A table by group where it is not much longer than the list of services.
  const [groups, width] = last < 4 * size ? [groupOf, last + 1] : [numberedAnew(groupOf), size];
  const numberOf = new Int32Array(width).fill(-1);
  const result = new Int32Array(size);
  let next = 0;
  for (let v = 0; v < size; v++) {
    const group = groups[v] as number;
    const known = group < 0 ? -1 : (numberOf[group] as number);
    const number = known < 0 ? next++ : known;
    if (group >= 0) numberOf[group] = number;
    result[v] = number;
  }
  return result;
}

/** The same partition with numbers below its length; −1 stays. */
function numberedAnew(groupOf: ArrayLike<number>): Int32Array {
  const numbers = new Map<number, number>();
  return Int32Array.from(groupOf, (group) => {
    if (group < 0) return -1;
    const known = numbers.get(group) ?? numbers.size;
    numbers.set(group, known);
    return known;
  });
}

/**
 * A partition pulled back along a map: whoever is led to members of one group is together. Led from
 * some members to themselves, it is the partition of those alone; from units to the blobs that they
 * are in, that of the units.
 */
export const pullback = (groupOf: Int32Array, along: ArrayLike<number>): Int32Array =>
  canonical(Int32Array.from(along, (to) => groupOf[to] as number));

/** The partition in which everybody is alone. */
export const singletons = (size: number): Int32Array =>
  Int32Array.from({ length: size }, (_, v) => v);

/** The members of each group as lists, ascending, of a partition whose groups are numbered without holes. */
export function groupsOf(groupOf: ArrayLike<number>): number[][] {
  const groups: number[][] = [];
  for (let v = 0; v < groupOf.length; v++) (groups[groupOf[v] as number] ??= []).push(v);
  return groups;
}

/** The same in typed arrays, for very many groups. */
export function membersOf(groupOf: Int32Array): Members {
  let count = 0;
  for (const group of groupOf) if (group >= count) count = group + 1;
  const start = new Int32Array(count + 1);
  for (const group of groupOf) start[group + 1] = (start[group + 1] as number) + 1;
  for (let g = 0; g < count; g++) start[g + 1] = (start[g + 1] as number) + (start[g] as number);
  const next = start.slice(0, count);
  const member = new Int32Array(groupOf.length);
  for (let v = 0; v < groupOf.length; v++) {
    const group = groupOf[v] as number;
    const at = next[group] as number;
    next[group] = at + 1;
    member[at] = v;
  }
  return { count, start, member };
}

/** Those of each group that are not, afterwards, where most of it is. */
export function movedBetween(before: Int32Array, after: Int32Array): number[] {
  const { count, start, member } = membersOf(before);
  const moved: number[] = [];
  for (let group = 0; group < count; group++) {
    const members = member.subarray(start[group], start[group + 1]);
    const counts = new Map<number, number>();
    for (const v of members) {
      const now = after[v] as number;
      counts.set(now, (counts.get(now) ?? 0) + 1);
    }
    const most = Math.max(...counts.values());
    const stays = [...counts].find(([, many]) => many === most)?.[0];
    for (const v of members) if (after[v] !== stays) moved.push(v);
  }
  return moved;
}

/** Disjoint sets; the smallest member stands for its set. */
export interface DisjointSets {
  find(v: number): number;
  /** Makes one set of two; false where they are one already. */
  join(a: number, b: number): boolean;
  /** The sets as groups. */
  partition(): Int32Array;
}

/**
 * Everybody in a set of their own. Path halving (Tarjan and van Leeuwen 1984) keeps a step at
 * O(log n) amortised; there is no rank, so that the smallest member can stand for its set.
 */
export function disjointSets(size: number): DisjointSets {
  const parent = singletons(size);
  const find = (v: number): number => {
    let at = v;
    for (;;) {
      const up = parent[at] as number;
      if (up === at) return at;
      const next = parent[up] as number;
      parent[at] = next;
      at = next;
    }
  };
  return {
    find,
    join(a, b) {
      const x = find(a);
      const y = find(b);
      if (x === y) return false;
      if (x < y) parent[y] = x;
      else parent[x] = y;
      return true;
    },
    partition: () => canonical(parent.map((_, v) => find(v))),
  };
}
