import type { Analysis } from '../analysis.ts';
import { reasonsBetween, type Reason } from '../balance.ts';

/** One side of a conflict: two services, and the reason of most weight that they share or not. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly kind: 'share' | 'split';
  readonly reason: Reason;
}

/**
 * A ring of services all but two neighbours of which have reason to share, while those two have
 * reason not to: at least one of its links is overruled in every grouping.
 */
export type Conflict = readonly Link[];

/** Longer rings explain nothing to anybody. */
const longest = 5;

/**
 * The shortest ring through two services that tells why what the evidence says about them is
 * overruled: why they are apart although it speaks for sharing, or together although it speaks
 * against it. Undefined where it is honoured, or no short ring tells.
 */
export function conflictOf(analysis: Analysis, a: number, b: number): Conflict | undefined {
  const { net, recommended } = analysis;
  const points = net(a, b);
  const together = recommended.groupOf[a] === recommended.groupOf[b];
  const attracts = points === 'together' || (typeof points === 'number' && points > 0);
  const repels = points === 'apart' || (typeof points === 'number' && points < 0);
  if (together && repels) return ringAlong(analysis, pathBetween(analysis, a, b));
  if (together || !attracts) return undefined;
  // The ring closes with somebody near one of them whom the other has reason to avoid.
  const candidates = [ringBy(analysis, a, b), ringBy(analysis, b, a)].filter((ring) => !!ring);
  return candidates.sort((x, y) => x.length - y.length || weightOf(y) - weightOf(x))[0];
}

/** A ring a — b — … — c, in which c is near b by attraction, and a and c repel each other. */
function ringBy(analysis: Analysis, a: number, b: number): Conflict | undefined {
  const from = new Map<number, number>([[b, b]]);
  const rings: number[][] = [];
  for (let near = [b], length = 3; near.length > 0 && length <= longest; length++) {
    const next: number[] = [];
    for (const service of near)
      for (const other of partnersOf(analysis, service)) {
        if (other === a || from.has(other)) continue;
        from.set(other, service);
        next.push(other);
        if (isRepelled(analysis, a, other)) {
          const way = [other];
          for (let at = other; at !== b; at = from.get(at) ?? b) way.unshift(from.get(at) ?? b);
          rings.push([a, ...way]);
        }
      }
    if (rings.length > 0) break;
    near = next;
  }
  return rings
    .map((ring) => ringAlong(analysis, ring))
    .filter((ring) => !!ring)
    .sort((x, y) => weightOf(y) - weightOf(x))[0];
}

/** Services that attract each other from one to the other, the shortest way. */
function pathBetween(analysis: Analysis, a: number, b: number): number[] | undefined {
  const from = new Map<number, number>([[a, a]]);
  for (let near = [a], length = 2; near.length > 0 && length <= longest; length++) {
    const next: number[] = [];
    for (const service of near)
      for (const other of partnersOf(analysis, service)) {
        if (from.has(other) || (service === a && other === b)) continue;
        from.set(other, service);
        next.push(other);
        if (other !== b) continue;
        const way = [b];
        for (let at = b; at !== a; at = from.get(at) ?? a) way.unshift(from.get(at) ?? a);
        return way;
      }
    near = next;
  }
  return undefined;
}

/** Services with evidence of their own for sharing with this one, in the order of their names. */
function partnersOf({ pairsOf, net }: Analysis, service: number): number[] {
  const partners = new Set<number>();
  for (const { subjects, kind, counted } of pairsOf(service))
    if (counted && kind === 'share')
      partners.add(subjects[0] === service ? subjects[1] : subjects[0]);
  return [...partners]
    .filter((other) => {
      const points = net(service, other);
      return points === 'together' || (typeof points === 'number' && points > 0);
    })
    .sort((x, y) => x - y);
}

function isRepelled({ net }: Analysis, a: number, b: number): boolean {
  const points = net(a, b);
  return points === 'apart' || (typeof points === 'number' && points < 0);
}

/** The links of a way, closed from its end to its start. */
function ringAlong(analysis: Analysis, way: readonly number[] | undefined): Conflict | undefined {
  if (!way || way.length < 3) return undefined;
  const links = way.map((a, i): Link | undefined => {
    const b = way[(i + 1) % way.length] ?? a;
    const kind = isRepelled(analysis, a, b) ? 'split' : 'share';
    const reason = reasonsBetween(analysis, a, b).find((each) => each.kind === kind);
    return reason && { a, b, kind, reason };
  });
  return links.every((link) => !!link) ? links : undefined;
}

/** Points of its weakest link: what every grouping overrules of it. */
const weightOf = (ring: Conflict): number =>
  Math.min(
    ...ring.map(({ reason: { points } }) => (points === 'required' ? Infinity : Math.abs(points))),
  );
