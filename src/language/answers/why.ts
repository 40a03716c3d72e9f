import { pairState } from '../../grouping/settled.ts';
import type { Range } from '../../map/text.ts';
import type { Grouping } from '../../rules/rule.ts';
import type { Analysis } from '../analysis.ts';
import { reasonsBetween, type Reason } from '../balance.ts';
import { conflictOf, type Conflict } from './conflict.ts';

/** One reason about two services, and where the map gives it. */
export interface Ground extends Reason {
  readonly places: readonly Range[];
}

/** Why two services are together or apart. */
export interface WhyServices {
  readonly a: number;
  readonly b: number;
  /** Signed points of all grounds, or what is required. */
  readonly sum: number | 'together' | 'apart';
  readonly grounds: readonly Ground[];
  /** Looked at, and without weight. */
  readonly uncounted: readonly Ground[];
  readonly together: boolean;
  /**
   * `settled`: so in every best grouping; `open`: another grouping overrules as few points;
   * `unknown`: not proven, or not worked out for a map of this size.
   */
  readonly state: 'settled' | 'open' | 'unknown';
  /** Where the recommendation does not do what the sum says: what it cannot all honour. */
  readonly conflict: Conflict | undefined;
}

/** Up to this many services it is worked out whether a pair is settled: that solves the map again. */
export const mostSettled = 45;

export function whyServices(analysis: Analysis, a: number, b: number): WhyServices {
  const { recommended, problem, solution, net, evidence, limited } = analysis;
  const together =
    (recommended.groupOf[a] ?? -1) >= 0 && recommended.groupOf[a] === recommended.groupOf[b];
  const grounds = reasonsBetween(analysis, a, b).map((reason) => ({
    ...reason,
    places: placesOf(analysis, a, b, reason),
  }));
  const uncounted = analysis
    .pairsOf(a)
    .filter(({ counted, subjects }) => !counted && subjects.includes(b))
    .map((found): Ground => ({
      rule: found.rule,
      points: 0,
      kind: found.kind,
      reason: found.reason,
      evidence: found,
      places: found.places,
    }));
  return {
    a,
    b,
    sum: net(a, b),
    grounds,
    uncounted,
    together,
    state:
      limited || evidence.services.length > mostSettled
        ? 'unknown'
        : pairState(problem, solution, a, b),
    conflict: conflictOf(analysis, a, b),
  };
}

/** Where the map says what a reason rests on. */
function placesOf(
  { evidence }: Analysis,
  a: number,
  b: number,
  { rule, evidence: found, reason }: Reason,
): readonly Range[] {
  if (found) return found.places;
  const term = evidence.classes.find((each) => each.rule === rule && each.reason(a, b) === reason);
  if (term) return term.places(a, b);
  for (const each of evidence.separations) {
    if (each.rule !== rule) continue;
    if (each.left.includes(a) && each.right.includes(b)) return each.places(a, b);
    if (each.left.includes(b) && each.right.includes(a)) return each.places(b, a);
  }
  return [];
}

/** Why two projects are not one: what their services say about each other. */
export interface WhyProjects {
  readonly which: 'recommended' | 'current';
  readonly a: number;
  readonly b: number;
  /** Signed points over all pairs between them, required ones left out. */
  readonly sum: number;
  readonly requiredTogether: boolean;
  readonly requiredApart: boolean;
  /** Pairs of services that say something, those of most weight first. */
  readonly pairs: readonly WhyPair[];
}

export interface WhyPair {
  readonly a: number;
  readonly b: number;
  readonly sum: number | 'together' | 'apart';
  readonly reasons: readonly Reason[];
}

export function whyProjects(
  analysis: Analysis,
  which: WhyProjects['which'],
  a: number,
  b: number,
): WhyProjects {
  const { members }: Grouping = analysis[which];
  const pairs = (members[a] ?? []).flatMap((x) =>
    (members[b] ?? []).flatMap((y): WhyPair[] => {
      const reasons = reasonsBetween(analysis, x, y);
      return reasons.length === 0 ? [] : [{ a: x, b: y, sum: analysis.net(x, y), reasons }];
    }),
  );
  return {
    which,
    a,
    b,
    sum: pairs.reduce((sum, { sum: own }) => sum + (typeof own === 'number' ? own : 0), 0),
    requiredTogether: pairs.some(({ sum }) => sum === 'together'),
    requiredApart: pairs.some(({ sum }) => sum === 'apart'),
    pairs: pairs.sort((x, y) => weightOf(y) - weightOf(x) || x.a - y.a || x.b - y.b),
  };
}

const weightOf = ({ sum }: WhyPair): number => (typeof sum === 'number' ? Math.abs(sum) : Infinity);
