import type { Certificate, Conflict } from './certificate.ts';
import type { Problem } from './problem.ts';

/**
 * What is wrong with a certificate; undefined where it holds. Counts everything anew, pair by pair
 * and from the definition of the problem alone: it shares no code with the solver, and its time
 * and memory grow with the square of the size.
 */
export function checkCertificate(problem: Problem, certificate: Certificate): string | undefined {
  const { groupOf, overruled, bound, conflicts } = certificate;
  const units = unitsOf(problem);
  const pairs = pairsOf(problem, units);
  if (groupOf.length !== problem.size) return 'it is about another number of services';
  for (const [a, b] of problem.together)
    if (groupOf[a] !== groupOf[b]) return `${String(a)} and ${String(b)} have to be together`;
  for (const key of pairs.apart) {
    const [a, b] = key.split(' ').map(Number) as [number, number];
    if (groupOf[a] === groupOf[b]) return `${String(a)} and ${String(b)} have to be apart`;
  }
  let points = pairs.inside;
  let least = pairs.inside;
  for (const { a, b, share, split } of pairs.between.values()) {
    points += groupOf[a] === groupOf[b] ? split : share;
    least += Math.min(share, split);
  }
  if (points !== overruled) return `it overrules ${String(points)} points`;

  const use = new Map<string, number>();
  for (const conflict of conflicts) {
    const found = linksOf(conflict, units, pairs);
    if (typeof found === 'string') return found;
    least += found.need * conflict.weight;
    for (const key of found.links) use.set(key, (use.get(key) ?? 0) + conflict.weight);
  }
  // A pair that is in more conflicts than it has points gives back what it lacks.
  for (const [key, weight] of use) {
    const pair = pairs.between.get(key);
    least -= Math.max(0, weight - Math.abs((pair?.share ?? 0) - (pair?.split ?? 0)));
  }
  return bound <= Math.ceil(least) ? undefined : `its conflicts prove ${String(least)} points`;
}

/** Per service the first one of those that have to be together with it. */
function unitsOf({ size, together }: Problem): readonly number[] {
  const unit = Array.from({ length: size }, (_, v) => v);
  for (let changed = true; changed;) {
    changed = false;
    for (const [a, b] of together) {
      const least = Math.min(unit[a] ?? a, unit[b] ?? b);
      if (unit[a] === least && unit[b] === least) continue;
      unit[a] = least;
      unit[b] = least;
      changed = true;
    }
  }
  return unit;
}

interface Pairs {
  /** By the two units' names: what is overruled apart, and together. */
  readonly between: ReadonlyMap<string, Between>;
  /** Units that must be apart. */
  readonly apart: ReadonlySet<string>;
  /** Points for splitting units that cannot be split. */
  readonly inside: number;
}

interface Between {
  readonly a: number;
  readonly b: number;
  share: number;
  split: number;
}

const keyOf = (a: number, b: number): string =>
  a < b ? `${String(a)} ${String(b)}` : `${String(b)} ${String(a)}`;

function pairsOf(problem: Problem, units: readonly number[]): Pairs {
  const between = new Map<string, Between>();
  const apart = new Set<string>();
  let inside = 0;
  const add = (v: number, w: number, share: number, split: number): void => {
    const [a, b] = [units[v] ?? v, units[w] ?? w];
    if (a === b) {
      inside += split;
      return;
    }
    const key = keyOf(a, b);
    const known = between.get(key) ?? { a, b, share: 0, split: 0 };
    known.share += share;
    known.split += split;
    between.set(key, known);
  };
  const { edges, classes, separations, size } = problem;
  edges.a.forEach((a, e) => {
    add(a, edges.b[e] ?? 0, edges.share[e] ?? 0, edges.split[e] ?? 0);
  });
  for (const { classOf, classCount, same, differ, except } of classes)
    for (let v = 0; v < size; v++)
      for (let w = v + 1; w < size; w++) {
        const [x, y] = [classOf[v] ?? -1, classOf[w] ?? -1];
        if (x < 0 || y < 0) continue;
        const key = Math.min(x, y) * classCount + Math.max(x, y);
        const points = x === y ? same : (except.get(key) ?? differ);
        if (points !== 0) add(v, w, Math.max(0, points), Math.max(0, -points));
      }
  const keep = (v: number, w: number): void => {
    if (v !== w) apart.add(keyOf(units[v] ?? v, units[w] ?? w));
  };
  for (const [a, b] of problem.apart) keep(a, b);
  for (const { left, right } of separations)
    for (const v of left) for (const w of right) keep(v, w);
  return { between, apart, inside };
}

/** The pairs of a conflict that may be overruled, and how many of them always are. */
function linksOf(
  { kind, services, weight }: Conflict,
  units: readonly number[],
  { between, apart }: Pairs,
): { readonly need: number; readonly links: readonly string[] } | string {
  const own = services.map((service) => units[service] ?? service);
  const name = `${kind} ${services.join(', ')}`;
  if (!(weight > 0) || own.length < 3 || new Set(own).size < own.length)
    return `${name} is no conflict`;
  const links: string[] = [];
  const link = (a: number, b: number, sign: 1 | -1): boolean => {
    const key = keyOf(a, b);
    if (apart.has(key)) return sign < 0;
    const { share = 0, split = 0 } = between.get(key) ?? {};
    links.push(key);
    return sign * (share - split) > 0;
  };
  const [first = 0, ...others] = own;
  const last = others.at(-1) ?? 0;
  const holds =
    kind === 'loop'
      ? others.every((unit, i) => link(own[i] ?? 0, unit, 1)) && link(first, last, -1)
      : others.every(
          (leaf, i) =>
            link(first, leaf, 1) && others.slice(0, i).every((other) => link(leaf, other, -1)),
        );
  return holds
    ? { need: kind === 'loop' ? 1 : others.length - 1, links }
    : `${name} is no conflict`;
}
