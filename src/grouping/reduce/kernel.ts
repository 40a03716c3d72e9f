import { mustBeApart, shorterFirst } from '../instance/instance.ts';
import { disjointSets } from '../partition.ts';
import { createEntries } from '../instance/rows.ts';
import { sparseInstance, type SparseInstance } from '../instance/sparse.ts';
import type { UnitGraph } from '../instance/unitGraph.ts';
import { blocksOf } from './blocks.ts';

/** What is left of a graph once everything that can be decided on the spot has been. */
export interface Kernel {
  readonly instance: SparseInstance;
  /**
   * Lists of the kernel's units, each ascending, the shorter first. Two of them share at most one
   * unit, and each can be solved on its own: groups that share a unit are one.
   */
  readonly blocks: readonly (readonly number[])[];
  /** The best grouping of all units that has the given one of the kernel's. */
  lift(groupOf: Int32Array): Int32Array;
}

/** Neighbours of each unit with their points, none of them 0. */
type Neighbours = readonly Map<number, number>[];

/**
 * What has been taken out: `unit` is in the group of `a` (points ≥ those of `b`) or of `b`, where
 * that pays, alone otherwise; or, `joined`, always in that of `a`.
 */
interface Step {
  readonly unit: number;
  readonly a: number;
  readonly b: number;
  readonly toA: number;
  readonly toB: number;
  readonly joined: boolean;
}

const nobody = -1;

/**
 * Reduces a graph whose pairs are all listed, exactly, until nothing more can be decided:
 *
 * - repulsion between units that attraction does not connect is free and is left out, also within
 *   a block (Alush and Goldberger 2012);
 * - an edge that outweighs all others at one end is joined (Lange, Andres and Swoboda 2019);
 * - a unit of one or two neighbours is taken out: what it is worth depends on whether the two are
 *   together, which becomes points between them, as with resistors in series;
 * - biconnected blocks share nothing but the units that they meet in (Hopcroft and Tarjan 1973).
 */
export function kernelOf(whole: SparseInstance): Kernel {
  const { size } = whole;
  const near = neighboursOf(whole.graph);
  const services = whole.services.slice();
  const steps: Step[] = [];
  let blocks: (readonly number[])[];
  do {
    fold(near, services, steps);
    blocks = blocksOf(near);
  } while (dropFree(near, blocks));
  const gone = new Uint8Array(size);
  for (const { unit } of steps) gone[unit] = 1;
  const units = Array.from({ length: size }, (_, unit) => unit).filter((unit) => gone[unit] === 0);
  const place = new Int32Array(size).fill(-1);
  units.forEach((unit, i) => (place[unit] = i));
  const isAlone = new Uint8Array(units.length).fill(1);
  for (const block of blocks) for (const unit of block) isAlone[place[unit] as number] = 0;
  const lists = [
    ...units.flatMap((_, i) => (isAlone[i] === 1 ? [[i]] : [])),
    ...blocks.map((block) => block.map((unit) => place[unit] as number).sort((a, b) => a - b)),
  ];
  return {
    instance: instanceOf(whole, near, units, place, services),
    blocks: lists.sort(shorterFirst),
    lift: (groupOf) => lifted(size, units, steps, groupOf),
  };
}

function neighboursOf({ size, edges }: UnitGraph): Neighbours {
  return Array.from({ length: size }, (_, unit) => {
    const own = new Map<number, number>();
    for (let e = edges.start[unit] as number; e < (edges.start[unit + 1] as number); e++)
      own.set(edges.index[e] as number, edges.value[e] as number);
    return own;
  });
}

function setPoints(near: Neighbours, a: number, b: number, points: number): void {
  if (points === 0) {
    near[a]?.delete(b);
    near[b]?.delete(a);
  } else {
    near[a]?.set(b, points);
    near[b]?.set(a, points);
  }
}

