import { classPoints } from '../rules/evidence.ts';
import type { Analysis } from './analysis.ts';

/** Reasons of one rule about one thing, between a service and all others. */
export interface Ground {
  readonly rule: string;
  /** Name of the shared thing, if the evidence is about one. */
  readonly thing: string | undefined;
  /**
   * Signed points by which it decides: what it gives at home less what it gives in the other place;
   * with the sign of the latter where it gives nothing at home.
   */
  readonly points: number;
}

/** Another place for one service while all others stay where they are. */
export interface Alternative {
  /** Index of the recommended group it would join; undefined: a project of its own. */
  readonly group: number | undefined;
  /**
   * Points by which the recommendation is better than this move. Negative where the recommendation
   * is not the best one there is.
   */
  readonly margin: number;
  /** Further points that would turn the decision, whole and at least one. */
  readonly needed: number;
  /** One ground that weighs enough: without all of it this place would be the best one. */
  readonly ground: Ground | undefined;
}

/** What is required and so cannot be turned by points. */
export interface Bond {
  readonly rule: string;
  readonly other: number;
  readonly reason: string;
}

/** What it would take to move one service alone. */
export interface Flip {
  readonly service: number;
  /** The group it is recommended in. */
  readonly home: number;
  /** Required company: it cannot leave, whatever the points. */
  readonly bond: Bond | undefined;
  /** A project of its own; undefined where it has one, or is bound. */
  readonly alone: Alternative | undefined;
  /** The groups that something draws it to, the nearest first. None where it is bound. */
  readonly joins: readonly Alternative[];
  /** Groups that something draws it to and that it must be kept out of, with why. */
  readonly barred: readonly (Bond & { readonly group: number })[];
}

/** What would turn the recommendation for one service, all other services staying put. */
export function flipOf(analysis: Analysis, service: number): Flip | undefined {
  const { recommended, limited } = analysis;
  const home = recommended.groupOf[service] ?? -1;
  if (limited || home < 0) return undefined;
  const { points, drawn, bond, apart } = company(analysis, service, home);
  const reach: Reach = { home, points, apart, grounds: groundsOf(analysis, service) };
  const stay = points[home] ?? 0;
  const size = recommended.members[home]?.length ?? 1;
  const free = !bond;
  const joins = [...drawn]
    .filter((group) => free && group !== home && !apart.has(group))
    .map((group) => ({ group, margin: stay - (points[group] ?? 0) }))
    .sort((x, y) => x.margin - y.margin || x.group - y.group)
    .slice(0, mostJoins)
    .map(({ group, margin }): Alternative => {
      // Among equals the grouping with fewer services together wins.
      const smaller = (recommended.members[group]?.length ?? 0) < size - 1;
      const needed = Math.max(1, smaller ? margin : margin + 1);
      return { group, margin, needed, ground: groundOf(reach, { group, needed }) };
    });
  const needed = Math.max(1, stay);
  return {
    service,
    home,
    bond,
    alone:
      free && size > 1
        ? {
            group: undefined,
            margin: stay,
            needed,
            ground: groundOf(reach, { group: undefined, needed }),
          }
        : undefined,
    joins,
    barred: free
      ? [...drawn].flatMap((group) => {
          const why = apart.get(group);
          return why && group !== home ? [{ ...why, group }] : [];
        })
      : [],
  };
}

/** More groups than these are not told of. */
const mostJoins = 3;

interface Company {
  /** Signed points with all others of each group. */
  readonly points: Float64Array;
  /** Groups with something that speaks for sharing. */
  readonly drawn: ReadonlySet<number>;
  readonly bond: Bond | undefined;
  readonly apart: ReadonlyMap<number, Bond>;
}

