import { list, plural } from '../../rules/common.ts';
import { groupBy } from './groupBy.ts';
import type { MoveReport, PlanReport, StepReport } from './report.ts';

/** The plan in sentences, as `tell.ts` has them of the other answers. */
export function tellPlan(report: PlanReport): string[] {
  const { steps, rest } = report;
  const lines = ['# From today to the recommended projects', '', ...tellWay(report)];
  steps.forEach((step, i) => {
    const { moves } = step;
    lines.push('', `## ${i + 1}. ${titleOf(moves)}`, '', tellGain(step));
    for (const move of moves) {
      const costs = tellCosts(move);
      if (moves.length === 1)
        lines.push(...(costs.length > 0 ? ['', ...costs.map((cost) => `- ${cost}`)] : []));
      else lines.push('', `- ${move.service}`, ...costs.map((cost) => `  - ${cost}`));
    }
  });
  if (rest.length > 0)
    lines.push(
      '',
      '## What is left',
      '',
      'These save no points by themselves:',
      '',
      ...rest.map(({ service, project }) => `- ${service} in project ${project}`),
    );
  return lines;
}

/** How many steps there are, what they lead from and to, and why one may stop between them. */
function tellWay({ start, end, requirementsViolated, steps }: PlanReport): string[] {
  if (steps.length === 0)
    return [
      `Nothing to move: today's projects overrule ${plural(start, 'point')}, and no move makes that fewer.`,
    ];
  const way = `${plural(steps.length, 'step')}: from ${plural(start, 'overruled point')} to ${end}.`;
  if (requirementsViolated === 0)
    return [`${way} Each pays for itself, so you may stop after any of them.`];
  return [
    `${way} Today's projects also violate ${plural(requirementsViolated, 'requirement')}, and to honour a requirement comes before any number of points.`,
    '',
    'Each step honours more requirements, or as many and saves points, so you may stop after any of them.',
  ];
}

/** What a step is worth, and what it buys where it costs points. */
function tellGain({ saved, requirementsHonoured, requirements, overruled }: StepReport): string {
  const left = `${plural(overruled, 'point')} left.`;
  const points = saved >= 0 ? `${plural(saved, 'point')} fewer` : `${plural(-saved, 'point')} more`;
  if (requirementsHonoured === 0) return `${points}; ${left}`;
  const honoured = `${plural(requirementsHonoured, 'requirement')} honoured`;
  const which = list(
    (['together', 'apart'] as const).flatMap((kind) =>
      [
        ...groupBy(
          requirements.filter((each) => each.kind === kind),
          ({ services }) => services[0],
        ),
      ].map(
        ([service, met]) =>
          `${service} ${kind === 'together' ? 'with' : 'without'} ${list(met.map(({ services }) => services[1]))}`,
      ),
    ),
  );
  return saved >= 0
    ? `${honoured} and ${points}; ${left} Required: ${which}.`
    : `${points}, which buys ${honoured}; ${left} Required: ${which}.`;
}

function titleOf(moves: readonly MoveReport[]): string {
  const targets = [...new Set(moves.map(({ project }) => project))];
  const [first] = moves;
  const isNew = first?.newProject === true ? ', a new project' : '';
  const from = [...new Set(moves.map((move) => move.from))];
  const services = list(moves.map(({ service }) => service));
  const [target = ''] = targets;
  if (targets.length > 1) return `Move ${services} together`;
  return from.length === 1 && typeof from[0] === 'string'
    ? `Move ${services} from ${from[0]} to ${target}${isNew}`
    : `Move ${services} to ${target}${isNew}`;
}

function tellCosts({ service, project, costs }: MoveReport): string[] {
  const { flags, doubled, segments, keys, gain, lose, team, opens, closes } = costs;
  return [
    ...(flags.length > 0
      ? [`Create ${plural(flags.length, 'flag')} in ${project}: ${list(flags)}`]
      : []),
    ...(doubled.length > 0
      ? [`${list(doubled)} will exist in both projects, each with a state of its own`]
      : []),
    ...(segments.length > 0
      ? [`Copy ${plural(segments.length, 'segment')} by hand: ${list(segments)}`]
      : []),
    keys === null
      ? `Give ${service} the keys of its environments in ${project}`
      : `Give ${service} new keys for ${list(keys)}`,
    ...(gain.length > 0
      ? [`${list(gain)} ${gain.length === 1 ? 'comes' : 'come'} to see its flags`]
      : []),
    ...(lose.length > 0
      ? [`${list(lose)} no longer ${lose.length === 1 ? 'sees' : 'see'} its flags`]
      : []),
    ...(opens.length > 0
      ? [`${team ?? ''} comes to see ${plural(opens.length, 'flag')} of ${project}: ${list(opens)}`]
      : []),
    ...(closes.length > 0 ? [`${team ?? ''} no longer sees ${list(closes)}`] : []),
  ];
}
