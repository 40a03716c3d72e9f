import { Clustering, LeidenAlgorithm, Network } from 'networkanalysis-ts';
import { problemFromEvidence } from '../src/grouping/fromEvidence.ts';
import { overruled } from '../src/grouping/overruled.ts';
import type { Problem } from '../src/grouping/problem.ts';
import { solve } from '../src/grouping/solve.ts';
import { parseMap } from '../src/map/parse.ts';
import { collectEvidence } from '../src/rules/collect.ts';
import { classPoints, type EvidenceSet } from '../src/rules/evidence.ts';
import { generateMap, type Family } from '../test/support/generate.ts';
import { median, ms, percent, table, timed } from './measure.ts';

const families: readonly Family[] = ['planted', 'by-team', 'mixed'];
const sizes = [20, 40, 60, 100, 300, 1000, 10_000];

/** Up to this many services the peer is given every pair; beyond it, pairs with evidence of their own. */
const everyPair = 1000;

/** Grouping time and points overruled, beside one project per team and a signed Leiden. */
export function benchGrouping(log: (line: string) => void): string {
  const rows: string[][] = [];
  for (const family of families)
    for (const services of sizes) {
      const seeds = services <= 100 ? 9 : services <= 1000 ? 3 : 1;
      const runs = Array.from({ length: seeds }, (_, seed) => measure(services, family, seed + 1));
      const middle = (value: (run: (typeof runs)[number]) => number) => median(runs.map(value));
      const row = [
        family,
        services.toLocaleString('en'),
        ms(middle((run) => run.ms)),
        ms(Math.max(...runs.map((run) => run.ms))),
        String(middle((run) => run.points)),
        percent(runs.filter((run) => run.proven).length / runs.length),
        percent(middle((run) => run.gap)),
        String(middle((run) => run.byTeam)),
        String(middle((run) => run.peerPoints)),
        ms(middle((run) => run.peerMs)),
      ];
      rows.push(row);
      log(row.join('  '));
    }
  return table(
    [
      'family',
      'services',
      'median ms',
      'max ms',
      'points overruled',
      'proven',
      'gap',
      'one project per team',
      'networkanalysis-ts',
      'its ms',
    ],
    rows,
  );
}

function measure(services: number, family: Family, seed: number) {
  const { model } = parseMap(generateMap({ services, family, seed }));
  const evidence = collectEvidence(model);
  const { problem } = problemFromEvidence(evidence);
  const { ms: taken, value } = timed(() => solve(problem));
  const teams = new Map<string, number>();
  const byTeam = model.services.map(({ owner }) => {
    const name = owner?.text ?? '';
    if (!teams.has(name)) teams.set(name, teams.size);
    return teams.get(name) ?? 0;
  });
  const peer = timed(() => leiden(problem, evidence));
  return {
    ms: taken,
    points: value.overruled,
    proven: value.proven,
    gap: value.overruled === 0 ? 0 : (value.overruled - value.bound) / value.overruled,
    byTeam: overruled(problem, byTeam),
    peerPoints: overruled(problem, peer.value),
    peerMs: peer.ms,
  };
}

/** The constant Potts model with weightless nodes is the sum of the signed points inside groups. */
function leiden(problem: Problem, evidence: EvidenceSet): number[] {
  const { size, edges } = problem;
  const weights = new Map<number, number>();
  const add = (a: number, b: number, points: number) => {
    if (points !== 0) weights.set(a * size + b, (weights.get(a * size + b) ?? 0) + points);
  };
  const classes = (a: number, b: number) =>
    evidence.classes.reduce((sum, term) => sum + classPoints(term, a, b), 0);
  edges.a.forEach((a, e) => {
    const b = edges.b[e] ?? 0;
    add(
      a,
      b,
      (edges.share[e] ?? 0) - (edges.split[e] ?? 0) + (size > everyPair ? classes(a, b) : 0),
    );
  });
  if (size <= everyPair)
    for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) add(a, b, classes(a, b));
  const ends: [number[], number[]] = [[], []];
  const points: number[] = [];
  for (const [key, weight] of weights) {
    ends[0].push(Math.floor(key / size));
    ends[1].push(key % size);
    points.push(weight);
  }
  const network = new Network({
    nNodes: size,
    nodeWeights: new Array<number>(size).fill(0),
    edges: ends,
    edgeWeights: points,
  });
  const clustering = new Clustering({ nNodes: size });
  const algorithm = new LeidenAlgorithm();
  algorithm.setResolution(0);
  algorithm.setNIterations(10);
  algorithm.improveClustering(network, clustering);
  return clustering.getClusters();
}
