import type { Relaxation } from './relaxation.ts';

/**
 * Raises the bound row by row, each to the best weight while the others stay (coordinate ascent
 * on the Lagrangian dual; from nothing it is the iterative cycle packing of Lange, Karrenbauer
 * and Andres 2018). `use` goes along. Where `whole`, weights stay multiples of one.
 */
export function ascend(lp: Relaxation, y: Float64Array, use: Float64Array, sweeps: number): void {
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let gained = 0;
    for (let row = 0; row < lp.rows; row++) gained += improveRow(lp, y, use, row);
    if (gained < 1e-9) return;
  }
}

/** Gives the row its best weight and returns how much the bound has gained. */
function improveRow(lp: Relaxation, y: Float64Array, use: Float64Array, row: number): number {
  const first = lp.rowStart[row] as number;
  const last = lp.rowStart[row + 1] as number;
  const need = lp.need[row] as number;
  const own = y[row] as number;
  // The bound rises with the weight until `need` columns are full: to the need-th smallest rest.
  let target: number;
  if (need === 1) {
    target = Infinity;
    for (let i = first; i < last; i++) {
      const column = lp.column[i] as number;
      const rest = (lp.cost[column] as number) - (use[column] as number);
      if (rest < target) target = rest;
    }
  } else target = restOfRank(lp, use, first, last, need);
  const step = target === Infinity ? 0 : Math.max(target, -own);
  if (step === 0) return 0;
  y[row] = own + step;
  let over = 0;
  for (let i = first; i < last; i++) {
    const column = lp.column[i] as number;
    const before = (use[column] as number) - (lp.cost[column] as number);
    over += Math.max(0, before + step) - Math.max(0, before);
    use[column] = (use[column] as number) + step;
  }
  return need * step - over;
}

function restOfRank(
  lp: Relaxation,
  use: Float64Array,
  first: number,
  last: number,
  rank: number,
): number {
  const rests: number[] = [];
  for (let i = first; i < last; i++) {
    const column = lp.column[i] as number;
    rests.push((lp.cost[column] as number) - (use[column] as number));
  }
  rests.sort((a, b) => a - b);
  return rests[rank - 1] ?? Infinity;
}
