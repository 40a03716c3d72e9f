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

/**
 * The bound of the best weights without an error of rounding: they are first rounded down to
 * whole grains, small powers of two of which doubles hold every sum exactly.
 */
export function exactBound(lp: Relaxation, use: Float64Array): number {
  const { rows, rowStart, need, best: y, cost } = lp;
  let all = 1;
  for (let row = 0; row < rows; row++) {
    const length = (rowStart[row + 1] as number) - (rowStart[row] as number);
    all += Math.max(need[row] as number, length) * (y[row] as number);
  }
  for (let column = 0; column < lp.pairs.count; column++) all += cost[column] as number;
  // Costs are whole numbers, and sums of them are exact up to 2⁵³.
  const grains = 2 ** Math.max(0, 51 - Math.ceil(Math.log2(all)));
  for (let row = 0; row < rows; row++) y[row] = Math.floor((y[row] as number) * grains) / grains;
  return lagrangianBound(lp, y, use);
}

/** What the best weights prove, in whole points, ≥ 0. */
export const provenBy = (lp: Relaxation): number =>
  Math.max(0, Math.ceil(exactBound(lp, new Float64Array(lp.pairs.count))));

/** Writes the use of every column. */
function usage(lp: Relaxation, y: Float64Array, use: Float64Array): void {
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
