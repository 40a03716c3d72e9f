import { lagrangianBound } from './lagrangian.ts';
import type { Relaxation } from './relaxation.ts';

/** How often the bound is looked at, in iterations. */
const period = 40;

/**
 * Improves x and y of the relaxation by the primal–dual hybrid gradient method (Chambolle and
 * Pock 2011) with their diagonal step sizes, restarted from the average where that is better, and
 * with the balance of both sides adapted at restarts (PDLP, Applegate et al. 2021). Leaves the y
 * of the best bound and returns that bound.
 */
export function improveByGradient(lp: Relaxation, iterations: number, goal = Infinity): number {
  const columns = lp.pairs.count;
  const { rows, rowStart, column, need, cost, x, y } = lp;
  const tau = new Float64Array(columns);
  for (let i = 0; i < (rowStart[rows] as number); i++) {
    const j = column[i] as number;
    tau[j] = (tau[j] as number) + 1;
  }
  const use = new Float64Array(columns);
  const ahead = new Float64Array(columns);
  const xSum = new Float64Array(columns);
  const ySum = new Float64Array(rows);
  const xStart = x.slice(0, columns);
  const yStart = y.slice(0, rows);
  const best = y.slice(0, rows);
  let bestBound = lagrangianBound(lp, y, use);
  let balance = lp.balance;
  let averaged = 0;
  for (let iteration = 1; iteration <= iterations; iteration++) {
    // A step of x against the current use, looked at one step ahead …
    for (let j = 0; j < columns; j++) {
      const before = x[j] as number;
      const step = 1 / (balance * Math.max(1, tau[j] as number));
      const moved = before - step * ((cost[j] as number) - (use[j] as number));
      const after = moved < 0 ? 0 : moved > 1 ? 1 : moved;
      x[j] = after;
      ahead[j] = 2 * after - before;
      xSum[j] = (xSum[j] as number) + after;
      use[j] = 0;
    }
    // … and a step of y against what is then still missing, which gives the next use.
    for (let row = 0; row < rows; row++) {
      const first = rowStart[row] as number;
      const last = rowStart[row + 1] as number;
      let missing = need[row] as number;
      for (let i = first; i < last; i++) missing -= ahead[column[i] as number] as number;
      const moved = (y[row] as number) + (balance / (last - first)) * missing;
      if (moved <= 0) {
        y[row] = 0;
        continue;
      }
      y[row] = moved;
      ySum[row] = (ySum[row] as number) + moved;
      for (let i = first; i < last; i++) {
        const j = column[i] as number;
        use[j] = (use[j] as number) + moved;
      }
    }
    averaged++;
    if (iteration % period !== 0 && iteration !== iterations) continue;
    const scratch = ahead;
    const now = lagrangianBound(lp, y, scratch);
    const yMean = ySum.map((sum) => sum / averaged);
    const mean = lagrangianBound(lp, yMean, scratch);
    if (now > bestBound) {
      bestBound = now;
      best.set(y.subarray(0, rows));
    }
    if (mean > bestBound) {
      bestBound = mean;
      best.set(yMean);
    }
    if (bestBound >= goal) break;
    if (mean > now) {
      y.set(yMean);
      for (let j = 0; j < columns; j++) x[j] = (xSum[j] as number) / averaged;
      let dx = 0;
      let dy = 0;
      for (let j = 0; j < columns; j++) dx += ((x[j] as number) - (xStart[j] as number)) ** 2;
      for (let row = 0; row < rows; row++)
        dy += ((y[row] as number) - (yStart[row] as number)) ** 2;
      if (dx > 1e-12 && dy > 1e-12) balance = Math.sqrt(balance * Math.sqrt(dy / dx));
      xStart.set(x.subarray(0, columns));
      yStart.set(y.subarray(0, rows));
      xSum.fill(0);
      ySum.fill(0);
      averaged = 0;
      lagrangianBound(lp, y, use);
    }
  }
  y.set(best);
  lp.balance = balance;
  return bestBound;
}
