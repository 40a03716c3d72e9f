import type { Channel, GraphEvidence, GraphLink, GraphModel } from './protocol.ts';

/**
 * Finds what a link between two boxes goes through: the home, in a third box, of what both its
 * services use, where nothing else couples them. One database of eight projects then is a star of
 * seven lines, not a web of twenty-eight.
 *
 * @returns the third box, or −1 where the link stands for itself
 */
export type FindThird = (
  link: GraphLink,
  boxOf: readonly number[],
  /** Per thing its box; −1 where it is not drawn. */
  homeOf: readonly number[],
) => number;

/** For all links of a map; looked for after each edit, so without a list for each service. */
export function createThirds({ things, services }: GraphModel): FindThird {
  // The things of service `s` are those from `ends[s - 1]` up to `ends[s]`.
  const ends = new Int32Array(services.length);
  for (const { users } of things) for (const user of users) ends[user] = (ends[user] ?? 0) + 1;
  let sum = 0;
  for (let s = 0; s < ends.length; s++) {
    const count = ends[s] ?? 0;
    ends[s] = sum;
    sum += count;
  }
  const used = new Int32Array(sum);
  things.forEach(({ users }, thing) => {
    for (const user of users) {
      const at = ends[user] ?? 0;
      used[at] = thing;
      ends[user] = at + 1;
    }
  });
  return ({ a, b, channel, evidence }, boxOf, homeOf) => {
    if (!byThings.has(channel)) return -1;
    const [first, end] = [ends[b - 1] ?? 0, ends[b] ?? 0];
    let third = -1;
    for (let i = ends[a - 1] ?? 0; i < (ends[a] ?? 0); i++) {
      const thing = used[i] ?? -1;
      for (let j = first; j < end; j++) {
        if (used[j] !== thing) continue;
        third = homeOf[thing] ?? -1;
        if (third < 0 || third === boxOf[a] || third === boxOf[b]) return -1;
      }
    }
    return evidence.every(isOfThings) ? third : -1;
  };
}

/** What a shared thing is evidence of. */
const byThings: ReadonlySet<Channel> = new Set(['database', 'flag']);

/** Whether evidence, as far as it is a reason to share, comes from something that is shared. */
const isOfThings = ({ kind, channel }: GraphEvidence): boolean =>
  kind === 'split' || byThings.has(channel);
