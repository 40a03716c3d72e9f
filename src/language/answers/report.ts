import { pairState } from '../../grouping/settled.ts';
import type { Points } from '../../rules/evidence.ts';
import type { Range } from '../../map/text.ts';
import type { Analysis } from '../analysis.ts';
import { fileAt, spanIn, type Span } from '../places.ts';
import type { NameFile } from '../recommendation.ts';
import { alternativesOf } from './alternatives.ts';
import type { Conflict } from './conflict.ts';
import type { Costs } from './costs.ts';
import { planOf } from './plan.ts';
import { mostSettled, whyProjects, whyServices, type Ground } from './why.ts';

/** A place in a file of the map. */
export interface PlaceReport {
  readonly file: string;
  readonly range: Span;
}

export interface GroundReport {
  readonly rule: string;
  readonly kind: 'share' | 'split';
  readonly points: Points;
  readonly reason: string;
  readonly places: readonly PlaceReport[];
}

/** One link of a ring of reasons that cannot all be honoured. */
export interface LinkReport {
  readonly services: readonly [string, string];
  readonly kind: 'share' | 'split';
  readonly points: Points;
  readonly reason: string;
}

/** `explain FILE A B` for two services. */
export interface ServicesReport {
  readonly services: readonly [string, string];
  readonly projects: readonly [string, string];
  readonly together: boolean;
  readonly state: 'settled' | 'open' | 'unknown';
  readonly sum: number | 'together' | 'apart';
  readonly evidence: readonly GroundReport[];
  /** Looked at, without weight. */
  readonly uncounted: readonly GroundReport[];
  readonly conflict: readonly LinkReport[];
}

/** `explain FILE A B` for two projects. */
export interface ProjectsReport {
  readonly projects: readonly [string, string];
  readonly grouping: 'recommended' | 'current';
  readonly sum: number;
  readonly requiredTogether: boolean;
  readonly requiredApart: boolean;
  readonly pairs: readonly {
    readonly services: readonly [string, string];
    readonly sum: number | 'together' | 'apart';
    readonly reasons: readonly Omit<GroundReport, 'places'>[];
  }[];
}

const serviceName = ({ evidence }: Analysis, service: number): string =>
  evidence.services[service] ?? '';
const projectName = ({ recommended }: Analysis, service: number): string =>
  recommended.names[recommended.groupOf[service] ?? -1] ?? '';

export function reportServices(
  analysis: Analysis,
  a: number,
  b: number,
  nameOf: NameFile,
): ServicesReport {
  const { sum, grounds, uncounted, together, state, conflict } = whyServices(analysis, a, b);
  const place = ({ rule, kind, points, reason, places }: Ground): GroundReport => ({
    rule,
    kind,
    points,
    reason,
    places: places.map((range) => placeOf(analysis, range, nameOf)),
  });
  return {
    services: [serviceName(analysis, a), serviceName(analysis, b)],
    projects: [projectName(analysis, a), projectName(analysis, b)],
    together,
    state,
    sum,
    evidence: grounds.map(place),
    uncounted: uncounted.map(place),
    conflict: reportConflict(analysis, conflict),
  };
}

function placeOf({ map }: Analysis, range: Range, nameOf: NameFile): PlaceReport {
  const file = fileAt(map, range.start);
  return { file: nameOf(file.uri), range: spanIn(file, range) };
}

const reportConflict = (analysis: Analysis, conflict: Conflict = []): LinkReport[] =>
  conflict.map(({ a, b, kind, reason: { points, reason } }) => ({
    services: [serviceName(analysis, a), serviceName(analysis, b)],
    kind,
    points,
    reason,
  }));

