import type { Work } from '../work.ts';
import { addStar, overruledIn, violation, type Relaxation } from './relaxation.ts';

/** So many of a unit's neighbours are leaves in question, those it keeps most of. */
const mostCandidates = 40;

interface Candidate {
  readonly unit: number;
  /** How much of its attraction to the centre the current point honours. */
  readonly kept: number;
}

/**
 * Adds stars that the current point violates: around each unit the leaves are taken greedily,
 * each where it keeps more together with the centre than with the leaves before (the heuristic
 * for 2-partition inequalities of Grötschel and Wakabayashi 1989). Returns how many.
 */
export function addViolatedStars(lp: Relaxation, work: Work): number {
  const { size } = lp.instance;
  let added = 0;
  for (let centre = 0; centre < size; centre++) {
    const candidates = candidatesOf(lp, centre);
    if (candidates.length < 3) continue;
    for (const seed of candidates) {
      const { leaves, total, steps } = grown(lp, seed, candidates);
      if (leaves.length >= 3 && total > 1 + violation && addStar(lp, centre, leaves)) added++;
      if (!work.spend(steps)) return added;
    }
  }
  return added;
}

function candidatesOf(lp: Relaxation, centre: number): Candidate[] {
  const { near } = lp.instance;
  const candidates: Candidate[] = [];
  for (let e = near.start[centre] as number; e < (near.start[centre + 1] as number); e++) {
    const unit = near.index[e] as number;
    const kept = 1 - overruledIn(lp, centre, unit);
    if (kept > violation) candidates.push({ unit, kept });
  }
  return candidates.sort((x, y) => y.kept - x.kept || x.unit - y.unit).slice(0, mostCandidates);
}

/** Leaves of a star from one of them on, and how much of it is kept: more than one is too much. */
function grown(lp: Relaxation, seed: Candidate, candidates: readonly Candidate[]) {
  const { points } = lp.instance;
  const gains = candidates.map(({ unit, kept }) => (unit === seed.unit ? 0 : kept));
  const leaves: number[] = [];
  let total = seed.kept;
  for (let leaf = seed.unit; ;) {
    leaves.push(leaf);
    let best = -1;
    let most = 1e-3;
    for (const [i, { unit }] of candidates.entries()) {
      if ((gains[i] as number) <= 1e-3) continue;
      const gain =
        unit !== leaf && points(leaf, unit) < 0
          ? (gains[i] as number) - overruledIn(lp, leaf, unit)
          : 0;
      gains[i] = gain;
      if (gain <= most) continue;
      most = gain;
      best = i;
    }
    if (best < 0) return { leaves, total, steps: 4 * candidates.length * leaves.length };
    leaf = (candidates[best] as Candidate).unit;
    total += most;
  }
}
