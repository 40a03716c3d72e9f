import { attractionIn, type Instance } from '../instance.ts';
import { canonical } from '../partition.ts';
import { randomNumbers } from '../random.ts';
import type { Work } from '../work.ts';
import { anneal, keptBy, sweepSteps } from './annealing.ts';
import { agreement } from './fusion.ts';
import { improved } from './large.ts';

/** So many proposals share the work … */
const proposals = 10;
/** … and each has enough for so many sweeps. */
const fewestSweeps = 500;
/** Of the work for a proposal so much is kept for what it agrees on with the best grouping. */
const fusing = 0.3;

/** Where annealing ends: hardly anything that loses points is done any more. */
const cold = 0.03;
/** Where it begins among the units that two groupings agree on. */
const mild = 0.3;

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
  const alone = Int32Array.from({ length: instance.size }, (_, unit) => unit);
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
    const isFresh = turn % 2 === 0;
    const from = isFresh ? 0.7 + 0.8 * random() : 0.2 + 0.4 * random();
    const proposal = anneal(
      pairs,
      isFresh ? alone : best,
      { from, to: cold },
      random,
      part(1 - fusing),
    );
    const blobOf = agreement(pairs, best, proposal);
    take(proposal);
    take(fused(instance, blobOf, best, random, part(fusing)));
  }
  return best;
}

/** The best that is found of the groupings that keep each blob together, beginning with one of them. */
function fused(
  instance: Instance,
  blobOf: Int32Array,
  known: Int32Array,
  random: () => number,
  work: Work,
): Int32Array {
  const rest = instance.contract(blobOf, []);
  const start = new Int32Array(rest.size);
  blobOf.forEach((blob, unit) => (start[blob] = known[unit] as number));
  const pairs = rest.pairs();
  const annealed = pairs
    ? anneal(pairs, start, { from: mild, to: cold }, random, work.part(work.left() / 2))
    : start;
  const groupOf = improved(rest, canonical(annealed), 2, work);
  return canonical(blobOf.map((blob) => groupOf[blob] as number));
}