export function reportProjects(
  analysis: Analysis,
  which: 'recommended' | 'current',
  a: number,
  b: number,
): ProjectsReport {
  const { names } = analysis[which];
  const { sum, requiredTogether, requiredApart, pairs } = whyProjects(analysis, which, a, b);
  return {
    projects: [names[a] ?? '', names[b] ?? ''],
    grouping: which,
    sum,
    requiredTogether,
    requiredApart,
    pairs: pairs.map((pair) => ({
      services: [serviceName(analysis, pair.a), serviceName(analysis, pair.b)],
      sum: pair.sum,
      reasons: pair.reasons.map(({ rule, kind, points, reason }) => ({
        rule,
        kind,
        points,
        reason,
      })),
    })),
  };
}

/** `plan FILE`. */
export interface PlanReport {
  /** Points overruled today, and after the last step. */
  readonly start: number;
  readonly end: number;
  /** Requirements that today's projects violate and the recommended ones honour. */
  readonly requirementsViolated: number;
  readonly steps: readonly StepReport[];
  /** Moves that save nothing by themselves. */
  readonly rest: readonly { readonly service: string; readonly project: string }[];
}

export interface StepReport {
  readonly moves: readonly MoveReport[];
  readonly overruled: number;
  readonly saved: number;
  readonly requirementsHonoured: number;
  /** Those that are honoured after the step and were not before. */
  readonly requirements: readonly {
    readonly services: readonly [string, string];
    readonly kind: 'together' | 'apart';
  }[];
}

export interface MoveReport {
  readonly service: string;
  readonly from: string | null;
  readonly project: string;
  readonly newProject: boolean;
  readonly costs: Omit<Costs, 'keys' | 'team'> & {
    readonly keys: readonly string[] | null;
    readonly team: string | null;
  };
}

export function reportPlan(analysis: Analysis): PlanReport {
  const { start, end, violated, steps, rest } = planOf(analysis);
  return {
    start,
    end,
    requirementsViolated: violated,
    steps: steps.map(({ moves, overruled, saved, honoured, requirements }) => ({
      moves: moves.map(({ service, from, to, isNew, costs }) => ({
        service: serviceName(analysis, service),
        from: from ?? null,
        project: to,
        newProject: isNew,
        costs: { ...costs, keys: costs.keys ?? null, team: costs.team ?? null },
      })),
      overruled,
      saved,
      requirementsHonoured: honoured,
      requirements: requirements.map(({ a, b, kind }) => ({
        services: [serviceName(analysis, a), serviceName(analysis, b)],
        kind,
      })),
    })),
    rest: rest.map(({ service, to }) => ({ service: serviceName(analysis, service), project: to })),
  };
}

/** A grouping that is nearly as good as the recommended one, in `recommend`. */
export interface AlternativeReport {
  readonly points: number;
  readonly kind: 'move' | 'leave' | 'merge';
  readonly service: string | null;
  readonly projects: readonly string[];
}

export const reportAlternatives = (analysis: Analysis, within?: number): AlternativeReport[] =>
  alternativesOf(analysis, within).map(({ points, kind, service, groups }) => ({
    points,
    kind,
    service: service === undefined ? null : serviceName(analysis, service),
    projects: groups.map((group) => analysis.recommended.names[group] ?? ''),
  }));

/** Two services that the map couples, and whether every best grouping has them like that. */
export interface PairReport {
  readonly services: readonly [string, string];
  readonly together: boolean;
  readonly state: 'settled' | 'open' | 'unknown';
}

/**
 * Every pair of services with counted evidence of its own, in order; none where there are more
 * than `mostSettled` services, as the map is solved once more for each.
 */
export function reportPairs(analysis: Analysis): PairReport[] {
  const { evidence, recommended, problem, solution, limited } = analysis;
  if (limited || evidence.services.length > mostSettled) return [];
  const pairs = new Map<string, readonly [number, number]>();
  for (const { subjects, counted } of evidence.pairs)
    if (counted) pairs.set(subjects.join(), subjects);
  return [...pairs.values()]
    .sort((x, y) => x[0] - y[0] || x[1] - y[1])
    .map(([a, b]) => ({
      services: [serviceName(analysis, a), serviceName(analysis, b)],
      together: recommended.groupOf[a] === recommended.groupOf[b],
      state: pairState(problem, solution, a, b),
    }));
}
