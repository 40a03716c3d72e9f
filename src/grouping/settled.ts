import type { Problem, Solution } from './problem.ts';
import { solve } from './solve.ts';
import { keepsApart, unitsOf } from './units.ts';

/**
 * Whether two services are together, or apart, in every best grouping: `settled`, or `open` where
 * another grouping overrules no more points, or `unknown` where that could not be proven. The
 * problem is solved once more with the opposite required.
 */
export function pairState(
  problem: Problem,
  { groupOf, overruled, proven }: Solution,
  a: number,
  b: number,
): 'settled' | 'open' | 'unknown' {
  const pair = [a, b] as const;
  const opposite: Problem =
    groupOf[a] === groupOf[b]
      ? { ...problem, apart: [...problem.apart, pair] }
      : { ...problem, together: [...problem.together, pair] };
  if (!keepsApart(opposite, unitsOf(opposite))) return 'settled';
  const other = solve(opposite);
  if (proven && other.overruled === overruled) return 'open';
  return proven && other.bound > overruled ? 'settled' : 'unknown';
}
