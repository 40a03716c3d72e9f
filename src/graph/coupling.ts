import { linkWeight } from './membership.ts';
import type { Channel, GraphLink } from './protocol.ts';

/** All links between two groups together. */
export interface Coupling {
  readonly a: number;
  readonly b: number;
  /** Pairs of services. */
  readonly count: number;
  readonly points: number;
  readonly required: boolean;
  /** The channel with most points. */
  readonly channel: Channel;
}

export const pairKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * What couples each pair of groups, the strongest first. `channelOf` says under which channel a
 * link counts; undefined: not at all.
 */
export function couplings(
  links: readonly GraphLink[],
  groupOf: readonly number[],
  channelOf: (link: GraphLink, index: number) => Channel | undefined,
): Coupling[] {
  const sums = new Map<
    string,
    {
      a: number;
      b: number;
      count: number;
      points: number;
      required: boolean;
      channels: Map<Channel, number>;
    }
  >();
  links.forEach((link, index) => {
    const [x, y] = [groupOf[link.a] ?? -1, groupOf[link.b] ?? -1];
    const channel = x === y ? undefined : channelOf(link, index);
    if (channel === undefined) return;
    const key = pairKey(x, y);
    const sum = sums.get(key) ?? {
      a: Math.min(x, y),
      b: Math.max(x, y),
      count: 0,
      points: 0,
      required: false,
      channels: new Map<Channel, number>(),
    };
    sums.set(key, sum);
    const weight = linkWeight(link.share);
    sum.count++;
    sum.points += weight;
    sum.required ||= link.share === 'required';
    sum.channels.set(channel, (sum.channels.get(channel) ?? 0) + weight);
  });
  return [...sums.values()]
    .map(({ channels, ...sum }): Coupling => {
      const [channel = 'other'] = [...channels].sort((p, q) => q[1] - p[1]).map(([name]) => name);
      return { ...sum, channel };
    })
    .sort((p, q) => q.points - p.points || p.a - q.a || p.b - q.b);
}

/** Whether something speaks for the two sharing a project. */
export const isShare = ({ share }: GraphLink): boolean => share === 'required' || share > 0;
