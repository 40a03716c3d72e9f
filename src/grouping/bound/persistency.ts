import type { Relaxation } from './relaxation.ts';

/** Pairs of units that are the same in every grouping that costs less than was asked about. */
export interface Settled {
  readonly together: (readonly [number, number])[];
  readonly apart: (readonly [number, number])[];
}

/**
 * Persistency by reduced costs: where a pair has `rest` points to spare beyond the use that
 * conflicts make of it, overruling it costs at least `bound + rest`; where it lacks some,
 * honouring it costs at least `bound − rest`. What costs `cut` or more need not be looked at
 * (Lange, Andres and Swoboda 2019, from the dual). Repulsion that is honoured changes nothing and is not listed.
 */
export function settledPairs(
  { instance, pairs, cost }: Relaxation,
  use: Float64Array,
  bound: number,
  cut: number,
): Settled {
  const decided = (rest: number): boolean => Math.ceil(bound + Math.abs(rest)) >= cut;
  const { near, size } = instance;
  const settled: Settled = { together: [], apart: [] };
  for (let a = 0; a < size; a++)
    for (let e = near.start[a] as number; e < (near.start[a + 1] as number); e++) {
      const b = near.index[e] as number;
      if (b < a) continue;
      const column = pairs.find(a, b);
      const rest = (near.value[e] as number) - (column < 0 ? 0 : (use[column] as number));
      if (rest !== 0 && decided(rest)) settled[rest > 0 ? 'together' : 'apart'].push([a, b]);
    }
  for (let column = 0; column < pairs.count; column++) {
    const rest = (cost[column] as number) - (use[column] as number);
    if (rest >= 0 || !decided(rest)) continue;
    const [a, b] = pairs.pair(column);
    if (instance.points(a, b) < 0) settled.together.push([a, b]);
  }
  return settled;
}
