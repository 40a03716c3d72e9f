import { canonical, disjointSets } from './partition.ts';
import type { Problem } from './problem.ts';

/** Services joined by what must be together: per service its unit, numbered by first service. */
export function unitsOf(problem: Problem): Int32Array {
  const sets = disjointSets(problem.size);
  for (const [a, b] of problem.together) sets.join(a, b);
  return canonical(Int32Array.from({ length: problem.size }, (_, v) => sets.find(v)));
}

/** Whether no two services of one unit must be apart. */
export function consistent(problem: Problem, unitOf: Int32Array): boolean {
  if (problem.apart.some(([a, b]) => unitOf[a] === unitOf[b])) return false;
  return problem.separations.every(({ left, right }) => {
    const lefts = new Map<number, number>();
    for (const v of left) {
      const unit = unitOf[v] as number;
      lefts.set(unit, lefts.has(unit) && lefts.get(unit) !== v ? -1 : v);
    }
    return right.every((v) => {
      const only = lefts.get(unitOf[v] as number);
      return only === undefined || only === v;
    });
  });
}
