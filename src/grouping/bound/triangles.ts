import type { Work } from '../work.ts';
import { addLoop, type Relaxation } from './relaxation.ts';

/** Adds the loops over one unit in the middle: up to `most` rows in all, as long as there is work. */
export function addTriangles(lp: Relaxation, most: number, work: Work): void {
  const { size, near, points } = lp.instance;
  for (let centre = 0; centre < size && lp.rows < most; centre++) {
    const first = near.start[centre] as number;
    const last = near.start[centre + 1] as number;
    for (let i = first; i < last; i++) {
      if (!work.spend(4 * (last - i))) return;
      for (let j = i + 1; j < last; j++) {
        const a = near.index[i] as number;
        const b = near.index[j] as number;
        if (points(a, b) < 0) addLoop(lp, [a, centre, b]);
      }
    }
  }
}
