import { disjointSets, canonical } from '../partition.ts';
import type { Relaxation } from './relaxation.ts';

/** The grouping that the current point is near to: attraction that it honours by more than half is kept. */
export function roundedGrouping({ instance, pairs, x }: Relaxation): Int32Array {
  const { size, near } = instance;
  const sets = disjointSets(size);
  for (let a = 0; a < size; a++)
    for (let e = near.start[a] as number; e < (near.start[a + 1] as number); e++) {
      const column = pairs.find(a, near.index[e] as number);
      if (column < 0 || (x[column] as number) < 0.5) sets.join(a, near.index[e] as number);
    }
  return canonical(Int32Array.from({ length: size }, (_, unit) => sets.find(unit)));
}

/** The pair about which the current point is least sure for the points that are at stake. */
export function undecidedPair({
  instance,
  pairs,
  x,
  cost,
}: Relaxation): readonly [number, number] | undefined {
  let best = -1;
  let most = 0;
  for (let column = 0; column < pairs.count; column++) {
    const part = x[column] as number;
    const stake = (cost[column] as number) * (0.001 + Math.min(part, 1 - part));
    if (stake <= most) continue;
    most = stake;
    best = column;
  }
  void instance;
  return best < 0 ? undefined : pairs.pair(best);
}
