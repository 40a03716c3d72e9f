import { plural } from '../common.ts';
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

function* counts(input: FindingInput, grouping: Grouping): Iterable<Count> {
  const { model } = input.map;
  const todays = grouping === input.current;
  for (const [group, members] of grouping.members.entries()) {
    if (!todays && existsToday(input.current, members)) continue;
    const range = todays
      ? anchorOf(model, grouping, group)
      : firstServiceOf(model, grouping, group);
    const project = grouping.names[group] ?? '';
    if (!range) continue;
    const services = members.flatMap((member) => model.services[member] ?? []);
    const distinct = (names: (service: (typeof services)[number]) => readonly { text: string }[]) =>
      new Set(services.flatMap((service) => names(service).map(({ text }) => text))).size;
    yield {
      what: 'features',
      count: distinct(({ flags }) => flags),
      limit: limits.features,
      project,
      range,
    };
    yield {
      what: 'segments',
      count: distinct(({ segments }) => segments),
      limit: limits.segments,
      project,
      range,
    };
    const overrides = todays ? model.projects?.get(project)?.segmentOverrides : undefined;
    if (overrides)
      yield {
        what: 'segment overrides in one environment',
        count: overrides.value,
        limit: limits.overrides,
        project,
        range: overrides.range,
      };
  }
}

/** The limits that today’s projects, or the recommended ones, come near (`over` false) or break. */
export function limitFindings(input: FindingInput, code: string, over: boolean): Finding[] {
  const result: Finding[] = [];
  for (const grouping of [input.current, input.recommended]) {
    const which = grouping === input.current ? 'Project' : 'The recommended project';
    for (const { what, count, limit, project, range } of counts(input, grouping)) {
      if (over ? count <= limit : count < limit * near || count > limit) continue;
      result.push({
        code,
        severity: over ? 'warning' : 'information',
        message: `${which} ${project} has ${String(count)} ${what}; Flagsmith allows ${limit.toLocaleString('en')} a project.`,
        range,
        related: [],
      });
    }
  }
  if (over) result.push(...planFindings(input, code));
  return result;
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
      : `The free plan has one project; the recommendation needs ${String(advised)}.`;
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
