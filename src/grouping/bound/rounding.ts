import { disjointSets } from '../partition.ts';
import { overruledIn, type Relaxation } from './relaxation.ts';

/** The grouping that the current point is near to: attraction that it honours by more than half is kept. */
export function roundedGrouping(lp: Relaxation): Int32Array {
  const { size, near } = lp.instance;
  const sets = disjointSets(size);
  for (let a = 0; a < size; a++)
    for (let e = near.start[a] as number; e < (near.start[a + 1] as number); e++) {
      const b = near.index[e] as number;
      if (overruledIn(lp, a, b) < 0.5) sets.join(a, b);
    }
  return sets.partition();
}

/** Even where the current point is sure of all pairs, one is chosen: that with the most points. */
const sure = 0.001;

/** The pair of which the current point is least sure for the points at stake, the smaller unit first. */
export function undecidedPair({
  pairs,
  x,
  cost,
}: Relaxation): readonly [number, number] | undefined {
  let best = -1;
  let most = 0;
  for (let column = 0; column < pairs.count; column++) {
    const part = x[column] as number;
    const stake = (cost[column] as number) * (sure + Math.min(part, 1 - part));
    if (stake <= most) continue;
    most = stake;
    best = column;
  }
  return best < 0 ? undefined : pairs.pair(best);
}
