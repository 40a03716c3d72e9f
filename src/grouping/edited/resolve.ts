import { overruled } from '../overruled.ts';
import { canonical, movedBetween, pullback } from '../partition.ts';
import type { Problem, Solution } from '../problem.ts';
import { solve } from '../solve.ts';
import { keepsApart } from '../units.ts';
import { drawnTo } from './drawn.ts';
import { problemOfPart } from './part.ts';
import { touchedServices } from './touched.ts';

/** A problem and a grouping that answers it. */
export interface Answered {
  readonly problem: Problem;
  readonly groupOf: Int32Array;
}

/** Services around an edit that are grouped anew together. */
const largestPart = 160;
/** What has moved may draw others after it, so many times. */
const mostRounds = 4;

/**
 * Answers a problem that an edit has made of one that is answered: the groups that the edit
 * touches, and those that their services are drawn to, are taken apart and solved as a problem of
 * their own; what moves in it is the next edit, and all else stays where it is. A grouping that is
 * as good stays, too. `before` gives each service its number in the answered problem, −1 where it
 * is new. Undefined where the edit is so large that solving all of it is as quick.
 */
export function resolve(
  answered: Answered,
  problem: Problem,
  before: Int32Array,
): Solution | undefined {
  const touched = touchedServices(answered, problem, before, largestPart);
  if (!touched) return undefined;
  // A new service is alone.
  const groupOf = canonical(
    before.map((was) => (was < 0 ? -1 : (answered.groupOf[was] as number))),
  );
  let open: ReadonlySet<number> = touched;
  for (let round = 0; round < mostRounds && open.size > 0; round++) {
    const services = around(problem, groupOf, open);
    if (services.length > largestPart) {
      if (round === 0) return undefined;
      break;
    }
    open = regroup(problem, groupOf, services);
  }
  return {
    groupOf: canonical(groupOf),
    overruled: overruled(problem, groupOf),
    // Nothing has been proven.
    bound: 0,
    proven: false,
  };
}

/** All services of the groups of `open`, and of those that these are drawn to, ascending. */
function around(
  problem: Problem,
  groupOf: Int32Array,
  open: ReadonlySet<number>,
): readonly number[] {
  const groups = new Set<number>();
  for (const v of open) groups.add(groupOf[v] as number);
  for (const v of drawnTo(problem, open)) groups.add(groupOf[v] as number);
  const services: number[] = [];
  for (let v = 0; v < groupOf.length; v++) if (groups.has(groupOf[v] as number)) services.push(v);
  return services;
}

/** Gives `services` their best grouping if it is better than the one they have; who has moved by that. */
function regroup(
  problem: Problem,
  groupOf: Int32Array,
  services: readonly number[],
): ReadonlySet<number> {
  const part = problemOfPart(problem, services);
  const old = pullback(groupOf, services);
  const { groupOf: fresh, overruled: points } = solve(part, { proof: false });
  if (isAllowed(part, old) && overruled(part, old) <= points) return new Set();
  // Each group under the number of its first service, beyond those of all that are not taken apart.
  const first = new Map<number, number>();
  services.forEach((v, i) => {
    const group = fresh[i] as number;
    if (!first.has(group)) first.set(group, problem.size + v);
    groupOf[v] = first.get(group) as number;
  });
  return new Set(movedBetween(old, fresh).map((i) => services[i] as number));
}

/** Whether a grouping keeps to what is required. */
const isAllowed = (problem: Problem, groupOf: Int32Array): boolean =>
  problem.together.every(([a, b]) => groupOf[a] === groupOf[b]) && keepsApart(problem, groupOf);
