import type { Problem } from './problem.ts';

/** A signed graph from anywhere, as a problem: its nodes are the services. */
export interface EdgeList {
  readonly problem: Problem;
  /** The nodes as they are called in the list, in the order of the problem's services. */
  readonly names: readonly string[];
}

/** What is wrong with a line of an edge list. */
export class EdgeListError extends Error {}

const largest = 2 ** 30;

/**
 * Reads lines `u v weight`: two nodes and a whole number, > 0 for one group and < 0 for two; the
 * weights of a pair that stands several times add up. Empty lines and what follows `#` count for
 * nothing. Throws an EdgeListError that names the line.
 */
export function parseEdgeList(text: string): EdgeList {
  const indexes = new Map<string, number>();
  const weights = new Map<string, readonly [number, number, number]>();
  const indexOf = (name: string): number => {
    const known = indexes.get(name) ?? indexes.size;
    indexes.set(name, known);
    return known;
  };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const words = (line.split('#')[0] ?? '').trim().split(/\s+/);
    if (words.length === 1 && words[0] === '') continue;
    const [u = '', v = '', written = '', ...more] = words;
    const weight = Number(written);
    const wrong = (why: string) => new EdgeListError(`line ${String(index + 1)}: ${why}`);
    if (written === '' || more.length > 0)
      throw wrong('expected two nodes and a weight, as in "a b -3"');
    if (!/^[+-]?\d+$/.test(written) || Math.abs(weight) > largest)
      throw wrong(`"${written}" is not a whole number of at most 2^30`);
    if (u === v) throw wrong(`an edge from ${u} to itself`);
    const [a, b] = [indexOf(u), indexOf(v)];
    const key = `${String(Math.min(a, b))} ${String(Math.max(a, b))}`;
    const sum = (weights.get(key)?.[2] ?? 0) + weight;
    if (Math.abs(sum) > largest) throw wrong(`the weights of ${u} and ${v} add up to over 2^30`);
    weights.set(key, [Math.min(a, b), Math.max(a, b), sum]);
  }
  const edges = [...weights.values()].sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  return {
    names: [...indexes.keys()],
    problem: {
      size: indexes.size,
      edges: {
        a: Int32Array.from(edges, ([a]) => a),
        b: Int32Array.from(edges, ([, b]) => b),
        share: Int32Array.from(edges, ([, , weight]) => Math.max(0, weight)),
        split: Int32Array.from(edges, ([, , weight]) => Math.max(0, -weight)),
      },
      classes: [],
      together: [],
      apart: [],
      separations: [],
    },
  };
}
