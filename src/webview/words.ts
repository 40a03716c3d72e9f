import { brokenIn } from '../graph/exports/subject.ts';
import { unassignedName } from '../graph/membership.ts';
import type { GraphLink, GraphModel, GraphService, MoveTrial, View } from '../graph/protocol.ts';

/** The words of the page in one place, so that every part says the same thing the same way. */
export const viewNames: Readonly<Record<View, string>> = {
  current: 'Current',
  recommended: 'Recommended',
  difference: 'Difference',
};

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function signed(points: number | 'required'): string {
  if (points === 'required') return 'required';
  if (points === 0) return '0';
  return points > 0 ? `+${points}` : `−${-points}`;
}

/** How good the two groupings are, in few words: there is little room, and none may be cut. */
export function totals(model: GraphModel): string {
  const { overruled, bound, proven } = model.recommended;
  const today = model.current.overruled;
  // What is required comes before all points, which may be more then.
  const kept = brokenIn(model, 'current') - brokenIn(model, 'recommended');
  const now =
    kept > 0
      ? `keeps ${plural(kept, 'requirement')} more, `
      : today === overruled
        ? ''
        : `${today} → `;
  return `${now}${plural(overruled, 'point')} overruled, ${proven ? 'proven best' : `at least ${bound}`}`;
}

export function groupName(model: GraphModel, group: number | undefined): string {
  return group === undefined ? unassignedName : (model.groups[group]?.name ?? unassignedName);
}

export function moves(service: GraphService): boolean {
  return service.current !== service.recommended;
}

/** Where a service is and would be, in one sentence. */
export function whereabouts(model: GraphModel, service: GraphService): string {
  const now = groupName(model, service.current);
  const then = groupName(model, service.recommended);
  if (!moves(service)) return `in ${now}, stays there`;
  return service.current === undefined
    ? `in no project today, recommended ${then}`
    : `in ${now} today, recommended ${then}`;
}

/** What speaks for and against two services sharing a project. */
export function balance(link: GraphLink): string {
  if (link.split === 'required') return 'required apart';
  if (link.share === 'required') return 'required together';
  if (link.split === 0) return signed(link.share);
  return `${signed(link.share)} ${signed(link.split)} = ${signed(link.share + link.split)}`;
}

export function serviceLabel(model: GraphModel, service: GraphService): string {
  const parts = [service.name, whereabouts(model, service)];
  if (service.owner !== undefined) parts.push(`owner ${service.owner}`);
  if (service.findings.length > 0) parts.push(plural(service.findings.length, 'finding'));
  return parts.join(', ');
}

export function pairLabel(model: GraphModel, link: GraphLink): string {
  const [a, b] = [model.services[link.a]?.name ?? '', model.services[link.b]?.name ?? ''];
  return `${a} and ${b}: ${balance(link)}`;
}

/** What a move would change, in one sentence. */
export function tellTrial({ service, target, before, after, required, access }: MoveTrial): string {
  const change = after - before;
  const points = change === 0 ? 'no points change' : `${signed(change)} points overruled`;
  const broken = required.length > 0 ? `, ${plural(required.length, 'requirement')} broken` : '';
  return [`${service} to ${target}: ${points}${broken}`, ...access].join('. ');
}
