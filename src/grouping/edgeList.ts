import type { Problem } from './problem.ts';

/** A signed graph from anywhere, as a problem: its nodes are the services. */
export interface EdgeList {
  readonly problem: Problem;
  /** The nodes as they are called in the list, in the order of the problem's services. */
  readonly names: readonly string[];
}

/** What is wrong with an edge list, one complaint per line. */
export class EdgeListError extends Error {}

/** What the weights of one pair may add up to, and those of all pairs without their signs. */
export const edgeListLimits = { pair: 2 ** 30, all: 2 ** 38 } as const;

/** So many complaints help; more are the wrong file. */
const mostTold = 10;

/** One line that says something; `v` and `weight` are missing where it only names a node. */
interface Entry {
  readonly u: string;
  readonly v?: string;
  readonly weight: number;
}

/**
 * Reads lines `u v weight`: two nodes and a whole number, > 0 for one group and < 0 for two; the
 * weights of a pair that stands several times add up. A line of one name is a node, and so is what
 * an edge from a node to itself leaves, as nothing can part the two. Empty lines and what follows
 * `#` count for nothing, and neither does the order of the lines. Throws an EdgeListError that
 * names what is wrong.
 */
export function parseEdgeList(text: string): EdgeList {
  const wrong: string[] = [];
  const entries: Entry[] = [];
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    const words = (line.split('#')[0] ?? '').trim().split(/\s+/);
    if (words[0] === '') continue;
    const entry = entryOf(words);
    if (typeof entry === 'string') wrong.push(`line ${index + 1}: ${entry}`);
    else entries.push(entry);
  }
  const names = sorted(new Set(entries.flatMap(({ u, v = u }) => [u, v])));
  const edges = pairsOf(entries, new Map(names.map((name, index) => [name, index])));
  let all = 0;
  for (const { a, b, weight } of edges) {
    all += Math.abs(weight);
    if (Math.abs(weight) > edgeListLimits.pair)
      wrong.push(`the weights of ${names[a] ?? ''} and ${names[b] ?? ''} add up to more than 2^30`);
  }
  if (all > edgeListLimits.all) wrong.push('all weights without their signs are more than 2^38');
  if (wrong.length > 0) throw new EdgeListError(told(wrong));
  return {
    names,
    problem: {
      size: names.length,
      edges: {
        a: Int32Array.from(edges, ({ a }) => a),
        b: Int32Array.from(edges, ({ b }) => b),
        share: Int32Array.from(edges, ({ weight }) => Math.max(0, weight)),
        split: Int32Array.from(edges, ({ weight }) => Math.max(0, -weight)),
      },
      classes: [],
      together: [],
      apart: [],
      separations: [],
    },
  };
}

/** What the words of a line say, or what is wrong with them. */
function entryOf([u = '', v, written, ...more]: readonly string[]): Entry | string {
  // Commas and semicolons are how other files separate; a node so called would be a slip.
  const isAlone = v === undefined && !/[,;]/.test(u);
  if (isAlone) return { u, weight: 0 };
  if (v === undefined || written === undefined || more.length > 0)
    return 'expected two nodes and a weight with blanks between, as in "a b -3", or one node alone';
  const weight = Number(written);
  return isDecimal.test(written) && Number.isInteger(weight) && Math.abs(weight) <= mostWeight
    ? { u, v, weight }
    : `"${written}" is not a whole number of at most 2^30`;
}

const mostWeight = edgeListLimits.pair;
const isDecimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A pair of different nodes, the lower one first, with all its weights. */
interface Edge {
  readonly a: number;
  readonly b: number;
  weight: number;
}

/** The pairs that are left when the weights of each have been added up, in order. */
function pairsOf(entries: readonly Entry[], indexes: ReadonlyMap<string, number>): Edge[] {
  const edges = new Map<number, Edge>();
  for (const { u, v = u, weight } of entries) {
    const [x, y] = [indexes.get(u) ?? 0, indexes.get(v) ?? 0];
    if (x === y) continue;
    const [a, b] = [Math.min(x, y), Math.max(x, y)];
    const known = edges.get(a * indexes.size + b);
    if (known) known.weight += weight;
    else edges.set(a * indexes.size + b, { a, b, weight });
  }
  return [...edges.values()]
    .filter(({ weight }) => weight !== 0)
    .sort((x, y) => x.a - y.a || x.b - y.b);
}

const told = (wrong: readonly string[]): string =>
  [
    ...wrong.slice(0, mostTold),
    ...(wrong.length > mostTold ? [`and ${wrong.length - mostTold} more like these`] : []),
  ].join('\n');

/** The names as people count, the same on every machine: node9, node10, node010. */
const sorted = (names: Iterable<string>): string[] =>
  Array.from(names, (name) => ({ name, key: name.replace(/\d+/g, lengthFirst) }))
    .sort((x, y) => byText(x.key, y.key) || byText(y.name, x.name))
    .map(({ name }) => name);

/** A number in such a form that the smaller one comes first as a text, too. */
function lengthFirst(digits: string): string {
  const significant = digits.replace(/^0+/, '');
  return `0${String.fromCharCode(significant.length)}${significant}`;
}

const byText = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
