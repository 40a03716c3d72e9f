import { exceptRows } from './classTerms.ts';
import { canonical, membersOf, type Members } from './partition.ts';
import type { ClassTerm, Problem } from './problem.ts';

const pairs = (n: number): number => (n * (n - 1)) / 2;

/** Points for one project that a term gives over all pairs. */
function sharePoints(term: ClassTerm): number {
  const counts = new Float64Array(term.classCount);
  let labelled = 0;
  for (const c of term.classOf) {
    if (c < 0) continue;
    counts[c] = (counts[c] as number) + 1;
    labelled++;
  }
  let samePairs = 0;
  for (const count of counts) samePairs += pairs(count);
  let exceptPairs = 0;
  let total = Math.max(0, term.same) * samePairs;
  for (const [key, points] of term.except) {
    const low = counts[Math.floor(key / term.classCount)] as number;
    const both = low * (counts[key % term.classCount] as number);
    exceptPairs += both;
    total += Math.max(0, points) * both;
  }
  return total + Math.max(0, term.differ) * (pairs(labelled) - samePairs - exceptPairs);
}

/** Signed points of a term over all pairs that share a group. */
function pointsInside(term: ClassTerm, { count, start, member }: Members): number {
  const rows = exceptRows(term);
  const counts = new Float64Array(term.classCount);
  const touched: number[] = [];
  let total = 0;
  for (let g = 0; g < count; g++) {
    const from = start[g] as number;
    const to = start[g + 1] as number;
    if (to - from < 2) continue;
    let labelled = 0;
    for (let i = from; i < to; i++) {
      const c = term.classOf[member[i] as number] as number;
      if (c < 0) continue;
      if (counts[c] === 0) touched.push(c);
      counts[c] = (counts[c] as number) + 1;
      labelled++;
    }
    let samePairs = 0;
    let twiceExcept = 0;
    for (const c of touched) {
      const own = counts[c] as number;
      samePairs += pairs(own);
      for (let i = rows.start[c] as number; i < (rows.start[c + 1] as number); i++) {
        const other = counts[rows.partner[i] as number] as number;
        twiceExcept += ((rows.points[i] as number) - term.differ) * own * other;
      }
    }
    total += term.same * samePairs + term.differ * (pairs(labelled) - samePairs) + twiceExcept / 2;
    for (const c of touched) counts[c] = 0;
    touched.length = 0;
  }
  return total;
}

/** All points for one project: what is overruled when every service is alone. */
export function pointsForSharing({ edges, classes }: Problem): number {
  let total = 0;
  for (const points of edges.share) total += points;
  for (const term of classes) total += sharePoints(term);
  return total;
}

/**
 * Points that a grouping overrules, exactly: over every single piece of numeric evidence, the
 * share points it cuts and the split points it keeps. Evidence for and against on one pair is not
 * netted: one of the two is overruled whatever the grouping. A group of −1 stands alone.
 */
export function overruled(problem: Problem, groupOf: ArrayLike<number>): number {
  const groups = canonical(groupOf);
  const { a, b, share, split } = problem.edges;
  let total = 0;
  for (let e = 0; e < a.length; e++)
    total += (groups[a[e] as number] === groups[b[e] as number] ? split : share)[e] as number;
  const members = membersOf(groups);
  // A term gives a pair one sign, so what it cuts and keeps is all its share less what is inside.
  for (const term of problem.classes) total += sharePoints(term) - pointsInside(term, members);
  return total;
}