/** Takes units out, or joins them, as long as any can be; their neighbours are looked at again. */
function fold(near: Neighbours, services: Float64Array, steps: Step[]): void {
  const open = near.map((_, unit) => unit);
  const take = (unit: number): void => {
    for (const other of near[unit]?.keys() ?? []) {
      near[other]?.delete(unit);
      open.push(other);
    }
    near[unit]?.clear();
  };
  for (let unit = open.pop(); unit !== undefined; unit = open.pop()) {
    const own = near[unit] as Map<number, number>;
    if (own.size === 0) continue;
    if (own.size <= 2) {
      const step = chainStep(unit, [...own]);
      const { a, b, toA, toB } = step;
      take(unit);
      steps.push(step);
      if (b === nobody) continue;
      const between = near[a]?.get(b) ?? 0;
      // Together it keeps both or nothing, apart the better one or nothing.
      const points = between + Math.max(0, toA + toB) - Math.max(0, toA);
      setPoints(near, a, b, mustBeApart(between) ? between : points);
      continue;
    }
    const to = outweighing(own);
    if (to === undefined) continue;
    for (const [other, points] of own)
      if (other !== to) setPoints(near, to, other, (near[to]?.get(other) ?? 0) + points);
    services[to] = (services[to] as number) + (services[unit] as number);
    take(unit);
    open.push(to);
    steps.push({ unit, a: to, b: nobody, toA: 0, toB: 0, joined: true });
  }
}

function chainStep(unit: number, own: readonly (readonly [number, number])[]): Step {
  const [[a, toA], [b, toB]] = [own[0] ?? [nobody, 0], own[1] ?? [nobody, 0]].sort(
    ([, x], [, y]) => y - x,
  ) as [[number, number], [number, number]];
  // With one neighbour that repels, the one that is missing comes first.
  return a === nobody
    ? { unit, a: b, b: nobody, toA: toB, toB: 0, joined: false }
    : { unit, a, b, toA, toB, joined: false };
}

/** The neighbour whose attraction is more than all other points of a unit. */
function outweighing(own: ReadonlyMap<number, number>): number | undefined {
  let all = 0;
  let most = 0;
  let to = nobody;
  for (const [other, points] of own) {
    all += Math.abs(points);
    if (points > most) {
      most = points;
      to = other;
    }
  }
  return most > all - most ? to : undefined;
}

/** Leaves out repulsion between units of one block that nothing in it draws together; whether there was any. */
function dropFree(near: Neighbours, blocks: readonly (readonly number[])[]): boolean {
  let dropped = false;
  const blockOf = new Int32Array(near.length).fill(-1);
  for (const [index, block] of blocks.entries()) {
    for (const unit of block) blockOf[unit] = index;
    const drawn = disjointSets(block.length);
    const place = new Map(block.map((unit, i) => [unit, i]));
    const repelling: [number, number][] = [];
    for (const unit of block)
      for (const [other, points] of near[unit] ?? []) {
        // Blocks before may share a unit with this one, never a pair.
        if (other < unit || blockOf[other] !== index) continue;
        if (points > 0) drawn.join(place.get(unit) as number, place.get(other) as number);
        else repelling.push([unit, other]);
      }
    for (const [a, b] of repelling) {
      if (drawn.find(place.get(a) as number) === drawn.find(place.get(b) as number)) continue;
      setPoints(near, a, b, 0);
      dropped = true;
    }
  }
  return dropped;
}

function instanceOf(
  whole: SparseInstance,
  near: Neighbours,
  units: readonly number[],
  place: Int32Array,
  services: Float64Array,
): SparseInstance {
  const size = units.length;
  const all = createEntries();
  const attracting = createEntries();
  units.forEach((unit, i) => {
    for (const [other, points] of near[unit] ?? []) {
      const j = place[other] as number;
      all.add(i, j, points);
      if (points > 0) attracting.add(i, j, points);
    }
  });
  const none = createEntries().rows(size, 0);
  return sparseInstance(
    {
      size,
      services: Float64Array.from(units, (unit) => services[unit] as number),
      edges: all.rows(size, size),
      hold: none,
      ask: none,
      slots: 0,
    },
    attracting.rows(size, size),
    Int32Array.from(units, (unit) => whole.name[unit] as number),
  );
}

/** Puts back what was taken out, the last first. */
function lifted(
  size: number,
  units: readonly number[],
  steps: readonly Step[],
  groupOf: Int32Array,
): Int32Array {
  const sets = disjointSets(size);
  const first = new Map<number, number>();
  units.forEach((unit, i) => {
    const group = groupOf[i] as number;
    const leader = first.get(group);
    if (leader === undefined) first.set(group, unit);
    else sets.join(leader, unit);
  });
  for (const { unit, a, b, toA, toB, joined } of [...steps].reverse()) {
    const both = b !== nobody && sets.find(a) === sets.find(b);
    if (joined || (both ? toA + toB : toA) > 0) sets.join(unit, a);
  }
  return sets.partition();
}
