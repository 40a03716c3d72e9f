import { overruled } from '../grouping/overruled.ts';
import type { MoveTrial } from '../graph/protocol.ts';
import { analyseMap, type Analysis } from './analysis.ts';
import { moveServices } from './applyRecommendation.ts';
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
    ...judgedAfter(analysis, service, target),
    access: accessAfter(analysis, index, { from, left, target, met }),
  };
}

/** The map judged with the move in it; nothing where it is too large to be judged at once. */
function judgedAfter(
  analysis: Analysis,
  service: string,
  target: string,
): Partial<Pick<MoveTrial, 'after' | 'appear' | 'vanish'>> {
  const { map, evidence } = analysis;
  if (evidence.services.length > quicklyJudged) return {};
  const edits = moveServices(analysis, [{ service, target }]);
  const after =
    edits &&
    map.suppose(edits, (moved) => {
      const { findings, current } = analyseMap(moved);
      return { overruled: current.overruled, findings: byContent(findings) };
    });
  if (!after) return {};
  const before = byContent(analysis.findings);
  const only = (here: ReadonlyMap<string, string>, there: ReadonlyMap<string, string>) =>
    [...here].flatMap(([key, message]) => (there.has(key) ? [] : [message])).slice(0, mostTold);
  return {
    after: after.overruled,
    appear: only(after.findings, before),
    vanish: only(before, after.findings),
  };
}

/** Messages by what they are about: a finding that is merely worded otherwise is the same one. */
const byContent = (findings: Analysis['findings']): Map<string, string> =>
  new Map(
    findings.map(({ code, services = [], message }) => [
      JSON.stringify([code, ...(services.length > 0 ? services : [message])]),
      message,
    ]),
  );

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
