import { mustBeApart } from '../instance/instance.ts';
import type { DisjointSets } from '../partition.ts';
import type { SignedGraph } from './signedGraph.ts';

/**
 * What has been taken out: `unit` is in the group of `a` (points ≥ those of `b`) or of `b`, where
 * that pays, alone otherwise; or, `joined`, always in that of `a`.
 */
export interface Step {
  readonly unit: number;
  readonly a: number;
  readonly b: number;
  readonly toA: number;
  readonly toB: number;
  readonly joined: boolean;
}

const nobody = -1;

/**
 * Takes units out, or joins them, as long as any can be; their neighbours are looked at again.
 * Adds to `steps` what it has done, and to `services` what it has joined. Every step takes a unit
 * out, in time linear in its neighbours.
 */
export function fold(graph: SignedGraph, services: Float64Array, steps: Step[]): void {
  const open = graph.near.map((_, unit) => unit);
  const take = (unit: number): void => {
    for (const other of graph.isolate(unit)) open.push(other);
  };
  for (let unit = open.pop(); unit !== undefined; unit = open.pop()) {
    const own = graph.near[unit] as ReadonlyMap<number, number>;
    if (own.size === 0) continue;
    if (own.size <= 2) {
      const step = chainStep(unit, [...own]);
      take(unit);
      steps.push(step);
      if (step.b !== nobody) bridge(graph, step);
      continue;
    }
    const to = graph.outweighing(unit);
    if (to === undefined) continue;
    for (const [other, points] of own)
      if (other !== to) graph.setPoints(to, other, graph.points(to, other) + points);
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

/** What a unit between two others was worth becomes points between the two. */
function bridge(graph: SignedGraph, { a, b, toA, toB }: Step): void {
  const between = graph.points(a, b);
  if (mustBeApart(between)) return;
  // Together it keeps both or nothing, apart the better one or nothing.
  graph.setPoints(a, b, between + Math.max(0, toA + toB) - Math.max(0, toA));
}

/** Puts back what was taken out, the last first. */
export function unfold(steps: readonly Step[], sets: DisjointSets): void {
  for (const { unit, a, b, toA, toB, joined } of [...steps].reverse()) {
    const both = b !== nobody && sets.find(a) === sets.find(b);
    if (joined || (both ? toA + toB : toA) > 0) sets.join(unit, a);
  }
}
