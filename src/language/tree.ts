import type { Range } from '../map/text.ts';
import type { Points } from '../rules/evidence.ts';
import type { Grouping } from '../rules/rule.ts';
import type { Analysis } from './analysis.ts';
import { balanceOf, titleOf, type Reason } from './balance.ts';

/** Today's projects, or the recommended ones. */
export type GroupingName = 'current' | 'recommended';

/** The map as a tree, one level at a time: groupings, their projects, their services, the reasons. */
export interface GroupingNode {
  readonly kind: 'grouping';
  readonly grouping: GroupingName;
  readonly projects: number;
  readonly services: number;
  /** Points it overrules. */
  readonly overruled: number;
  /** Services that are in another project in the other grouping, or in none. */
  readonly moving: number;
  readonly proven: boolean;
}

export interface ProjectNode {
  readonly kind: 'project';
  readonly grouping: GroupingName;
  /** Null for the services that have no project today. */
  readonly project: string | null;
  readonly services: number;
  readonly moving: number;
  /** Where `projects:` declares it. */
  readonly range?: Range;
}

export interface ServiceNode {
  readonly kind: 'service';
  readonly grouping: GroupingName;
  readonly project: string | null;
  readonly service: string;
  readonly client: boolean;
  /** Its project in the other grouping where that is another one; null where it has none. */
  readonly other?: string | null;
  /** Sums over the other services of the project; absent where it has too many to add up. */
  readonly points?: { readonly share: number; readonly split: number; readonly required: boolean };
  readonly range: Range;
}

/** What one rule says for or against the place of a service, about all others together. */
export interface ReasonNode {
  readonly kind: 'reason';
  readonly rule: string;
  readonly title: string;
  readonly direction: 'share' | 'split';
  /** Signed, and summed. */
  readonly points: Points;
  /** The other services, those of most weight first, and no more than fit. */
  readonly others: readonly string[];
  /** How many others there are. */
  readonly count: number;
  /** Why, in words, for the first of them. */
  readonly reasons: readonly string[];
  /** Whether this grouping goes against it. */
  readonly overruled: boolean;
  readonly range?: Range;
}

/** So many reasons more than are listed. */
export interface MoreNode {
  readonly kind: 'more';
  readonly count: number;
}

export type TreeNode = GroupingNode | ProjectNode | ServiceNode | ReasonNode | MoreNode;

/** What to list: the groupings, or what is below a grouping, a project, a service. */
export interface TreePath {
  readonly grouping?: GroupingName;
  readonly project?: string | null;
  readonly service?: string;
}

/** Projects of more services list them without sums: a sum looks at all pairs. */
const mostSummed = 60;
const mostReasons = 12;
/** Others that are named in one reason. */
const mostOthers = 5;

export function treeOf(analysis: Analysis, path: TreePath): TreeNode[] {
  const { grouping, project, service } = path;
  if (!grouping) return groupingsOf(analysis);
  if (service !== undefined) return reasonsOf(analysis, grouping, service);
  return project === undefined
    ? projectsOf(analysis, grouping)
    : servicesOf(analysis, grouping, project);
}

function groupingsOf(analysis: Analysis): GroupingNode[] {
  const { map, current, recommended } = analysis;
  const services = map.model.services.length;
  if (services === 0) return [];
  const moving = map.model.services.filter((_, index) => moves(analysis, index)).length;
  const about = ({ names, overruled }: Grouping) => ({
    kind: 'grouping' as const,
    projects: names.length,
    services,
    overruled,
    moving,
  });
  return [
    { ...about(current), grouping: 'current', proven: false },
    { ...about(recommended), grouping: 'recommended', proven: recommended.proven },
  ];
}

const projectIn = ({ groupOf, names }: Grouping, service: number): string | null =>
  names[groupOf[service] ?? -1] ?? null;

const moves = ({ current, recommended }: Analysis, service: number): boolean =>
  projectIn(current, service) !== projectIn(recommended, service);

function projectsOf(analysis: Analysis, grouping: GroupingName): ProjectNode[] {
  const { names, members } = analysis[grouping];
  const node = (project: string | null, services: readonly number[]): ProjectNode => {
    const declared = project === null ? undefined : analysis.map.model.projects?.get(project);
    return {
      kind: 'project',
      grouping,
      project,
      services: services.length,
      moving: services.filter((service) => moves(analysis, service)).length,
      ...(declared && { range: declared.name.range }),
    };
  };
  const without = membersOf(analysis, grouping, null);
  return [
    ...names
      .map((name, index) => node(name, members[index] ?? []))
      .sort((a, b) => ((a.project ?? '') < (b.project ?? '') ? -1 : 1)),
    ...(without.length > 0 ? [node(null, without)] : []),
  ];
}

