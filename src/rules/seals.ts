import type { ServiceMap } from '../map/model.ts';
import { sameItems } from '../map/sameItems.ts';
import type { User } from '../map/users.ts';
import type { PairEvidence, Separation } from './evidence.ts';
import type { Grouping } from './rule.ts';

/**
 * Numbers that change whenever something has changed that findings about a subject may rest on.
 * They say more changed than did, never less.
 */
export interface Seals {
  /** The service itself, its evidence, its projects, and those of the services it has evidence with. */
  service(index: number): number;
  /** The members of a project of today and all that is theirs. */
  current(group: number): number;
  /** The members of a recommended project, all that is theirs, and their projects of today. */
  recommended(group: number): number;
  /** The services of a list, with all that is theirs. */
  users(users: readonly User[]): number;
  /** What holds for the whole map: teams, contexts, the rules' points, separations. */
  readonly all: number;
}

export interface Sealed {
  readonly model: ServiceMap;
  readonly current: Grouping;
  readonly recommended: Grouping;
  readonly separations: readonly Separation[];
  pairsOf(service: number): readonly PairEvidence[];
}

interface Stamp {
  readonly of: readonly unknown[];
  readonly stamp: number;
}

/** Compares each judgement of a map with the one before it. */
export function createSeals(): (sealed: Sealed) => Seals {
  let clock = 0;
  let whole: Stamp = { of: [], stamp: 0 };
  let services: readonly unknown[] = [];
  let pairs: readonly (readonly PairEvidence[])[] = [];
  let todays: readonly (string | undefined)[] = [];
  let advised: readonly (string | undefined)[] = [];
  let own: number[] = [];
  const groups = { current: new Map<string, Stamp>(), recommended: new Map<string, Stamp>() };

  return ({ model, current, recommended, separations, pairsOf }) => {
    const { teams, contexts, products, policies, preset } = model;
    const of = [teams, contexts, products, policies, preset, ...separations];
    if (!sameItems(whole.of, of)) whole = { of, stamp: ++clock };

    const count = model.services.length;
    const next = {
      pairs: new Array<readonly PairEvidence[]>(count),
      todays: new Array<string | undefined>(count),
      advised: new Array<string | undefined>(count),
      own: new Array<number>(count),
    };
    const now = ++clock;
    for (let i = 0; i < count; i++) {
      const found = pairsOf(i);
      const today = current.names[current.groupOf[i] ?? -1];
      const target = recommended.names[recommended.groupOf[i] ?? -1];
      next.pairs[i] = found;
      next.todays[i] = today;
      next.advised[i] = target;
      const same =
        model.services[i] === services[i] &&
        found === pairs[i] &&
        today === todays[i] &&
        target === advised[i];
      next.own[i] = same ? (own[i] ?? now) : now;
    }
    services = model.services;
    ({ pairs, todays, advised, own } = next);
    const mine = own;

    const around = (index: number): number => {
      let newest = mine[index] ?? 0;
      for (const { subjects } of pairsOf(index)) {
        newest = Math.max(newest, mine[subjects[0]] ?? 0, mine[subjects[1]] ?? 0);
      }
      return newest;
    };
    const groupSeals = (kind: keyof typeof groups, grouping: Grouping): number[] => {
      const stamps = new Map<string, Stamp>();
      const seals = grouping.members.map((members, group) => {
        const name = grouping.names[group] ?? '';
        const last = groups[kind].get(name);
        const stamp = last && sameItems(last.of, members) ? last : { of: members, stamp: now };
        stamps.set(name, stamp);
        let newest = stamp.stamp;
        for (const member of members) newest = Math.max(newest, mine[member] ?? 0);
        return newest;
      });
      groups[kind] = stamps;
      return seals;
    };
    const currentSeals = groupSeals('current', current);
    const recommendedSeals = groupSeals('recommended', recommended);
    return {
      all: whole.stamp,
      service: around,
      current: (group) => currentSeals[group] ?? 0,
      recommended(group) {
        let newest = recommendedSeals[group] ?? 0;
        for (const member of recommended.members[group] ?? [])
          newest = Math.max(newest, currentSeals[current.groupOf[member] ?? -1] ?? 0);
        return newest;
      },
      users(users) {
        let newest = 0;
        for (const { service } of users) newest = Math.max(newest, mine[service] ?? 0);
        return newest;
      },
    };
  };
}
