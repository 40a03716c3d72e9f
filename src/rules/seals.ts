import type { Service, ServiceMap } from '../map/model.ts';
import { sameItems } from '../map/sameItems.ts';
import type { User } from '../map/users.ts';
import type { PairEvidence, Separation } from './evidence.ts';
import type { Basis, Scope, Touched } from './memory.ts';
import type { Grouping } from './rule.ts';

type ThingSection = 'databases' | 'flags' | 'segments';

/**
 * Numbers that change whenever something has changed that findings about a subject may rest on,
 * and what has been touched since the judgement before. They say more than has changed, never
 * less.
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
  /** Scopes for what is judged service by service, project by project and thing by thing. */
  services(basis: Basis): Scope<number>;
  currentGroups(basis: Basis): Scope<number>;
  recommendedGroups(basis: Basis): Scope<number>;
  things(section: ThingSection, basis: Basis): Scope<string>;
}

export interface Sealed {
  readonly model: ServiceMap;
  readonly current: Grouping;
  readonly recommended: Grouping;
  readonly separations: readonly Separation[];
  pairsOf(service: number): readonly PairEvidence[];
}

/** The state of one judgement: a stamp for each service and project. */
interface State {
  readonly tick: number;
  readonly sealed: Sealed;
  readonly pairs: (readonly PairEvidence[])[];
  /** When a service was last touched itself. */
  readonly own: number[];
  /** … or one that it has evidence with. */
  readonly around: number[];
  readonly current: number[];
  readonly recommended: number[];
  readonly whole: { readonly of: Basis; readonly stamp: number };
}

interface Changes {
  readonly services: ReadonlySet<number>;
  readonly current: ReadonlySet<number>;
  readonly recommended: ReadonlySet<number>;
  readonly things: Readonly<Record<ThingSection, ReadonlySet<string>>>;
}

/** Compares each judgement of a map with the one before it. */
export function createSeals(): (sealed: Sealed) => Seals {
  let clock = 0;
  let state: State | undefined;
  return (sealed) => {
    const tick = ++clock;
    const { model, current, recommended, separations } = sealed;
    const { teams, contexts, products, policies, preset } = model;
    const of = [teams, contexts, products, policies, preset, ...separations];
    const whole = state && sameItems(state.whole.of, of) ? state.whole : { of, stamp: tick };
    const before = state;
    const changed = before && changedServices(before, sealed);
    let changes: Changes | undefined;
    if (before && changed) {
      state = { ...before, tick, sealed, whole };
      changes = touch(state, before.sealed, changed);
    } else state = anew(tick, sealed, whole);
    const now = state;
    const scope = <K>(basis: Basis, subjects: ReadonlySet<K> | undefined): Scope<K> => {
      const touched: Touched<K> | undefined =
        before && subjects ? { since: before.tick, now: tick, subjects } : undefined;
      return {
        basis: [current.groupOf, recommended.groupOf, recommended.names, whole.stamp, ...basis],
        touched: touched ?? { since: -1, now: tick, subjects: [] },
      };
    };
    return {
      all: whole.stamp,
      service: (index) => now.around[index] ?? 0,
      current: (group) => now.current[group] ?? 0,
      recommended: (group) => now.recommended[group] ?? 0,
      users(users) {
        let newest = 0;
        for (const { service } of users) newest = Math.max(newest, now.own[service] ?? 0);
        return newest;
      },
      services: (basis) => scope(basis, changes?.services),
      currentGroups: (basis) => scope(basis, changes?.current),
      recommendedGroups: (basis) => scope(basis, changes?.recommended),
      things: (section, basis) => scope(basis, changes?.things[section]),
    };
  };
}

/** Everything is new. */
function anew(tick: number, sealed: Sealed, whole: State['whole']): State {
  const { model, current, recommended, pairsOf } = sealed;
  const stamps = (count: number) => new Array<number>(count).fill(tick);
  return {
    tick,
    sealed,
    pairs: model.services.map((_, i) => pairsOf(i)),
    own: stamps(model.services.length),
    around: stamps(model.services.length),
    current: stamps(current.members.length),
    recommended: stamps(recommended.members.length),
    whole,
  };
}

/** The services that have changed; undefined where the groups or the names have. */
function changedServices(before: State, { model, current, recommended, pairsOf }: Sealed) {
  const last = before.sealed;
  if (
    last.model.users.indexes !== model.users.indexes ||
    last.current.groupOf !== current.groupOf ||
    last.recommended.groupOf !== recommended.groupOf ||
    last.recommended.names !== recommended.names
  )
    return undefined;
  const changed: number[] = [];
  for (let i = 0; i < model.services.length; i++)
    if (
      !Object.is(last.model.services[i], model.services[i]) ||
      !Object.is(before.pairs[i], pairsOf(i))
    )
      changed.push(i);
  return changed;
}

/** Stamps what the changed services touch. */
function touch(state: State, before: Sealed, changed: readonly number[]): Changes {
  const { tick, sealed, pairs, own, around } = state;
  const { model, current, recommended, pairsOf } = sealed;
  const services = new Set<number>();
  const currentGroups = new Set<number>();
  const things = {
    databases: new Set<string>(),
    flags: new Set<string>(),
    segments: new Set<string>(),
  };
  const note = (service: Service | undefined): void => {
    for (const { name } of service?.databases ?? []) things.databases.add(name.text);
    for (const { text } of service?.flags ?? []) things.flags.add(text);
    for (const { text } of service?.segments ?? []) things.segments.add(text);
  };
  for (const index of changed) {
    own[index] = tick;
    note(before.model.services[index]);
    note(model.services[index]);
    services.add(index);
    for (const list of [pairs[index] ?? [], pairsOf(index)])
      for (const { subjects } of list) for (const subject of subjects) services.add(subject);
    pairs[index] = pairsOf(index);
    const group = current.groupOf[index] ?? -1;
    if (group >= 0) currentGroups.add(group);
  }
  for (const index of services) around[index] = tick;
  const recommendedGroups = new Set(changed.map((index) => recommended.groupOf[index] ?? -1));
  for (const group of currentGroups) {
    state.current[group] = tick;
    for (const member of current.members[group] ?? []) {
      services.add(member);
      recommendedGroups.add(recommended.groupOf[member] ?? -1);
    }
  }
  for (const group of recommendedGroups) if (group >= 0) state.recommended[group] = tick;
  return { services, current: currentGroups, recommended: recommendedGroups, things };
}
