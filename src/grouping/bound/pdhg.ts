import type { Work } from '../work.ts';
import { lagrangianBound } from './lagrangian.ts';
import type { Relaxation } from './relaxation.ts';

/** How often the bound is looked at, in iterations. */
const period = 40;

/** A period that gains less than this share of what all before have gained is the last. */
const slow = 0.05;

/**
 * Improves x and y of the relaxation by the primal–dual hybrid gradient method (Chambolle and Pock
 * 2011, with the diagonal step sizes of Pock and Chambolle 2011), restarted from the average where
 * that is better (PDLP, Applegate et al. 2021). Keeps the weights that prove most in `best` and
 * returns that bound. Ends early at `goal`, or when the work is done.
 */
export function improveByGradient(
  lp: Relaxation,
  iterations: number,
  goal: number,
  work: Work,
): number {
  const current = createIterate(lp);
  const scratch = new Float64Array(lp.pairs.count);
  let bestBound = lagrangianBound(lp, lp.best, scratch);
  const first = bestBound;
  let before = bestBound;
  const steps = 3 * (lp.rowStart[lp.rows] as number) + 6 * lp.pairs.count;
  for (let iteration = 1; iteration <= iterations; iteration++) {
    current.step();
    const isLast = !work.spend(steps) || iteration === iterations;
    if (iteration % period !== 0 && !isLast) continue;
    const mean = current.mean();
    const boundNow = lagrangianBound(lp, lp.y, scratch);
    const boundOfMean = lagrangianBound(lp, mean, scratch);
    if (Math.max(boundNow, boundOfMean) > bestBound) {
      bestBound = Math.max(boundNow, boundOfMean);
      lp.best.set(boundNow >= boundOfMean ? lp.y.subarray(0, lp.rows) : mean);
    }
    if (bestBound >= goal || isLast) break;
    // What is near to its end goes on when more has been added.
    if (bestBound > first && bestBound - before < slow * (bestBound - first)) break;
    before = bestBound;
    if (boundOfMean > boundNow) current.restart(mean);
  }
  return bestBound;
}

/**
 * How large steps of y are beside those of x: y is of the size of costs, and x of that of one.
 * Adapting it on the way, as PDLP does, was tried and came out behind.
 */
function balanceOf({ pairs, cost }: Relaxation): number {
  let sum = 0;
  for (let column = 0; column < pairs.count; column++) sum += cost[column] as number;
  return pairs.count === 0 ? 1 : (0.3 * sum) / pairs.count;
}

/** The point (x, y) of a relaxation on its way, and the average of it since the last restart. */
function createIterate(lp: Relaxation) {
  const columns = lp.pairs.count;
  const { rows, rowStart, column, need, cost, x, y } = lp;
  const use = new Float64Array(columns);
  const ahead = new Float64Array(columns);
  const perStep = stepsOf(lp);
  const balance = balanceOf(lp);
  const xSum = new Float64Array(columns);
  const ySum = new Float64Array(rows);
  const yMean = new Float64Array(rows);
  let summed = 0;
  lagrangianBound(lp, y, use);

  return {
    step(): void {
      // A step of x against the current use, looked at one step ahead …
      for (let j = 0; j < columns; j++) {
        const before = x[j] as number;
        const moved =
          before - ((perStep[j] as number) / balance) * ((cost[j] as number) - (use[j] as number));
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
      summed++;
    },

    /** The average y since the last restart. */
    mean(): Float64Array {
      for (let row = 0; row < rows; row++) yMean[row] = (ySum[row] as number) / summed;
      return yMean;
    },

    /** Goes on from the average. */
    restart(mean: Float64Array): void {
      y.set(mean);
      for (let j = 0; j < columns; j++) x[j] = (xSum[j] as number) / summed;
      xSum.fill(0);
      ySum.fill(0);
      summed = 0;
      lagrangianBound(lp, y, use);
    },
  };
}

/** The largest step of each column that converges: one over the number of rows that contain it. */
function stepsOf({ pairs, rows, rowStart, column }: Relaxation): Float64Array {
  const steps = new Float64Array(pairs.count);
  for (let i = 0; i < (rowStart[rows] as number); i++) {
    const j = column[i] as number;
    steps[j] = (steps[j] as number) + 1;
  }
  return steps.map((count) => 1 / Math.max(1, count));
}
