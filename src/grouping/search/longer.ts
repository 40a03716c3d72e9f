import { attractionIn, type Instance } from '../instance/instance.ts';
import { singletons } from '../partition.ts';
import { randomNumbers } from '../random.ts';
import type { Work } from '../work.ts';
import { anneal, keptBy, sweepSteps } from './annealing.ts';
import { agreement, fused } from './fusion.ts';
import { improved } from './largeNeighbourhoods.ts';

/** So many proposals share the work … */
const proposals = 10;
/** … and each has enough for so many sweeps. */
const fewestSweeps = 500;
/** Of the work for a proposal so much is kept for what it agrees on with the best grouping. */
const fusing = 0.3;

/** Where annealing begins, from nothing and from the best grouping: a draw from a range. */
const hot = { least: 0.7, more: 0.8 } as const;
const warm = { least: 0.2, more: 0.4 } as const;
/** Where it ends: hardly anything that loses points is done any more. */
const cold = 0.03;

/**
 * Searches longer where a grouping is not proven, as long as there is work left: annealing
 * proposes groupings, in turn from nothing and from the best one, each is fused with the best one,
 * and what is found is improved by neighbourhoods. Gives a grouping that costs no more, and ends
 * with one that costs `bound`. Where not all pairs can be listed it is neighbourhoods alone.
 */
export function searchLonger(
  instance: Instance,
  known: Int32Array,
  bound: number,
  work: Work,
): Int32Array {
  const pairs = instance.pairs();
  if (!pairs) return improved(instance, known, Infinity, work);
  const random = randomNumbers(0x0ddba11);
  const alone = singletons(instance.size);
  const enough = attractionIn(instance) - bound;
  const steps = Math.max(work.left() / proposals, fewestSweeps * sweepSteps(pairs));
  let best = known;
  let most = keptBy(pairs, best);
  const take = (groupOf: Int32Array): void => {
    const kept = keptBy(pairs, groupOf);
    if (kept <= most) return;
    most = kept;
    best = groupOf;
  };
  for (let turn = 0; most < enough && !work.exhausted(); turn++) {
    const part = (share: number): Work => work.part(share * Math.min(steps, work.left()));
    const [start, { least, more }] = turn % 2 === 0 ? [alone, hot] : [best, warm];
    const cooling = { from: least + more * random(), to: cold };
    const proposal = anneal(pairs, start, cooling, random, part(1 - fusing));
    const blobOf = agreement(pairs, best, proposal);
    take(proposal);
    take(fused(instance, blobOf, best, random, part(fusing)));
  }
  return best;
}
