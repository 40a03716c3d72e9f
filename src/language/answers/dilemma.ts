import { pairState } from '../../grouping/settled.ts';
import type { Analysis } from '../analysis.ts';
import { balanceOf, signed } from '../balance.ts';
import { conflictOf, type Conflict } from './conflict.ts';
import { mostSettled } from './why.ts';

/** What the map says of a service and another one, and cannot have. */
export interface Dilemma {
  readonly other: number;
  /** Signed points of the two that the recommendation overrules. */
  readonly points: number;
  readonly conflict: Conflict;
}

/**
 * The weightiest thing that is not done for a service: another service that it has reason to be
 * with and is not, or to be without and is with, where a ring of reasons tells why.
 */
export function dilemmaOf(analysis: Analysis, service: number): Dilemma | undefined {
  const { pairsOf, net, recommended } = analysis;
  const isTogether = (other: number): boolean =>
    recommended.groupOf[other] === recommended.groupOf[service];
  const partners = [...new Set(pairsOf(service).flatMap(({ subjects }) => subjects))]
    .filter((other) => other !== service)
    .flatMap((other) => {
      const points = net(service, other);
      return typeof points === 'number' && (isTogether(other) ? points < 0 : points > 0)
        ? [{ other, points }]
        : [];
    })
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || a.other - b.other);
  for (const { other, points } of partners) {
    const conflict = conflictOf(analysis, service, other);
    if (conflict) return { other, points, conflict };
  }
  return undefined;
}

/** One sentence: what is not done, and the reasons that cannot all be honoured. */
export function tellDilemma(
  { evidence, recommended }: Analysis,
  service: number,
  { other, points, conflict }: Dilemma,
): string {
  const name = (index: number): string => evidence.services[index] ?? '';
  const together = recommended.groupOf[other] === recommended.groupOf[service];
  const ring = conflict.map(
    ({ a, b, kind, reason }) =>
      `${name(a)} and ${name(b)} ${kind === 'share' ? 'belong together' : 'belong apart'} (${signed(reason.points)})`,
  );
  return `${together ? 'With' : 'Not with'} ${name(other)}, although the two have ${signed(points)}: ${ring.join(', ')} cannot all be honoured.`;
}

/** A service’s closest partner, and whether it is with it in every best grouping. */
export interface Certainty {
  readonly partner: string;
  readonly state: 'settled' | 'open';
}

/**
 * Whether a service is with its closest partner in every best grouping, or it could go either
 * way. Undefined where nothing couples it, or that is not proven. Solves the map once more.
 */
export function certaintyOf(analysis: Analysis, service: number): Certainty | undefined {
  const { evidence, solution, problem, recommended, limited, settled } = analysis;
  if (limited || !settled || evidence.services.length > mostSettled) return undefined;
  const members = recommended.members[recommended.groupOf[service] ?? -1] ?? [];
  const closest = balanceOf(analysis, service, members).reasons.find(
    ({ kind }) => kind === 'share',
  )?.other;
  if (closest === undefined) return undefined;
  const state = pairState(problem, solution, service, closest);
  return state === 'unknown' ? undefined : { partner: evidence.services[closest] ?? '', state };
}

export const tellCertainty = ({ partner, state }: Certainty): string =>
  state === 'settled'
    ? `Settled: every best grouping keeps it with ${partner}.`
    : `It could go either way: a grouping without ${partner} overrules as few points.`;
