import { sharedEnding, sharedPrefix } from '../graph/text.ts';
import type { Layout } from '../graph/layout.ts';
import type { Membership } from '../graph/membership.ts';
import type { GraphModel } from '../graph/protocol.ts';
import { onceFor } from '../graph/once.ts';
import { moves } from './words.ts';

/** What is looked up again and again in a map, found once a map. */
export interface Facts {
  /** Per service the indexes of its links. */
  readonly linksOf: readonly (readonly number[])[];
  /** The indexes of services that move. */
  readonly moving: readonly number[];
  /** What the names of most services begin and end with, and tells none apart. */
  readonly prefix: string;
  readonly ending: string;
}

export const factsOf = onceFor((model: GraphModel): Facts => {
  const linksOf: number[][] = model.services.map(() => []);
  model.links.forEach(({ a, b }, link) => {
    linksOf[a]?.push(link);
    linksOf[b]?.push(link);
  });
  const names = () => model.services.map(({ name }) => name);
  let [prefix, ending]: (string | undefined)[] = [];
  return {
    linksOf,
    moving: model.services.flatMap((service, index) => (moves(service) ? [index] : [])),
    get prefix() {
      return (prefix ??= sharedPrefix(names()));
    },
    get ending() {
      return (ending ??= sharedEnding(names()));
    },
  };
});

/** Who is in each box in one grouping, and what its services have in common: found when asked for. */
export interface Household {
  readonly members: readonly number[];
  /** Sorted, each once. */
  readonly owners: readonly string[];
  /** What most names begin with, and dots stand for. */
  readonly prefix: string;
  /** The same of two names, which are whole as long as they have room. */
  readonly prefixOfTwo: string;
}

const households = onceFor<GraphModel, Map<readonly number[], readonly Household[]>>(
  () => new Map(),
);

/** Per box of the layout. */
export function householdsOf(
  model: GraphModel,
  { boxes }: Layout,
  boxOf: readonly number[],
): readonly Household[] {
  const { services } = model;
  const known = households(model);
  const found = known.get(boxOf);
  if (found) return found;
  const members: number[][] = boxes.map(() => []);
  boxOf.forEach((box, service) => members[box]?.push(service));
  const made = members.map((list): Household => {
    const names = () => list.map((service) => services[service]?.name ?? '');
    let prefix: string | undefined;
    return {
      members: list,
      get owners() {
        return [...new Set(list.flatMap((service) => services[service]?.owner ?? []))].sort();
      },
      get prefix() {
        return (prefix ??= sharedPrefix(names()));
      },
      get prefixOfTwo() {
        return list.length === 2 ? sharedPrefix(names(), 2) : '';
      },
    };
  });
  known.set(boxOf, made);
  return made;
}

/** What moves, by box and by pair of boxes. */
export interface Changes {
  /** Per box how many services come to it and leave it. */
  readonly come: readonly number[];
  readonly leave: readonly number[];
  between(from: number, to: number): number;
  /** Between how many pairs of projects there are moves. */
  readonly pairs: number;
}

export const changesOf = onceFor((membership: Membership): Changes => {
  const { boxCount, unassigned, current, recommended } = membership;
  const [come, leave] = [new Array<number>(boxCount).fill(0), new Array<number>(boxCount).fill(0)];
  const pairs = new Map<number, number>();
  current.forEach((from, service) => {
    const to = recommended[service] ?? from;
    if (from === to) return;
    come[to] = (come[to] ?? 0) + 1;
    leave[from] = (leave[from] ?? 0) + 1;
    const pair = from * boxCount + to;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  });
  return {
    come,
    leave,
    between: (from, to) => pairs.get(from * boxCount + to) ?? 0,
    pairs: [...pairs.keys()].filter((pair) => Math.floor(pair / boxCount) !== unassigned).length,
  };
});
