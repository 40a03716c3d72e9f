import Graph from 'graphology';
import louvain from 'graphology-communities-louvain';
import { Clustering, LeidenAlgorithm, Network } from 'networkanalysis-ts';
import type { Problem } from '../src/grouping/problem.ts';
import { randomNumbers } from '../src/grouping/random.ts';
import { classPoints, type EvidenceSet } from '../src/rules/evidence.ts';
import type { Weights } from '../test/support/exactSolver.ts';

/** Up to this many services peers are given every pair; beyond it, pairs with evidence of their own. */
const everyPair = 1000;

/** The signed points of pairs, as solvers take them that know no classes. */
export function pairWeights({ size, edges }: Problem, evidence: EvidenceSet): Weights {
  const weights = new Map<number, number>();
  const add = (a: number, b: number, points: number): void => {
    if (points !== 0) weights.set(a * size + b, (weights.get(a * size + b) ?? 0) + points);
  };
  const classes = (a: number, b: number): number =>
    evidence.classes.reduce((sum, term) => sum + classPoints(term, a, b), 0);
  edges.a.forEach((a, e) => {
    const b = edges.b[e] ?? 0;
    const own = (edges.share[e] ?? 0) - (edges.split[e] ?? 0);
    add(a, b, own + (size > everyPair ? classes(a, b) : 0));
  });
  if (size <= everyPair)
    for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) add(a, b, classes(a, b));
  return [...weights].map(([key, points]) => [Math.floor(key / size), key % size, points]);
}

/** The constant Potts model with weightless nodes is the sum of the signed points inside groups. */
export function leiden(size: number, weights: Weights): number[] {
  const network = new Network({
    nNodes: size,
    nodeWeights: new Array<number>(size).fill(0),
    edges: [weights.map(([a]) => a), weights.map(([, b]) => b)],
    edgeWeights: weights.map(([, , points]) => points),
  });
  const clustering = new Clustering({ nNodes: size });
  const algorithm = new LeidenAlgorithm();
  algorithm.setResolution(0);
  algorithm.setNIterations(10);
  algorithm.improveClustering(network, clustering);
  return clustering.getClusters();
}

/** Modularity knows no repulsion: it is given what attracts. */
export function attractionLouvain(size: number, weights: Weights): number[] {
  const graph = new Graph({ type: 'undirected' });
  for (let node = 0; node < size; node++) graph.addNode(String(node));
  for (const [a, b, points] of weights)
    if (points > 0) graph.addEdge(String(a), String(b), { weight: points });
  const groups = louvain(graph, { rng: randomNumbers(1) });
  return Array.from({ length: size }, (_, node) => groups[String(node)] ?? 0);
}
