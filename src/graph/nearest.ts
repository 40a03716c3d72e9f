/**
 * A queue of nodes by distance, the nearest first and of equals the one of least number (binary
 * heap). A node may be in it several times; the first time it comes out counts.
 */
export interface Nearest {
  push(node: number, distance: number): void;
  /** The nearest node, or −1 where none is left. */
  pop(): number;
}

export function createNearest(): Nearest {
  const nodes: number[] = [];
  const distances: number[] = [];
  const before = (i: number, j: number): boolean => {
    const [p, q] = [distances[i] as number, distances[j] as number];
    return p < q || (p === q && (nodes[i] as number) < (nodes[j] as number));
  };
  const swap = (i: number, j: number): void => {
    [nodes[i], nodes[j]] = [nodes[j] as number, nodes[i] as number];
    [distances[i], distances[j]] = [distances[j] as number, distances[i] as number];
  };
  return {
    push(node, distance) {
      let at = nodes.push(node) - 1;
      distances.push(distance);
      for (let up = (at - 1) >> 1; at > 0 && before(at, up); at = up, up = (at - 1) >> 1)
        swap(at, up);
    },
    pop() {
      const last = nodes.length - 1;
      if (last < 0) return -1;
      swap(0, last);
      const nearest = nodes.pop() as number;
      distances.pop();
      for (let at = 0; ;) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        let least = at;
        if (left < last && before(left, least)) least = left;
        if (right < last && before(right, least)) least = right;
        if (least === at) return nearest;
        swap(at, least);
        at = least;
      }
    },
  };
}
