import type { Problem } from '../../src/grouping/problem.ts';

/** Whether a grouping keeps to what is required. */
export const allowed = (
  { together, apart, separations }: Problem,
  groupOf: ArrayLike<number>,
): boolean =>
  together.every(([a, b]) => groupOf[a] === groupOf[b]) &&
  apart.every(([a, b]) => groupOf[a] !== groupOf[b]) &&
  separations.every(({ left, right }) =>
    left.every((a) => right.every((b) => a === b || groupOf[a] !== groupOf[b])),
  );

/** Points that every pair overrules where it is apart (`share`), and together (`split`). */
function pairPoints({ size, edges, classes }: Problem) {
  const table = () => Array.from({ length: size }, () => new Float64Array(size));
  const [share, split] = [table(), table()];
  const add = (to: Float64Array[], a: number, b: number, points: number): void => {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      const row = to[x];
      if (row) row[y] = (row[y] ?? 0) + points;
    }
  };
  edges.a.forEach((a, e) => {
    add(share, a, edges.b[e] ?? a, edges.share[e] ?? 0);
    add(split, a, edges.b[e] ?? a, edges.split[e] ?? 0);
  });
  for (const { classOf, classCount, same, differ, except } of classes)
    for (let a = 0; a < size; a++)
      for (let b = a + 1; b < size; b++) {
        const [x, y] = [classOf[a] ?? -1, classOf[b] ?? -1];
        if (x < 0 || y < 0) continue;
        const points =
          x === y ? same : (except.get(Math.min(x, y) * classCount + Math.max(x, y)) ?? differ);
        add(points > 0 ? share : split, a, b, Math.abs(points));
      }
  return (a: number, b: number, together: boolean): number =>
    (together ? split : share)[a]?.[b] ?? 0;
}

/** Counts the points that groupings of a problem overrule, pair by pair from the definition. */
export function counting(problem: Problem): (groupOf: ArrayLike<number>) => number {
  const points = pairPoints(problem);
  return (groupOf) => {
    let sum = 0;
    for (let a = 0; a < problem.size; a++)
      for (let b = 0; b < a; b++) sum += points(a, b, groupOf[a] === groupOf[b]);
    return sum;
  };
}

export const overruledBy = (problem: Problem, groupOf: ArrayLike<number>): number =>
  counting(problem)(groupOf);

export function pairsTogether(groupOf: ArrayLike<number>): number {
  let pairs = 0;
  for (let a = 0; a < groupOf.length; a++)
    for (let b = a + 1; b < groupOf.length; b++) if (groupOf[a] === groupOf[b]) pairs++;
  return pairs;
}

/** The best of all groupings that keep to what is required. */
export interface Best {
  /** The fewest points overruled … */
  readonly overruled: number;
  /** … and the fewest pairs together among the groupings that overrule no more. */
  readonly pairs: number;
}

/**
 * Looks at every grouping of up to a dozen services, set by set: the best grouping of a set is the
 * best first group of it and the best grouping of the rest, so that 3ⁿ pairs of sets are looked at
 * and no grouping by itself. Shares nothing with the solver. Undefined where none is allowed.
 */
export function bestGrouping(problem: Problem): Best | undefined {
  const { size, together, apart, separations } = problem;
  const points = pairPoints(problem);
  const forbidden = new Set(apart.flatMap(([a, b]) => [a * size + b, b * size + a]));
  for (const { left, right } of separations)
    for (const a of left) for (const b of right) forbidden.add(a * size + b).add(b * size + a);
  /** What it costs more that two services are together than that they are apart, and one for the pair. */
  const cost = (a: number, b: number): number =>
    forbidden.has(a * size + b)
      ? Infinity
      : perPoint * (points(a, b, true) - points(a, b, false)) + 1;

  const inside = new Float64Array(2 ** size);
  const best = new Float64Array(2 ** size);
  for (let set = 1; set < 2 ** size; set++) {
    const first = 31 - Math.clz32(set);
    const others = set ^ (1 << first);
    let sum = inside[others] ?? 0;
    for (let b = 0; b < first; b++) if (others & (1 << b)) sum += cost(first, b);
    inside[set] = sum;
  }
  const isTorn = (group: number): boolean =>
    together.some(([a, b]) => ((group >> a) & 1) !== ((group >> b) & 1));
  for (let group = 1; group < 2 ** size; group++) if (isTorn(group)) inside[group] = Infinity;
  for (let set = 1; set < 2 ** size; set++) {
    const first = 1 << (31 - Math.clz32(set));
    const others = set ^ first;
    let least = Infinity;
    // The first group: the service of the highest number with any of the others, all or none.
    for (let company = others; ; company = (company - 1) & others) {
      least = Math.min(least, (inside[first | company] ?? 0) + (best[others ^ company] ?? 0));
      if (company === 0) break;
    }
    best[set] = least;
  }
  const found = best.at(-1) ?? 0;
  if (found === Infinity) return undefined;
  let apartPoints = 0;
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) apartPoints += points(a, b, false);
  const kept = Math.floor(found / perPoint);
  return { overruled: apartPoints + kept, pairs: found - kept * perPoint };
}

/** More than there are pairs of a dozen services, so that a point weighs more than all of them. */
const perPoint = 128;
