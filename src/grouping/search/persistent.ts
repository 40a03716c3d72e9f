import { attractionIn, type Instance } from '../instance.ts';
import { canonical } from '../partition.ts';
import { randomNumbers } from '../random.ts';
import type { Rows } from '../rows.ts';
import type { Work } from '../work.ts';
import { anneal, keptBy, sweepSteps } from './annealing.ts';
import { agreement } from './fusion.ts';
import { improved } from './large.ts';

/** So many proposals share the work. */
const proposals = 10;
/** … and each has enough for so many sweeps. */
const fewestSweeps = 500;
/** Of the work for a proposal so much is kept for what it agrees on with the best grouping. */
const fusing = 0.3;

/**
 * Searches on where a grouping is not proven, as long as there is work left: annealing proposes
 * groupings, in turn from nothing and from the best one, each is fused with the best one, and
 * what is found is improved by neighbourhoods. Gives a grouping that costs no more, and ends with
 * one that costs `bound`.
 */
export function searchedOn(
  instance: Instance,
  known: Int32Array,
  bound: number,
  work: Work,
): Int32Array {
  const pairs = instance.pairs();
  if (!pairs) return improved(instance, known, Infinity, work);
  const random = randomNumbers(0x0ddba11);
  const alone = Int32Array.from({ length: instance.size }, (_, unit) => unit);
  const steps = Math.max(work.left() / proposals, fewestSweeps * sweepSteps(pairs));
  let best = known;
  let most = keptBy(pairs, best);
  const take = (groupOf: Int32Array): void => {
    const kept = keptBy(pairs, groupOf);
    if (kept <= most) return;
    most = kept;
    best = groupOf;
  };
  const enough = attractionIn(instance) - bound;
  for (let turn = 0; most < enough && !work.exhausted(); turn++) {
    const part = work.part(Math.min(steps, work.left()) * (1 - fusing));
    const proposal =
      turn % 2 === 0
        ? anneal(pairs, alone, { from: 0.7 + 0.8 * random(), to: 0.03 }, random, part)
        : anneal(pairs, best, { from: 0.2 + 0.4 * random(), to: 0.03 }, random, part);
    const before = best;
    take(proposal);
    take(
      fused(
        instance,
        pairs,
        before,
        proposal,
        best,
        random,
        work.part(Math.min(steps, work.left()) * fusing),
      ),
    );
  }
  return best;
}

/** The best that is found of the groupings that keep what two agree on, beginning with one of them. */
function fused(
  instance: Instance,
  pairs: Rows,
  one: Int32Array,
  other: Int32Array,
  better: Int32Array,
  random: () => number,
  work: Work,
): Int32Array {
  const blobOf = agreement(pairs, one, other);
  const rest = instance.contract(blobOf, []);
  const start = new Int32Array(rest.size);
  blobOf.forEach((blob, unit) => (start[blob] = better[unit] as number));
  const inside = rest.pairs();
  let groupOf = canonical(start);
  if (inside)
    groupOf = anneal(inside, groupOf, { from: 0.3, to: 0.03 }, random, work.part(work.left() / 2));
  groupOf = improved(rest, groupOf, 2, work);
  return canonical(blobOf.map((blob) => groupOf[blob] as number));
}