/** The services of a project in order of their names; of null, those that have none. */
function membersOf(
  analysis: Analysis,
  grouping: GroupingName,
  project: string | null,
): readonly number[] {
  const { groupOf, names, members } = analysis[grouping];
  if (project !== null) return members[names.indexOf(project)] ?? [];
  return [...groupOf.keys()].filter((service) => (groupOf[service] ?? -1) < 0);
}

function servicesOf(
  analysis: Analysis,
  grouping: GroupingName,
  project: string | null,
): ServiceNode[] {
  const members = membersOf(analysis, grouping, project);
  const summed = project !== null && members.length > 1 && members.length <= mostSummed;
  const other = grouping === 'current' ? analysis.recommended : analysis.current;
  return members.flatMap((index): ServiceNode[] => {
    const service = analysis.map.model.services[index];
    if (!service) return [];
    return [
      {
        kind: 'service',
        grouping,
        project,
        service: service.name.text,
        client: service.surface?.value === 'client',
        ...(moves(analysis, index) && { other: projectIn(other, index) }),
        ...(summed && { points: pointsAmong(analysis, index, members) }),
        range: service.name.range,
      },
    ];
  });
}

function pointsAmong(analysis: Analysis, service: number, members: readonly number[]) {
  const { forPoints, againstPoints, requiredTogether, requiredApart } = balanceOf(
    analysis,
    service,
    members,
  );
  return { share: forPoints, split: againstPoints, required: requiredTogether || requiredApart };
}

/**
 * What speaks for and against the place of a service: everything about those it shares its
 * project with, and what couples it to services elsewhere. Those of most weight first.
 */
function reasonsOf(
  analysis: Analysis,
  grouping: GroupingName,
  name: string,
): (ReasonNode | MoreNode)[] {
  const { map, pairsOf } = analysis;
  const { groupOf, members } = analysis[grouping];
  const service = map.model.services.findIndex((each) => each.name.text === name);
  const group = groupOf[service];
  if (group === undefined) return [];
  const inside = new Set(members[group] ?? []);
  const partners = pairsOf(service).map(({ subjects: [a, b] }) => (a === service ? b : a));
  const byRule = new Map<string, (Reason & { readonly other: number })[]>();
  for (const reason of balanceOf(analysis, service, [...new Set([...inside, ...partners])])
    .reasons) {
    const { rule, kind, other } = reason;
    if (kind === 'split' && !inside.has(other)) continue;
    const key = `${rule} ${kind} ${inside.has(other)}`;
    const known = byRule.get(key);
    if (known) known.push(reason);
    else byRule.set(key, [reason]);
  }
  const reasons = [...byRule.values()]
    .map((found) => reasonNode(analysis, found, inside))
    .sort((a, b) => weight(b) - weight(a) || (a.rule < b.rule ? -1 : 1));
  if (reasons.length <= mostReasons) return reasons;
  return [...reasons.slice(0, mostReasons), { kind: 'more', count: reasons.length - mostReasons }];
}

/** Reasons by one rule on one side, as one. */
function reasonNode(
  { map, evidence }: Analysis,
  found: readonly (Reason & { readonly other: number })[],
  inside: ReadonlySet<number>,
): ReasonNode {
  const [first] = found as readonly [Reason & { readonly other: number }];
  const others = [...new Set(found.map(({ other }) => other))];
  const range = first.evidence?.places[0] ?? map.model.services[first.other]?.name.range;
  let points: Points = 0;
  for (const each of found)
    points =
      points === 'required' || each.points === 'required' ? 'required' : points + each.points;
  return {
    kind: 'reason',
    rule: first.rule,
    title: titleOf(first.rule),
    direction: first.kind,
    points,
    others: others.slice(0, mostOthers).map((other) => evidence.services[other] ?? ''),
    count: others.length,
    reasons: found.slice(0, mostOthers).map(({ reason }) => reason),
    overruled: (first.kind === 'share') !== inside.has(first.other),
    ...(range && { range }),
  };
}

const weight = ({ points }: ReasonNode): number =>
  points === 'required' ? Infinity : Math.abs(points);
