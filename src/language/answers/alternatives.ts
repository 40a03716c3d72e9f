import type { Analysis } from '../analysis.ts';
import { flipOf } from '../flip.ts';
import { whyProjects } from './why.ts';

/** Another grouping that is nearly as good as the recommended one. */
export interface Alternative {
  /** Further points that it overrules, ≥ 0. */
  readonly points: number;
  readonly kind: 'move' | 'leave' | 'merge';
  /** The service that moves or leaves. */
  readonly service?: number;
  /** Recommended groups: where it comes from and goes to, or the two that become one. */
  readonly groups: readonly number[];
}

/** In larger maps there are too many of them to tell. */
const largest = 2000;
/** More than these are no help. */
const most = 10;

/**
 * Groupings within `within` points of the recommendation that differ by one decision: a service
 * that moves to another project or leaves for one of its own, or two projects that become one.
 */
export function alternativesOf(analysis: Analysis, within = 3): Alternative[] {
  const { recommended, limited, evidence, pairsOf } = analysis;
  if (limited || evidence.services.length > largest) return [];
  const found: Alternative[] = [];
  for (let service = 0; service < evidence.services.length; service++) {
    const flip = flipOf(analysis, service);
    if (!flip) continue;
    const { home, alone, joins } = flip;
    if (alone && alone.margin <= within && !isOtherHalf(analysis, home, service))
      found.push({ points: alone.margin, kind: 'leave', service, groups: [home] });
    for (const { group, margin } of joins)
      // A service that is alone and joins another project makes one of two: told as that.
      if (group !== undefined && margin <= within && (recommended.members[home]?.length ?? 0) > 1)
        found.push({ points: margin, kind: 'move', service, groups: [home, group] });
  }
  const seen = new Set<string>();
  for (let service = 0; service < evidence.services.length; service++)
    for (const { subjects, counted, kind } of pairsOf(service)) {
      const [a, b] = subjects.map((each) => recommended.groupOf[each] ?? -1).sort((x, y) => x - y);
      if (!counted || kind !== 'share' || a === undefined || b === undefined) continue;
      const key = `${a} ${b}`;
      if (a === b || a < 0 || seen.has(key)) continue;
      seen.add(key);
      const { sum, requiredApart } = whyProjects(analysis, 'recommended', a, b);
      if (!requiredApart && -sum <= within)
        found.push({ points: -sum, kind: 'merge', groups: [a, b] });
    }
  return found
    .sort((x, y) => x.points - y.points || (x.service ?? -1) - (y.service ?? -1))
    .slice(0, most);
}

/** Of two services that part one leaves: the one whose name the project does not have. */
function isOtherHalf({ recommended, evidence }: Analysis, home: number, service: number): boolean {
  const members = recommended.members[home] ?? [];
  if (members.length !== 2) return false;
  const named = members.findIndex((each) => evidence.services[each] === recommended.names[home]);
  return service === members[named < 0 ? 1 : named];
}
