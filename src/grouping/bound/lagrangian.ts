import type { Relaxation } from './relaxation.ts';

/**
 * The bound that any weights y ≥ 0 of the rows prove: every grouping overrules at least
 * `Σ need·y − Σ max(0, use − cost)`, where the *use* of a column is the weight of the rows that
 * contain it (Lagrangian duality: a column in too many rows takes back what it lacks).
 */
export function lagrangianBound(lp: Relaxation, y: Float64Array, use: Float64Array): number {
  usage(lp, y, use);
  let bound = 0;
  for (let row = 0; row < lp.rows; row++) bound += (lp.need[row] as number) * (y[row] as number);
  for (let column = 0; column < lp.pairs.count; column++) {
    const over = (use[column] as number) - (lp.cost[column] as number);
    if (over > 0) bound -= over;
  }
  return bound;
}

/** Writes the use of every column. */
export function usage(lp: Relaxation, y: Float64Array, use: Float64Array): void {
  use.fill(0, 0, lp.pairs.count);
  for (let row = 0; row < lp.rows; row++) {
    const weight = y[row] as number;
    if (weight === 0) continue;
    for (let i = lp.rowStart[row] as number; i < (lp.rowStart[row + 1] as number); i++) {
      const column = lp.column[i] as number;
      use[column] = (use[column] as number) + weight;
    }
  }
}
