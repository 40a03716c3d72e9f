import type { Access, ServiceMap } from '../map/model.ts';
import type { Range } from '../map/text.ts';
import type { User } from '../map/users.ts';
import type { EvidenceKind, PairEvidence, Points, Separation, Thing } from './evidence.ts';
import type { Related } from './rule.ts';

export type { User } from '../map/users.ts';

/**
 * What many use says little about any two: full points up to five users, half at nine, nothing
 * beyond eighty-one (for 10 points). `n` is the number of users, `points` signed.
 */
export function diluted(points: number, n: number): number {
  return Math.round(points * Math.min(1, 4 / (n - 1)));
}

export const nameOf = (map: ServiceMap, service: number): string =>
  map.services[service]?.name.text ?? '';

/**
 * Share evidence for each pair of the users of one thing. Where there are too many users for
 * any pair to get a point, one piece of evidence says that it was looked at.
 */
export function shareAmong(
  users: readonly User[],
  thing: Thing,
  rule: string,
  weigh: (a: User, b: User) => { readonly points: number; readonly reason: string },
): PairEvidence[] {
  const n = users.length;
  const result: PairEvidence[] = [];
  // Most pairs have the same to say, which is kept once.
  const said = new Map<string, string>();
  const once = (reason: string): string => {
    const whole = n > 5 ? `${reason}, as do ${n - 2} others` : reason;
    const known = said.get(whole) ?? whole;
    said.set(whole, known);
    return known;
  };
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const a = users[i] as User;
      const b = users[j] as User;
      const { points, reason } = weigh(a, b);
      const weighed = diluted(points, n);
      if (weighed !== 0) result.push(pair(rule, a, b, weighed, once(reason), thing));
      else if (result.length === 0)
        return [
          pair(
            rule,
            a,
            b,
            0,
            `${n} services use ${thing.kind} ${thing.name}: too common to count`,
            thing,
          ),
        ];
    }
  }
  return result;
}

/** What is found between two users of a thing: they know where they stand, however much is typed. */
class BetweenUsers implements PairEvidence {
  readonly subjects: readonly [number, number];
  readonly low: User;
  readonly high: User;
  constructor(
    readonly rule: string,
    readonly kind: EvidenceKind,
    readonly points: Points,
    readonly reason: string,
    readonly thing: Thing | undefined,
    a: User,
    b: User,
  ) {
    [this.low, this.high] = a.service < b.service ? [a, b] : [b, a];
    this.subjects = [this.low.service, this.high.service];
  }
  get places(): readonly Range[] {
    const { low, high } = this;
    return low.range === high.range ? [low.range] : [low.range, high.range];
  }
  get counted(): boolean {
    return this.points !== 0;
  }
}

/** Evidence about the services of two users; it keeps the users, and so moves with them. */
export const pair = (
  rule: string,
  a: User,
  b: User,
  points: Points,
  reason: string,
  thing?: Thing,
  kind: EvidenceKind = points === 'required' || points >= 0 ? 'share' : 'split',
): PairEvidence => new BetweenUsers(rule, kind, points, reason, thing, a, b);

class StandIn implements User {
  constructor(
    readonly service: number,
    readonly by: User,
    readonly access: Access | undefined,
  ) {}
  get range(): Range {
    return this.by.range;
  }
}

/** A service that `by` speaks of: the place is the same, also when it moves. */
export const standIn = (service: number, by: User, access?: Access): User =>
  new StandIn(service, by, access);

/** Keeps every service of `left` from every service of `right`; nothing where either is empty. */
export function separate(
  rule: string,
  left: readonly User[],
  right: readonly User[],
  reason: (left: number, right: number) => string,
): Separation[] {
  if (left.length === 0 || right.length === 0) return [];
  const users = new Map([...right, ...left].map((user) => [user.service, user]));
  return [
    {
      rule,
      left: left.map(({ service }) => service),
      right: right.map(({ service }) => service),
      reason,
      places: (a, b) => [a, b].flatMap((service) => users.get(service)?.range ?? []),
    },
  ];
}

/** The other ends of a finding that are kept. */
const mostRelated = 12;

/** The other ends of a finding, none of them twice. No more are looked at than are kept. */
export function relatedTo<T>(
  items: Iterable<T>,
  tell: (item: T) => Related | undefined,
): readonly Related[] {
  const known = new Map<string, Related>();
  for (const item of items) {
    if (known.size === mostRelated) break;
    const related = tell(item);
    if (!related) continue;
    const { message, range } = related;
    const id = `${range.start} ${range.end} ${message}`;
    if (!known.has(id)) known.set(id, related);
  }
  return [...known.values()];
}

/** `a, b and c`, cut after `most` names. */
export function list(names: readonly string[], most = 6): string {
  const shown =
    names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  return shown.length < 2
    ? (shown[0] ?? '')
    : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

export const plural = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : 's'}`;
