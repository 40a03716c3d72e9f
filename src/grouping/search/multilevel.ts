import { nearBetween, quotient } from '../instance/sparse.ts';
import { singletons } from '../partition.ts';
import type { Work } from '../work.ts';
import { moveUnits, type MovingGraph } from './localMoving.ts';

const mostRounds = 8;

/** Less than one unit in so many is not worth another round. */
const worthwhile = 1000;

/**
 * Betters a grouping in which no unit alone can move: groups are moved as wholes (Blondel et al.
 * 2008), then units again from where they now are (the refinement at the finest level of Rotta
 * and Noack 2011), as long as that changes anything.
 */
export function multilevel(whole: MovingGraph, moved: Int32Array, work: Work): Int32Array {
  const { graph, near } = whole;
  let groupOf = moved;
  for (let round = 0; round < mostRounds && !work.exhausted(); round++) {
    const count = groupOf.reduce((most, group) => Math.max(most, group), -1) + 1;
    const groups = {
      graph: quotient(graph, groupOf, count),
      near: nearBetween(near, groupOf, count),
    };
    const joined = moveUnits(groups, singletons(count), work);
    if (joined.every((group, i) => group === i)) break;
    const size = new Int32Array(count);
    for (const group of joined) size[group] = (size[group] as number) + 1;
    // Only units of groups that were joined, and their neighbours, can have better places now.
    const changed: number[] = [];
    const coarse = groupOf.map((group, unit) => {
      const to = joined[group] as number;
      if ((size[to] as number) > 1) changed.push(unit);
      return to;
    });
    groupOf = moveUnits(whole, coarse, work, changed);
    if (changed.length * worthwhile < graph.size) break;
  }
  return groupOf;
}
