import { exceptRows, type ExceptRows } from '../grouping/classTerms.ts';
import type { ClassEvidence } from '../rules/evidence.ts';
import type { Grouping } from '../rules/rule.ts';
import type { Analysis } from './analysis.ts';

/** Which of the two groupings of an analysis. */
export type Which = 'current' | 'recommended';

/** Signed points of a service with all other members of its project. */
export function companyPoints(analysis: Analysis, which: Which, service: number): number {
  const grouping = analysis[which];
  const group = grouping.groupOf[service] ?? -1;
  if (group < 0) return 0;
  let sum = 0;
  for (const { counted, points, subjects } of analysis.pairsOf(service))
    if (counted && points !== 'required' && together(grouping, subjects)) sum += points;
  for (const counts of countsOf(analysis, which, group)) sum += classSum(counts, service);
  return sum;
}

export const together = ({ groupOf }: Grouping, [a, b]: readonly [number, number]): boolean =>
  (groupOf[a] ?? -1) >= 0 && groupOf[a] === groupOf[b];

/** Members of one project by their class, so that no pair has to be looked at. */
interface ClassCounts {
  readonly term: ClassEvidence;
  readonly rows: ExceptRows;
  readonly members: ReadonlyMap<number, number>;
  /** Those that the term speaks about. */
  readonly labelled: number;
}

interface Known {
  readonly rows: Map<ClassEvidence, ExceptRows>;
  readonly counts: Record<Which, Map<number, readonly ClassCounts[]>>;
  readonly sides: Partial<Record<Which, Sides>>;
}

/** By analysis and by nothing less: a grouping may outlive the evidence that it was counted with. */
const known = new WeakMap<Analysis, Known>();

function knownOf(analysis: Analysis): Known {
  let found = known.get(analysis);
  found ??= { rows: new Map(), counts: { current: new Map(), recommended: new Map() }, sides: {} };
  known.set(analysis, found);
  return found;
}

function countsOf(analysis: Analysis, which: Which, group: number): readonly ClassCounts[] {
  const { rows: knownRows, counts } = knownOf(analysis);
  let found = counts[which].get(group);
  found ??= analysis.evidence.classes.map((term) => {
    const members = new Map<number, number>();
    let labelled = 0;
    for (const service of analysis[which].members[group] ?? []) {
      const of = term.classOf[service] ?? -1;
      if (of < 0) continue;
      members.set(of, (members.get(of) ?? 0) + 1);
      labelled++;
    }
    const rows = knownRows.get(term) ?? exceptRows(term);
    knownRows.set(term, rows);
    return { term, rows, members, labelled };
  });
  counts[which].set(group, found);
  return found;
}

function classSum({ term, rows, members, labelled }: ClassCounts, service: number): number {
  const own = term.classOf[service] ?? -1;
  if (own < 0) return 0;
  const count = (of: number): number => members.get(of) ?? 0;
  let sum = term.same * (count(own) - 1) + term.differ * (labelled - count(own));
  for (let row = rows.start[own] ?? 0; row < (rows.start[own + 1] ?? 0); row++)
    sum += ((rows.points[row] ?? 0) - term.differ) * count(rows.partner[row] ?? -1);
  return sum;
}

/** The separations that each service is on one side of, and what of a project is on the other. */
interface Sides {
  /** Per service the separations that hold it on the left, and on the right. */
  readonly of: readonly [
    ReadonlyMap<number, readonly number[]>,
    ReadonlyMap<number, readonly number[]>,
  ];
  /** Per separation the members of each side by project. */
  readonly members: readonly (readonly [
    ReadonlyMap<number, number>,
    ReadonlyMap<number, number>,
  ])[];
}

/** Whether a separation speaks against the company that a service has in this grouping. */
export function separated(analysis: Analysis, which: Which, service: number): boolean {
  const group = analysis[which].groupOf[service] ?? -1;
  if (group < 0 || analysis.evidence.separations.length === 0) return false;
  const { of, members } = sidesOf(analysis, which);
  const meets = (own: 0 | 1, other: 0 | 1): boolean =>
    (of[own].get(service) ?? []).some((separation) => {
      const itself = of[other].get(service)?.includes(separation) === true ? 1 : 0;
      return (members[separation]?.[other].get(group) ?? 0) > itself;
    });
  return meets(0, 1) || meets(1, 0);
}

function sidesOf(analysis: Analysis, which: Which): Sides {
  const { sides } = knownOf(analysis);
  return (sides[which] ??= countSides(analysis, analysis[which]));
}

function countSides({ evidence }: Analysis, grouping: Grouping): Sides {
  const of = [new Map<number, number[]>(), new Map<number, number[]>()] as const;
  const members = evidence.separations.map(({ left, right }, separation) => {
    const side = (services: readonly number[], own: 0 | 1): Map<number, number> => {
      const byGroup = new Map<number, number>();
      for (const service of services) {
        const group = grouping.groupOf[service] ?? -1;
        byGroup.set(group, (byGroup.get(group) ?? 0) + 1);
        const list = of[own].get(service);
        if (list) list.push(separation);
        else of[own].set(service, [separation]);
      }
      return byGroup;
    };
    return [side(left, 0), side(right, 1)] as const;
  });
  return { of, members };
}
