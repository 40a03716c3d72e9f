import { disjointSets } from './partition.ts';
import type { Problem } from './problem.ts';

/** Services joined by what must be together: per service its unit, numbered by first service. */
export function unitsOf({ size, together }: Pick<Problem, 'size' | 'together'>): Int32Array {
  const sets = disjointSets(size);
  for (const [a, b] of together) sets.join(a, b);
  return sets.partition();
}

/** Whether no two services of one group must be apart; time is linear in the size of what is required. */
export function keepsApart({ apart, separations }: Problem, groupOf: Int32Array): boolean {
  if (apart.some(([a, b]) => groupOf[a] === groupOf[b])) return false;
  return separations.every(({ left, right }) => {
    // Per group its only service on the left, −1 where there are several.
    const lefts = new Map<number, number>();
    for (const v of left) {
      const group = groupOf[v] as number;
      lefts.set(group, lefts.has(group) && lefts.get(group) !== v ? -1 : v);
    }
    return right.every((v) => {
      const only = lefts.get(groupOf[v] as number);
      return only === undefined || only === v;
    });
  });
}
