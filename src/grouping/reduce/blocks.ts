/**
 * The biconnected blocks of a graph, each a list of its units: any two units of a block lie on a
 * circle, or are its only two; two blocks share at most one unit. Units without neighbours are in
 * none. By depth-first search, each block being told when the search leaves it for good (Hopcroft
 * and Tarjan 1973), without recursion, so that long chains are no trouble.
 */
export function blocksOf(near: readonly ReadonlyMap<number, unknown>[]): number[][] {
  const size = near.length;
  /** When each unit was come upon, from 1 on, and the earliest that can be reached from behind it. */
  const found = new Int32Array(size);
  const reach = new Int32Array(size);
  const blocks: number[][] = [];
  /** Units whose block is not complete yet, in the order in which they were come upon. */
  const open: number[] = [];
  let time = 0;
  const enter = (unit: number, from: number) => {
    found[unit] = reach[unit] = ++time;
    if (from >= 0) open.push(unit);
    return { unit, from, rest: (near[unit] as ReadonlyMap<number, unknown>).keys() };
  };
  for (let root = 0; root < size; root++) {
    if (found[root] !== 0 || near[root]?.size === 0) continue;
    const path = [enter(root, -1)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { unit, from, rest } = top;
      const next = rest.next();
      if (next.done !== true) {
        const other = next.value;
        if (found[other] === 0) path.push(enter(other, unit));
        else if (other !== from)
          reach[unit] = Math.min(reach[unit] as number, found[other] as number);
        continue;
      }
      path.pop();
      if (from < 0) continue;
      reach[from] = Math.min(reach[from] as number, reach[unit] as number);
      if ((reach[unit] as number) < (found[from] as number)) continue;
      blocks.push([from, ...open.splice(open.lastIndexOf(unit))]);
    }
  }
  return blocks;
}
