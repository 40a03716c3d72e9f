import { isShare } from '../graph/coupling.ts';
import type { Channel, GraphEvidence, GraphLink, GraphModel } from '../graph/protocol.ts';

/** The rows of the legend; each can be switched off. */
export type Filter = Channel | 'required' | 'split';

export const filters: readonly Filter[] = [
  'database',
  'api',
  'release',
  'flag',
  'other',
  'required',
  'split',
];

export type Hidden = ReadonlySet<Filter>;

/** Channels with a reason to share, strongest first; required before all. */
function shareChannels(link: GraphLink): Channel[] {
  const [first] = link.evidence;
  // Most links have one reason, for which nothing needs to be summed up.
  if (first && link.evidence.length === 1 && speaksFor(first, first.channel))
    return [first.channel];
  const sums = new Map<Channel, number>();
  for (const { kind, channel, points } of link.evidence) {
    if (kind !== 'share') continue;
    const worth = points === 'required' ? 1000 : points;
    if (worth > 0) sums.set(channel, (sums.get(channel) ?? 0) + worth);
  }
  if (sums.size === 0) return isShare(link) ? [link.channel] : [];
  return [...sums].sort((p, q) => q[1] - p[1]).map(([channel]) => channel);
}

/** The channel a link is drawn in under the filters; undefined where it is hidden. */
export function drawnChannel(link: GraphLink, hidden: Hidden): Channel | undefined {
  if (link.share === 'required' && hidden.has('required')) return undefined;
  // Nearly always its own, without a look at the others: a large map has tens of thousands of links.
  if (!hidden.has(link.channel) && link.evidence.some((one) => speaksFor(one, link.channel)))
    return link.channel;
  const left = shareChannels(link).filter((channel) => !hidden.has(channel));
  return left.includes(link.channel) ? link.channel : left[0];
}

/** Whether evidence is a reason to share, of that channel. */
const speaksFor = ({ kind, channel, points }: GraphEvidence, wanted: Channel): boolean =>
  kind === 'share' && channel === wanted && (points === 'required' || points > 0);

export function isSplit(link: GraphLink): boolean {
  return link.split === 'required' || link.split < 0;
}

/** How many links each row of the legend speaks of, of those that pass the other filters. */
export function counts(
  model: GraphModel,
  passed: ReadonlySet<number> | undefined,
  rule: string | undefined,
): Record<Filter, number> {
  const sums: Record<Filter, number> = {
    database: 0,
    api: 0,
    release: 0,
    flag: 0,
    other: 0,
    required: 0,
    split: 0,
  };
  for (const link of model.links) {
    if (passed && !(passed.has(link.a) && passed.has(link.b))) continue;
    if (rule !== undefined && !link.evidence.some((each) => each.rule === rule)) continue;
    for (const channel of shareChannels(link)) sums[channel]++;
    if (link.share === 'required' || link.split === 'required') sums.required++;
    if (isSplit(link)) sums.split++;
  }
  return sums;
}

export function isFilter(value: unknown): value is Filter {
  return filters.some((filter) => filter === value);
}