/** One pass over the evidence of a service, and one over the classes of all. */
function company(analysis: Analysis, service: number, home: number): Company {
  const { recommended, evidence, pairsOf, separationOf, contradictions } = analysis;
  const { groupOf, members } = recommended;
  const points = new Float64Array(members.length);
  const drawn = new Set<number>();
  const apart = new Map<number, Bond>();
  let bond: Bond | undefined;
  for (const found of pairsOf(service)) {
    if (!found.counted) continue;
    const { subjects, rule, reason, kind } = found;
    const other = subjects[0] === service ? subjects[1] : subjects[0];
    const group = groupOf[other] ?? -1;
    if (group < 0) continue;
    if (found.points !== 'required') {
      points[group] = (points[group] ?? 0) + found.points;
      if (found.points > 0) drawn.add(group);
    } else if (!contradictions.some(({ dropped }) => dropped === found)) {
      if (kind === 'split') apart.set(group, { rule, other, reason });
      else if (group === home) bond ??= { rule, other, reason };
    }
  }
  for (const term of evidence.classes) {
    const own = term.classOf[service] ?? -1;
    if (own < 0) continue;
    const plain = term.except.size === 0;
    for (let other = 0; other < groupOf.length; other++) {
      const of = term.classOf[other] ?? -1;
      const group = groupOf[other] ?? -1;
      if (of < 0 || group < 0 || other === service) continue;
      const value =
        of === own ? term.same : plain ? term.differ : classPoints(term, service, other);
      if (value === 0) continue;
      points[group] = (points[group] ?? 0) + value;
      if (value > 0) drawn.add(group);
    }
  }
  if (evidence.separations.length > 0)
    for (const group of drawn)
      if (group !== home && !apart.has(group))
        for (const other of members[group] ?? []) {
          const why = separationOf(service, other);
          if (!why || givenUp(analysis, why.rule, service, other)) continue;
          apart.set(group, { ...why, other });
          break;
        }
  return { points, drawn, bond, apart };
}

/** Whether a separation of two services was left out because it contradicts what is required. */
const givenUp = ({ contradictions }: Analysis, rule: string, a: number, b: number): boolean =>
  contradictions.some(
    ({ dropped }) =>
      dropped.rule === rule && dropped.subjects.includes(a) && dropped.subjects.includes(b),
  );

/** Where a service is, its points with each group, and what they are made of. */
interface Reach extends Pick<Company, 'points' | 'apart'> {
  readonly home: number;
  readonly grounds: readonly Given[];
}

/** The lightest ground without which another place would be the best one of all. */
function groundOf(
  { home, points, apart, grounds }: Reach,
  { group, needed }: Pick<Alternative, 'group' | 'needed'>,
): Ground | undefined {
  const left = (given: ReadonlyMap<number, number>, of: number): number =>
    (points[of] ?? 0) - (given.get(of) ?? 0);
  /** A place is no better than others that are left with as many points, nor than none. */
  const isBest = (given: ReadonlyMap<number, number>): boolean => {
    const most = group === undefined ? 0 : left(given, group);
    if (group !== undefined && most <= 0) return false;
    for (let other = 0; other < points.length; other++) {
      if (other === home || other === group || apart.has(other)) continue;
      if (left(given, other) > most || (group !== undefined && left(given, other) === most))
        return false;
    }
    return true;
  };
  return grounds
    .flatMap(({ rule, thing, given }) => {
      const here = given.get(home) ?? 0;
      const there = group === undefined ? 0 : (given.get(group) ?? 0);
      return here - there < needed || !isBest(given)
        ? []
        : { rule, thing, points: here === 0 ? there : here - there };
    })
    .sort((x, y) => Math.abs(x.points) - Math.abs(y.points) || (x.rule < y.rule ? -1 : 1))[0];
}

/** What a rule says about a service and one thing, or none: points by group. */
interface Given {
  readonly rule: string;
  readonly thing: string | undefined;
  readonly given: Map<number, number>;
}

function groundsOf(
  { recommended: { groupOf }, evidence, pairsOf }: Analysis,
  service: number,
): Given[] {
  const grounds = new Map<string, Given>();
  const groundOn = (rule: string, thing?: string): Map<number, number> => {
    const id = `${rule}\0${thing ?? ''}`;
    const known = grounds.get(id) ?? { rule, thing, given: new Map<number, number>() };
    grounds.set(id, known);
    return known.given;
  };
  const add = (given: Map<number, number>, group: number, points: number): void => {
    if (points !== 0 && group >= 0) given.set(group, (given.get(group) ?? 0) + points);
  };
  for (const { counted, points, subjects, rule, thing } of pairsOf(service)) {
    if (!counted || points === 'required') continue;
    const other = subjects[0] === service ? subjects[1] : subjects[0];
    add(groundOn(rule, thing?.name), groupOf[other] ?? -1, points);
  }
  for (const term of evidence.classes) {
    if ((term.classOf[service] ?? -1) < 0) continue;
    const given = groundOn(term.rule);
    for (let other = 0; other < groupOf.length; other++)
      if (other !== service) add(given, groupOf[other] ?? -1, classPoints(term, service, other));
  }
  return [...grounds.values()];
}
