import { classPoints } from '../rules/evidence.ts';
import type { Analysis } from './analysis.ts';

/** Reasons of one rule about one thing, between a service and a group. */
export interface Ground {
  readonly rule: string;
  /** Name of the shared thing, if the evidence is about one. */
  readonly thing: string | undefined;
  /** Signed, summed over the members of the group. */
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
  /** One ground that weighs enough: without it the decision would turn. */
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
      const ground =
        groundOf(analysis, service, home, needed, 1) ??
        groundOf(analysis, service, group, needed, -1);
      return { group, margin, needed, ground };
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
            ground: groundOf(analysis, service, home, needed, 1),
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

/** The lightest ground of one sign between a service and a group that weighs `needed` or more. */
function groundOf(
  { recommended, evidence, pairsOf }: Analysis,
  service: number,
  group: number,
  needed: number,
  sign: 1 | -1,
): Ground | undefined {
  const grounds = new Map<string, Ground>();
  const add = (rule: string, thing: string | undefined, points: number): void => {
    if (points * sign <= 0) return;
    const id = `${rule}\0${thing ?? ''}`;
    grounds.set(id, { rule, thing, points: (grounds.get(id)?.points ?? 0) + points });
  };
  for (const { counted, points, subjects, rule, thing } of pairsOf(service)) {
    const other = subjects[0] === service ? subjects[1] : subjects[0];
    if (counted && points !== 'required' && recommended.groupOf[other] === group)
      add(rule, thing?.name, points);
  }
  for (const term of evidence.classes) {
    if ((term.classOf[service] ?? -1) < 0) continue;
    for (const other of recommended.members[group] ?? [])
      if (other !== service) add(term.rule, undefined, classPoints(term, service, other));
  }
  return [...grounds.values()]
    .filter(({ points }) => points * sign >= needed)
    .sort((x, y) => Math.abs(x.points) - Math.abs(y.points) || (x.rule < y.rule ? -1 : 1))[0];
}
