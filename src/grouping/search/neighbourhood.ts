import { forbidden } from '../instance.ts';
import { canonical } from '../partition.ts';
import type { Rows } from '../rows.ts';
import type { Work } from '../work.ts';
import { tie } from './held.ts';
import { createSmallSearch } from './small.ts';

/** What the search needs to know of a graph. */
export interface SearchGraph {
  readonly size: number;
  readonly services: Float64Array;
  readonly near: Rows;
  points(a: number, b: number): number;
}

/** Pieces that are put together anew at a time. */
const mostPieces = 28;
/** A larger group is not taken apart whole: some of its units are freed, the rest stays one piece. */
const largestWhole = 18;
/** Points between larger pieces are not added up: they stay apart. */
const mostPairs = 5000;

/**
 * Large-neighbourhood search (Shaw 1998): a group and some that it is drawn to are taken apart
 * and put together anew, greedily and with chance in it, and what keeps more stays. One round
 * starts once from each unit of `seeds`, in that order.
 */
export function createNeighbourhoodSearch(
  graph: SearchGraph,
  start: ArrayLike<number>,
  random: () => number,
) {
  const { size, near, points, services } = graph;
  const groupOf = Int32Array.from(start);
  const members: number[][] = [];
  groupOf.forEach((group, unit) => (members[group] ??= []).push(unit));
  const free: number[] = [];
  const small = createSmallSearch(mostPieces + 8);
  const pieces: number[][] = [];
  const chosen: number[] = [];

  /** Takes the group into the neighbourhood: unit by unit, or a few freed from the rest. */
  const take = (group: number, around: number): void => {
    chosen.push(group);
    const all = members[group] ?? [];
    if (all.length <= largestWhole) {
      for (const unit of all) pieces.push([unit]);
      return;
    }
    const freed = new Set<number>();
    const wish = 2 + Math.floor(random() * 10);
    // From the unit in the middle along attraction inside the group, so that what is freed coheres.
    const queue = [around];
    for (const unit of queue) {
      if (freed.size >= wish) break;
      if (freed.has(unit)) continue;
      freed.add(unit);
      for (let e = near.start[unit] as number; e < (near.start[unit + 1] as number); e++) {
        const other = near.index[e] as number;
        if (groupOf[other] === group && !freed.has(other) && random() < 0.7) queue.push(other);
      }
    }
    for (const unit of freed) pieces.push([unit]);
    pieces.push(all.filter((unit) => !freed.has(unit)));
  };

  /** Pairs that were looked at in this attempt. */
  let looked = 0;
  const between = (left: readonly number[], right: readonly number[]): number => {
    if (left.length * right.length > mostPairs) return forbidden;
    looked += left.length * right.length;
    let sum = 0;
    let weightLeft = 0;
    let weightRight = 0;
    for (const a of left) {
      weightLeft += services[a] as number;
      for (const b of right) sum += points(a, b);
    }
    for (const b of right) weightRight += services[b] as number;
    return sum - tie * weightLeft * weightRight;
  };

  /** Picks groups around the seed, the more strongly drawn the more likely. */
  const choose = (seed: number, wish: number): void => {
    pieces.length = 0;
    chosen.length = 0;
    take(groupOf[seed] as number, seed);
    while (pieces.length < wish) {
      let best = -1;
      let bestUnit = -1;
      let most = 0;
      for (const piece of pieces)
        for (const unit of piece.length > 50 ? piece.slice(0, 50) : piece)
          for (let e = near.start[unit] as number; e < (near.start[unit + 1] as number); e++) {
            const other = near.index[e] as number;
            const group = groupOf[other] as number;
            if (chosen.includes(group)) continue;
            const draw = (near.value[e] as number) * random();
            if (draw <= most) continue;
            const length = (members[group] as number[]).length;
            if (pieces.length + Math.min(length, largestWhole) > mostPieces) continue;
            most = draw;
            best = group;
            bestUnit = other;
          }
      if (best < 0) return;
      take(best, bestUnit);
    }
  };

  const attempt = (seed: number): number => {
    choose(seed, 6 + Math.floor(random() * (mostPieces - 8)));
    const count = pieces.length;
    if (count < 2) return 10;
    looked = 0;
    for (let i = 0; i < count; i++) {
      small.points[i * small.width + i] = 0;
      for (let j = 0; j < i; j++) {
        const value = between(pieces[i] as number[], pieces[j] as number[]);
        small.points[i * small.width + j] = value;
        small.points[j * small.width + i] = value;
      }
    }
    const order = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const group = groupOf[(pieces[i] as number[])[0] as number] as number;
      if (!order.has(group)) order.set(group, order.size);
      small.groupOf[i] = order.get(group) as number;
    }
    const before = small.value(count);
    small.joinGreedily(count, random() < 0.3 ? undefined : () => 0.4 + random());
    small.improve(count);
    if (small.value(count) > before + tie / 2) apply(count);
    return 8 * (count * count + looked);
  };

  const apply = (count: number): void => {
    for (const group of chosen) {
      members[group] = [];
      free.push(group);
    }
    const numbers = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const local = small.groupOf[i] as number;
      let group = numbers.get(local);
      if (group === undefined) {
        group = free.pop() ?? members.length;
        numbers.set(local, group);
        members[group] = [];
      }
      for (const unit of pieces[i] as number[]) {
        groupOf[unit] = group;
        members[group]?.push(unit);
      }
    }
  };

  return {
    /** Numbered by first unit. */
    grouping: (): Int32Array => canonical(groupOf),
    /** Tries around each of `seeds`, as long as there is work left. */
    round(seeds: Iterable<number>, work: Work): void {
      for (const seed of seeds) if (!work.spend(attempt(seed))) return;
    },
    size,
  };
}
