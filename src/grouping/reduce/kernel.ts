import { shorterFirst } from '../instance/instance.ts';
import { createEntries } from '../instance/rows.ts';
import { sparseInstance, type SparseInstance } from '../instance/sparse.ts';
import { disjointSets } from '../partition.ts';
import { blocksOf } from './blocks.ts';
import { fold, unfold, type Step } from './fold.ts';
import { signedGraph, type SignedGraph } from './signedGraph.ts';

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
  const graph = signedGraph(whole.graph);
  const services = whole.services.slice();
  const steps: Step[] = [];
  let blocks: (readonly number[])[];
  do {
    fold(graph, services, steps);
    blocks = blocksOf(graph.near);
  } while (dropFree(graph, blocks));
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
    instance: instanceOf(whole, graph, units, place, services),
    blocks: lists.sort(shorterFirst),
    lift: (groupOf) => lifted(size, units, steps, groupOf),
  };
}

/** Leaves out repulsion between units of one block that nothing in it draws together; whether there was any. */
function dropFree(graph: SignedGraph, blocks: readonly (readonly number[])[]): boolean {
  let dropped = false;
  for (const block of blocks) {
    const drawn = disjointSets(block.length);
    const repelling: (readonly [number, number])[] = [];
    eachPairIn(graph, block, (i, j, points) => {
      if (points > 0) drawn.join(i, j);
      else repelling.push([i, j]);
    });
    for (const [i, j] of repelling) {
      if (drawn.find(i) === drawn.find(j)) continue;
      graph.setPoints(block[i] as number, block[j] as number, 0);
      dropped = true;
    }
  }
  return dropped;
}

/**
 * Goes once through the pairs of a block, by the places of their units in it. A unit that very many
 * blocks meet in has neighbours in all of them; then those of the block are looked up among them.
 */
function eachPairIn(
  { near }: SignedGraph,
  block: readonly number[],
  visit: (i: number, j: number, points: number) => void,
): void {
  const place = new Map(block.map((unit, i) => [unit, i]));
  block.forEach((unit, i) => {
    const own = near[unit] as ReadonlyMap<number, number>;
    if (own.size > block.length)
      block.forEach((other, j) => {
        const points = other > unit ? own.get(other) : undefined;
        if (points !== undefined) visit(i, j, points);
      });
    else
      for (const [other, points] of own) {
        const j = other > unit ? place.get(other) : undefined;
        if (j !== undefined) visit(i, j, points);
      }
  });
}

function instanceOf(
  whole: SparseInstance,
  { near }: SignedGraph,
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

/** The grouping of all units that has the given one of the kernel's and what was taken out put back. */
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
  unfold(steps, sets);
  return sets.partition();
}
