import { forbidden } from '../instance/instance.ts';
import type { Rows } from '../instance/rows.ts';
import { canonical, singletons } from '../partition.ts';
import { randomNumbers } from '../random.ts';
import type { Work } from '../work.ts';
import { tie } from './classSums.ts';
import { createDenseSearch, shakenBy, stepsPerPair } from './denseSearch.ts';
import { mostPieces, neighbourhoodOf, type Neighbourhood } from './neighbourhood.ts';

/** What the search needs to know of a graph. */
export interface SearchGraph {
  readonly size: number;
  readonly services: Float64Array;
  readonly near: Rows;
  points(a: number, b: number): number;
}

/** A neighbourhood is to have at least so many pieces, and fewer than so many more. */
const wished = { least: 6, more: 20 } as const;
/** Points between larger pieces are not added up: they stay apart. */
const mostPairs = 5000;
/** How often pieces are joined by what they gain alone; otherwise with chance in it. */
const plainChance = 0.3;
/** Elementary steps that look for a neighbourhood of one piece, which cannot be improved. */
const futileSteps = 10;

/**
 * Large-neighbourhood search (Shaw 1998): around each unit a group and some that it is drawn to
 * are taken apart and put together anew, greedily and with chance in it, and what keeps more
 * stays. Goes `rounds` times through all units; an attempt takes time in the square of at most
 * `mostPieces` pieces. The grouping it gives costs no more, and is numbered by first unit.
 */
export function improved(
  graph: SearchGraph,
  groupOf: Int32Array,
  rounds: number,
  work: Work,
): Int32Array {
  const random = randomNumbers(0x5e41ce);
  const search = createSearch(graph, groupOf, random);
  const seeds = singletons(graph.size);
  for (let round = 0; round < rounds && !work.exhausted(); round++) {
    shuffle(seeds, random);
    for (const seed of seeds) if (!work.spend(search.attempt(seed))) break;
  }
  return canonical(search.groupOf);
}

/** Fisher and Yates. */
function shuffle(list: Int32Array, random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = list[i] as number;
    list[i] = list[j] as number;
    list[j] = kept;
  }
}

function createSearch(graph: SearchGraph, start: Int32Array, random: () => number) {
  const { near, points, services } = graph;
  const groupOf = start.slice();
  const members: number[][] = [];
  groupOf.forEach((group, unit) => (members[group] ??= []).push(unit));
  const free: number[] = [];
  const dense = createDenseSearch(mostPieces);

  /** Points of all pairs between two pieces; `looked` counts the pairs. */
  let looked = 0;
  const between = (left: readonly number[], right: readonly number[]): number => {
    if (left.length * right.length > mostPairs) return forbidden;
    looked += left.length * right.length;
    let sum = 0;
    let servicesLeft = 0;
    let servicesRight = 0;
    for (const a of left) {
      servicesLeft += services[a] as number;
      for (const b of right) sum += points(a, b);
    }
    for (const b of right) servicesRight += services[b] as number;
    return sum - tie * servicesLeft * servicesRight;
  };

  /** Writes down the points of every two pieces, and the groups that they are in now. */
  const writeDown = (pieces: Neighbourhood['pieces']): void => {
    const order = new Map<number, number>();
    pieces.forEach((piece, i) => {
      dense.points[i * dense.width + i] = 0;
      for (let j = 0; j < i; j++) {
        const value = between(piece, pieces[j] as readonly number[]);
        dense.points[i * dense.width + j] = value;
        dense.points[j * dense.width + i] = value;
      }
      const group = groupOf[piece[0] as number] as number;
      if (!order.has(group)) order.set(group, order.size);
      dense.groupOf[i] = order.get(group) as number;
    });
  };

  /** Takes over the groups that the pieces have got. */
  const apply = ({ groups, pieces }: Neighbourhood): void => {
    for (const group of groups) {
      members[group] = [];
      free.push(group);
    }
    const numbers = new Map<number, number>();
    pieces.forEach((piece, i) => {
      const local = dense.groupOf[i] as number;
      let group = numbers.get(local);
      if (group === undefined) {
        group = free.pop() ?? members.length;
        numbers.set(local, group);
        members[group] = [];
      }
      for (const unit of piece) {
        groupOf[unit] = group;
        members[group]?.push(unit);
      }
    });
  };

  return {
    groupOf,
    /** Tries once around a unit; gives the elementary steps that it took. */
    attempt(seed: number): number {
      const wish = wished.least + Math.floor(random() * wished.more);
      const neighbourhood = neighbourhoodOf(near, { groupOf, members }, seed, wish, random);
      const count = neighbourhood.pieces.length;
      if (count < 2) return futileSteps;
      looked = 0;
      writeDown(neighbourhood.pieces);
      const before = dense.value(count);
      dense.joinGreedily(count, random() < plainChance ? undefined : shakenBy(random));
      dense.improve(count);
      if (dense.value(count) > before + tie / 2) apply(neighbourhood);
      return stepsPerPair * (count * count + looked);
    },
  };
}
