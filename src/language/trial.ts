import { overruled } from '../grouping/overruled.ts';
import type { MoveTrial } from '../graph/protocol.ts';
import type { AnalyseOptions, Analysis } from './analysis.ts';
import { whatIf, type Told } from './answers/whatIf.ts';
import { balanceOf } from './balance.ts';
import { alone } from './groupings.ts';
import { seers } from './seers.ts';

/** Up to this many services the findings after a move are worked out while one waits. */
const quicklyJudged = 400;
const mostTold = 6;

/**
 * What moving one service to another project would change: points that the projects overrule,
 * findings that come and go, and who would see what. Undefined where the service is not in the
 * map, or where the file cannot be edited so.
 */
export function tryMove(
  analysis: Analysis,
  service: string,
  target: string,
  options: AnalyseOptions = {},
): MoveTrial | undefined {
  const { map, current, limited } = analysis;
  const index = map.model.users.indexes.get(service);
  if (index === undefined || limited) return undefined;
  const from = map.model.services[index]?.project?.text;
  if (from === target) return undefined;
  const known = current.names.indexOf(target);
  const moved = Int32Array.from(current.groupOf);
  moved[index] = known < 0 ? current.names.length : known;
  const members = (known < 0 ? [] : (current.members[known] ?? [])).filter(
    (member) => member !== index,
  );
  const [left, met] = [
    (current.members[current.groupOf[index] ?? -1] ?? []).filter((member) => member !== index),
    members,
  ];
  const required = [
    ...balanceOf(analysis, index, met).reasons.filter(
      ({ points, kind }) => points === 'required' && kind === 'split',
    ),
    ...balanceOf(analysis, index, left).reasons.filter(
      ({ points, kind }) => points === 'required' && kind === 'share',
    ),
  ];
  return {
    service,
    target,
    before: current.overruled,
    // As the evidence of today has it; a small map is judged anew, where the service then stays.
    after: overruled(analysis.problem, alone(moved)),
    required: required.slice(0, mostTold).map(({ reason }) => reason),
    ...judgedAfter(analysis, service, target, options),
    access: accessAfter(analysis, index, { from, left, target, met }),
  };
}

/** The map judged with the move in it; nothing where it is too large to be judged at once. */
function judgedAfter(
  analysis: Analysis,
  service: string,
  project: string,
  options: AnalyseOptions,
): Partial<Pick<MoveTrial, 'after' | 'appear' | 'vanish'>> {
  if (analysis.evidence.services.length > quicklyJudged) return {};
  const result = whatIf(analysis, { kind: 'move', service, project }, options);
  if (typeof result === 'string') return {};
  const { after, come, gone } = result;
  return { after: after.current, appear: only(come, gone), vanish: only(gone, come) };
}

/** Messages of findings that are not the same as others, merely worded otherwise. */
function only(found: readonly Told[], others: readonly Told[]): string[] {
  const keyOf = ({ code, services, message }: Told): string =>
    JSON.stringify([code, ...(services.length > 0 ? services : [message])]);
  const same = new Set(others.map(keyOf));
  return found.flatMap((each) => (same.has(keyOf(each)) ? [] : [each.message])).slice(0, mostTold);
}

interface Sides {
  readonly from: string | undefined;
  readonly left: readonly number[];
  readonly target: string;
  readonly met: readonly number[];
}

/** Who gains and who loses sight of whose flags. */
function accessAfter(
  { map: { model } }: Analysis,
  service: number,
  { from, left, target, met }: Sides,
): string[] {
  const owner = model.services[service]?.owner?.text;
  const name = model.services[service]?.name.text ?? '';
  const before = new Set(seers(model, [...left, service], from));
  const after = new Set(seers(model, [...met, service], target));
  const gained = [...after].filter((team) => team !== owner && !before.has(team));
  const lost = [...before].filter((team) => team !== owner && !after.has(team));
  const list = (teams: readonly string[]) =>
    teams.slice(0, 6).join(', ') + (teams.length > 6 ? ' …' : '');
  const sawTarget =
    owner === undefined || seers(model, met, target).includes(owner) || met.length === 0;
  return [
    ...(gained.length > 0 ? [`${list(gained)} would see the flags of ${name}`] : []),
    ...(lost.length > 0 ? [`${list(lost)} would no longer see the flags of ${name}`] : []),
    ...(sawTarget ? [] : [`${owner} would see all flags of ${target}`]),
  ];
}
