import type { Analysis } from '../analysis.ts';
import { costsOf, type Costs } from './costs.ts';
import { groupBy } from './groupBy.ts';
import { createLandscape, type Landscape } from './landscape.ts';

/** One service that changes its project. */
export interface PlannedMove {
  readonly service: number;
  /** Its project before, if any. */
  readonly from: string | undefined;
  readonly to: string;
  /** No service is in that project before the step. */
  readonly isNew: boolean;
  readonly costs: Costs;
}

/** Moves that are made together; what is there after them is better than what was before. */
export interface Step {
  readonly moves: readonly PlannedMove[];
  /** Points that are overruled after the step. */
  readonly overruled: number;
  /** How many fewer than before it; may be negative where it honours what is required. */
  readonly saved: number;
  /** How many more requirements are honoured after it than before. */
  readonly honoured: number;
  /** Those that are honoured after it and were not before. */
  readonly requirements: readonly Requirement[];
}

/** Two services that have to be together or apart. */
export interface Requirement {
  readonly a: number;
  readonly b: number;
  readonly kind: 'together' | 'apart';
}

/** The way from today's projects to the recommended ones. One may stop after any step. */
export interface Plan {
  /** Points that are overruled today; a service without a project counts as alone. */
  readonly start: number;
  readonly end: number;
  /** Requirements that today's projects violate and the recommended ones honour. */
  readonly violated: number;
  readonly steps: readonly Step[];
  /** Services whose project would get another name, or that would get their first, and save nothing by it. */
  readonly rest: readonly { readonly service: number; readonly to: string }[];
}

/**
 * Orders the moves to the recommendation so that each step pays for itself: the single move that
 * saves most first. Where no single one saves anything, those go together that go the same way,
 * then those that go to one place, then all that are left.
 */
export function planOf(analysis: Analysis): Plan {
  const { current, recommended } = analysis;
  const landscape = createLandscape(analysis);
  const steps: Step[] = [];
  let { overruled } = current;
  let left = landscape.movers();
  const gains = new Map(left.map((service) => [service, gainOf(landscape, [service])]));
  for (;;) {
    const next =
      bestSingle(left, gains) ??
      bestOf(landscape, left, (each) => `${landscape.at(each)}\0${landscape.target(each)}`) ??
      bestOf(landscape, left, landscape.target) ??
      bestOf(landscape, left, () => '');
    if (!next) break;
    const { services, gain } = next;
    const touched = new Set(
      services.flatMap((each) => [landscape.at(each), landscape.target(each)]),
    );
    const moves = services.map((service): PlannedMove => {
      const to = landscape.target(service);
      return {
        service,
        from: landscape.projectOf(service),
        to,
        isNew: landscape.membersOf(to).length === 0,
        costs: costsOf(analysis, landscape, service, services),
      };
    });
    overruled -= gain.points;
    steps.push({
      moves,
      overruled,
      saved: gain.points,
      honoured: gain.required,
      requirements: requirementsMet(landscape, services),
    });
    landscape.move(services);
    const moved = new Set(services);
    left = left.filter((service) => !moved.has(service));
    for (const service of left)
      if (touched.has(landscape.at(service)) || touched.has(landscape.target(service)))
        gains.set(service, gainOf(landscape, [service]));
  }
  return {
    start: current.overruled,
    end: recommended.overruled,
    violated: steps.reduce((sum, { honoured }) => sum + honoured, 0),
    steps,
    rest: left.map((service) => ({ service, to: landscape.target(service) })),
  };
}

/** What a move is worth: requirements count before all points. */
interface Gain {
  readonly required: number;
  readonly points: number;
}

interface Candidate {
  readonly services: readonly number[];
  readonly gain: Gain;
}

const pays = ({ required, points }: Gain): boolean =>
  required > 0 || (required === 0 && points > 0);
const isBetter = (x: Gain, y: Gain): boolean =>
  x.required > y.required || (x.required === y.required && x.points > y.points);

/** What it is worth that these services, and no others, go where they are recommended. */
function gainOf(landscape: Landscape, services: readonly number[]): Gain {
  let required = 0;
  let points = 0;
  for (const { a, b, joins } of changesOf(landscape, services)) {
    const pair = landscape.pair(a, b);
    points += joins ? pair.points : -pair.points;
    if (pair.required) required += (pair.required === 'together') === joins ? 1 : -1;
  }
  return { required, points };
}

function requirementsMet(landscape: Landscape, services: readonly number[]): Requirement[] {
  return changesOf(landscape, services).flatMap(({ a, b, joins }) => {
    const kind = landscape.pair(a, b).required;
    return kind && (kind === 'together') === joins ? [{ a, b, kind }] : [];
  });
}

/** Two services that come to share a project, or cease to; the first one moves. */
interface Change {
  readonly a: number;
  readonly b: number;
  readonly joins: boolean;
}

/** What changes where these services, and no others, go where they are recommended. */
function changesOf(landscape: Landscape, services: readonly number[]): Change[] {
  const moving = new Set(services);
  const changes: Change[] = [];
  const meet = (a: number, others: readonly number[], joins: boolean): void => {
    for (const b of others) if (!moving.has(b)) changes.push({ a, b, joins });
  };
  for (const service of services) {
    meet(service, landscape.membersOf(landscape.target(service)), true);
    meet(service, landscape.membersOf(landscape.at(service)), false);
  }
  // Those that move were with some of each other, and will be.
  services.forEach((a, i) => {
    for (const b of services.slice(i + 1)) {
      const [before, after] = [
        landscape.at(a) === landscape.at(b),
        landscape.target(a) === landscape.target(b),
      ];
      if (before !== after) changes.push({ a, b, joins: after });
    }
  });
  return changes;
}

function bestSingle(
  left: readonly number[],
  gains: ReadonlyMap<number, Gain>,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const service of left) {
    const gain = gains.get(service);
    if (gain && pays(gain) && (!best || isBetter(gain, best.gain)))
      best = { services: [service], gain };
  }
  return best;
}

/** The best of the sets that `keyOf` sorts the services into. */
function bestOf(
  landscape: Landscape,
  left: readonly number[],
  keyOf: (service: number) => string,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const services of groupBy(left, keyOf).values()) {
    const gain = gainOf(landscape, services);
    if (pays(gain) && (!best || isBetter(gain, best.gain))) best = { services, gain };
  }
  return best;
}
