/**
 * A queue of nodes by distance, the nearest first, of equals the one with least left to go, of
 * these the one of least number (binary heap). A node may be in it several times; the first time
 * it comes out counts.
 */
export interface Nearest {
  push(node: number, distance: number, left: number): void;
  /** The nearest node, or −1 where none is left. */
  pop(): number;
  /** How far the nearest node is; infinitely where none is left. */
  least(): number;
  clear(): void;
}

export function createNearest(): Nearest {
  const nodes: number[] = [];
  const distances: number[] = [];
  const lefts: number[] = [];
  let size = 0;
  /** Whether the entry at `i` comes out before this one. */
  const first = (i: number, node: number, distance: number, left: number): boolean => {
    const d = distances[i] as number;
    if (d !== distance) return d < distance;
    const l = lefts[i] as number;
    return l !== left ? l < left : (nodes[i] as number) < node;
  };
  const put = (i: number, node: number, distance: number, left: number): void => {
    nodes[i] = node;
    distances[i] = distance;
    lefts[i] = left;
  };
  const move = (from: number, to: number): void => {
    put(to, nodes[from] as number, distances[from] as number, lefts[from] as number);
  };
  return {
    push(node, distance, left) {
      let at = size++;
      while (at > 0) {
        const up = (at - 1) >> 1;
        if (first(up, node, distance, left)) break;
        move(up, at);
        at = up;
      }
      put(at, node, distance, left);
    },
    pop() {
      if (size === 0) return -1;
      const nearest = nodes[0] as number;
      size--;
      // The last entry looks for its place from the top on.
      const node = nodes[size] as number;
      const distance = distances[size] as number;
      const left = lefts[size] as number;
      let at = 0;
      for (let down = 1; down < size; down = 2 * at + 1) {
        const right = down + 1;
        if (
          right < size &&
          first(right, nodes[down] as number, distances[down] as number, lefts[down] as number)
        )
          down = right;
        if (!first(down, node, distance, left)) break;
        move(down, at);
        at = down;
      }
      put(at, node, distance, left);
      return nearest;
    },
    least: () => (size > 0 ? (distances[0] as number) : Infinity),
    clear() {
      size = 0;
    },
  };
}
