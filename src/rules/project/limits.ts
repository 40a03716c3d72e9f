import { plural } from '../common.ts';
import type { Memory } from '../memory.ts';
import type { Finding, FindingInput, Grouping } from '../rule.ts';
import { anchorOf, existsToday, firstServiceOf } from './anchor.ts';
import type { Range } from '../../map/text.ts';

/** Flagsmith’s limits of a project (its documentation, “System limits”, 2026). */
const limits = { features: 1000, segments: 500, overrides: 2000 };
/** From here on it is worth saying that a limit is near. */
const near = 0.8;

interface Count {
  readonly what: string;
  readonly count: number;
  readonly limit: number;
  readonly project: string;
  readonly range: Range;
}

function counts(input: FindingInput, grouping: Grouping, group: number): Count[] {
  const { model } = input.map;
  const todays = grouping === input.current;
  const members = grouping.members[group] ?? [];
  if (!todays && existsToday(input.current, members)) return [];
  const range = todays ? anchorOf(model, grouping, group) : firstServiceOf(model, grouping, group);
  const project = grouping.names[group] ?? '';
  if (!range) return [];
  const services = members.flatMap((member) => model.services[member] ?? []);
  const distinct = (names: (service: (typeof services)[number]) => readonly { text: string }[]) =>
    new Set(services.flatMap((service) => names(service).map(({ text }) => text))).size;
  const overrides = todays ? model.projects?.get(project)?.segmentOverrides : undefined;
  return [
    {
      what: 'features',
      count: distinct(({ flags }) => flags),
      limit: limits.features,
      project,
      range,
    },
    {
      what: 'segments',
      count: distinct(({ segments }) => segments),
      limit: limits.segments,
      project,
      range,
    },
    ...(overrides
      ? [
          {
            what: 'segment overrides in one environment',
            count: overrides.value,
            limit: limits.overrides,
            project,
            range: overrides.range,
          },
        ]
      : []),
  ];
}

/** The limits that today’s projects, or the recommended ones, come near (`over` false) or break. */
export function limitFindings(
  input: FindingInput,
  memory: Memory,
  code: string,
  over: boolean,
): Finding[] {
  const { map, current, recommended, seals } = input;
  const within = (grouping: Grouping, group: number): Finding[] => {
    const todays = grouping === current;
    const which = todays ? 'Project' : 'The recommended project';
    return counts(input, grouping, group).flatMap(({ what, count, limit, project, range }) =>
      (over ? count <= limit : count < limit * near || count > limit)
        ? []
        : {
            code,
            severity: over ? ('warning' as const) : ('information' as const),
            message: `${which} ${project} has ${count} ${what}; Flagsmith allows ${limit.toLocaleString('en')} a project.`,
            range,
            related: [],
            identity: { grouping: todays ? 'current' : 'recommended', limit: what, project },
          },
    );
  };
  return [
    ...memory.listed(
      'today',
      current.members.length,
      (group) => [current.names[group], seals.current(group), map.model.projects],
      (group) => within(current, group),
      seals.currentGroups([map.model.projects]),
    ),
    ...memory.listed(
      'recommended',
      recommended.members.length,
      (group) => [recommended.names[group], seals.recommended(group)],
      (group) => within(recommended, group),
      seals.recommendedGroups([]),
    ),
    ...(over ? planFindings(input, code) : []),
  ];
}

/** The free plan has one project. */
function planFindings(
  { map: { model }, current, recommended }: FindingInput,
  code: string,
): Finding[] {
  const plan = model.organisation.plan;
  if (plan?.value !== 'free') return [];
  const today = current.members.length;
  const advised = recommended.members.length;
  if (Math.max(today, advised) <= 1) return [];
  const message =
    today > 1
      ? `The free plan has one project; the map has ${plural(today, 'project')} today.`
      : `The free plan has one project; the recommendation needs ${advised}.`;
  return [
    {
      code,
      severity: today > 1 ? 'warning' : 'information',
      message,
      range: plan.range,
      related: [],
    },
  ];
}
