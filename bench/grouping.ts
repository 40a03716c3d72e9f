import { pathToFileURL } from 'node:url';
import { certify } from '../src/grouping/certificate.ts';
import { checkCertificate } from '../src/grouping/checkCertificate.ts';
import { problemFromEvidence } from '../src/grouping/fromEvidence.ts';
import { resolve } from '../src/grouping/edited/resolve.ts';
import { overruled } from '../src/grouping/overruled.ts';
import { movedBetween } from '../src/grouping/partition.ts';
import type { Problem, Solution } from '../src/grouping/problem.ts';
import { solve } from '../src/grouping/solve.ts';
import { createNodeSolver } from '../src/node/threadSolver.ts';
import { parseMap } from '../src/map/parse.ts';
import { collectEvidence } from '../src/rules/collect.ts';
import { fewestOverruled } from '../test/support/exactSolver.ts';
import { generateMap, type Family } from '../test/support/generate.ts';
import { median, ms, percent, table, timed } from './measure.ts';
import { attractionLouvain, leiden, pairWeights } from './peers.ts';
import { typing } from './typing.ts';

const families: readonly Family[] = ['planted', 'by-team', 'mixed'];
const sizes = [20, 50, 100, 300, 1000, 10_000];
/** Up to this many services a certificate is checked, pair by pair. */
const checked = 10_000;
/** Larger maps are solved in a thread of their own. */
const inThreadFrom = 20_000;
/** Seconds that one map may take. */
const patience = 20;

type Log = (line: string) => void;

/** Points and times of the recommendation, beside one project per team and two peers. */
export async function benchGrouping(log: Log): Promise<string> {
  const rows: string[][] = [];
  for (const family of families)
    for (const services of family === 'mixed' ? [...sizes, 100_000] : sizes) {
      const seeds = services <= 100 ? 20 : services <= 1000 ? 5 : 1;
      const runs: Awaited<ReturnType<typeof measure>>[] = [];
      for (let seed = 1; seed <= seeds; seed++) runs.push(await measure(services, family, seed));
      const middle = (value: (run: (typeof runs)[number]) => number) => median(runs.map(value));
      const row = [
        family,
        services.toLocaleString('en'),
        ms(middle((run) => run.firstMs)),
        percent(middle((run) => run.above)),
        ms(middle((run) => run.boundedMs)),
        ms(middle((run) => run.ms)),
        ms(Math.max(...runs.map((run) => run.ms))),
        String(middle((run) => run.points)),
        percent(runs.filter((run) => run.proven).length / runs.length),
        percent(Math.max(...runs.map((run) => run.gap))),
        services <= checked ? percent(Math.max(...runs.map((run) => run.certified))) : '',
        String(middle((run) => run.byTeam)),
        String(middle((run) => run.leidenPoints)),
        ms(middle((run) => run.leidenMs)),
        String(middle((run) => run.louvainPoints)),
        ms(middle((run) => run.louvainMs)),
      ];
      rows.push(row);
      log(row.join('  '));
    }
  return table(
    [
      'family',
      'services',
      'first answer, ms',
      'above the last',
      'bound within 2 %, ms',
      'proof, median ms',
      'max ms',
      'points overruled',
      'proven',
      'largest gap',
      'by certificate',
      'one project per team',
      'networkanalysis-ts',
      'its ms',
      'Louvain',
      'its ms',
    ],
    rows,
  );
}

function posed(text: string) {
  const { model } = parseMap(text);
  const evidence = collectEvidence(model);
  return { model, evidence, problem: problemFromEvidence(evidence).problem };
}

async function measure(services: number, family: Family, seed: number) {
  const { model, evidence, problem } = posed(generateMap({ services, family, seed }));
  const { first, boundedMs, last } = await (services > inThreadFrom ? solvedInThread : solvedHere)(
    problem,
  );
  const { overruled: points, bound, proven } = last.value;
  const certified = services <= checked ? certifiedBound(problem, last.value) : NaN;
  const teams = new Map<string, number>();
  const byTeam = model.services.map(({ owner }) => {
    const name = owner?.text ?? '';
    if (!teams.has(name)) teams.set(name, teams.size);
    return teams.get(name) ?? 0;
  });
  const weights = pairWeights(problem, evidence);
  const one = timed(() => leiden(problem.size, weights));
  const other = timed(() => attractionLouvain(problem.size, weights));
  return {
    // What is solved at once is told once.
    firstMs: first?.ms ?? last.ms,
    boundedMs,
    above: points === 0 ? 0 : (first?.points ?? points) / points - 1,
    ms: last.ms,
    points,
    proven,
    gap: points === 0 ? 0 : (points - bound) / points,
    certified: points === 0 ? 0 : (points - certified) / points,
    byTeam: overruled(problem, byTeam),
    leidenPoints: overruled(problem, one.value),
    leidenMs: one.ms,
    louvainPoints: overruled(problem, other.value),
    louvainMs: other.ms,
  };
}

/** Told once a bound is at most so much below the points overruled. */
const wellBounded = 0.02;

interface Answers {
  readonly first: { readonly ms: number; readonly points: number } | undefined;
  /** Until the first answer whose bound is that near; NaN where there is none. */
  readonly boundedMs: number;
  readonly last: { readonly ms: number; readonly value: Solution };
}

/** The first answer and the last one, with the times until they came. */
async function answersOf(
  ask: (better: (solution: Solution) => void) => Solution | Promise<Solution>,
): Promise<Answers> {
  let first: Answers['first'];
  let boundedMs = NaN;
  const start = performance.now();
  const look = ({ overruled: points, bound }: Solution): void => {
    const isNear = points - bound <= wellBounded * points;
    if (isNear && Number.isNaN(boundedMs)) boundedMs = performance.now() - start;
  };
  const value = await ask((solution) => {
    first ??= { ms: performance.now() - start, points: solution.overruled };
    look(solution);
  });
  look(value);
  return { first, boundedMs, last: { ms: performance.now() - start, value } };
}

const timeLimit = 1000 * patience;

const solvedHere = (problem: Problem): Promise<Answers> =>
  answersOf((better) => solve(problem, { timeLimit, better }));

const builtThread = new URL('../dist/solverThread.js', import.meta.url);

/** In a thread as the editor's, without the map's text and evidence, which are this process's. */
const solvedInThread = (problem: Problem): Promise<Answers> =>
  answersOf((better) =>
    createNodeSolver(builtThread).solve(problem, {
      timeLimit,
      better,
      signal: new AbortController().signal,
    }),
  );

/** What the conflicts behind a grouping prove; they have to hold before a checker that trusts nobody. */
function certifiedBound(problem: Problem, { groupOf }: Solution): number {
  const certificate = certify(problem, groupOf, 1000 * patience);
  const wrong = checkCertificate(problem, certificate);
  if (wrong !== undefined) throw new Error(`The certificate does not hold: ${wrong}`);
  return certificate.bound;
}

/** The same maps for an exact solver that was made for any integer program. */
export async function benchExact(log: Log): Promise<string> {
  const rows: string[][] = [];
  for (const services of [20, 40, 60]) {
    const own: number[] = [];
    const its: number[] = [];
    for (let seed = 1; seed <= 5; seed++) {
      const text = generateMap({ services, family: 'mixed', seed });
      const { problem, evidence } = posed(text);
      own.push(timed(() => solve(problem)).ms);
      const weights = pairWeights(problem, evidence);
      const start = performance.now();
      await fewestOverruled(problem.size, weights);
      its.push(performance.now() - start);
    }
    const row = [String(services), ms(median(own)), ms(median(its))];
    rows.push(row);
    log(row.join('  '));
  }
  return table(['services', 'ours, ms', 'HiGHS, ms'], rows);
}

/**
 * One service after the other gets another owner: how long the answer takes that follows the
 * edit, how long the whole with its proof, and how many services move.
 */
export function benchEdits(log: Log): string {
  const rows: string[][] = [];
  for (const services of [50, 300, 1000, 10_000]) {
    const text = generateMap({ services, family: 'mixed', seed: 1 });
    const lines = text.split('\n');
    const { problem } = posed(text);
    const { groupOf } = solve(problem, { timeLimit: 1000 * patience });
    const same = Int32Array.from(groupOf, (_, v) => v);
    const edits = typing(text, services < 10_000 ? 80 : 24).filter((edit) => edit.text !== '');
    const runs = edits.map(({ line, text: typed }) => {
      const edited = posed(lines.with(line, `${lines[line] ?? ''}${typed}`).join('\n')).problem;
      const followed = timed(() => resolve({ problem, groupOf }, edited, same));
      const whole = timed(() => solve(edited, { timeLimit: 1000 * patience }));
      // What does not follow is solved as a whole.
      const answer = followed.value ?? whole.value;
      return {
        ms: followed.ms,
        moves: movedBetween(groupOf, answer.groupOf).length,
        above: answer.overruled - whole.value.overruled,
        wholeMs: whole.ms,
        wholeMoves: movedBetween(groupOf, whole.value.groupOf).length,
      };
    });
    const mean = (value: (run: (typeof runs)[number]) => number) =>
      runs.reduce((sum, run) => sum + value(run), 0) / runs.length;
    const row = [
      services.toLocaleString('en'),
      ms(median(runs.map((run) => run.ms))),
      mean(({ moves }) => moves).toFixed(1),
      percent(runs.filter(({ above }) => above <= 0).length / runs.length),
      ms(median(runs.map(({ wholeMs }) => wholeMs))),
      mean(({ wholeMoves }) => wholeMoves).toFixed(1),
    ];
    rows.push(row);
    log(row.join('  '));
  }
  return table(
    [
      'services',
      'follows, ms',
      'services that move, mean',
      'as good as the best',
      'whole with proof, ms',
      'services that move then',
    ],
    rows,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const print: Log = (line) => void process.stdout.write(`${line}\n`);
  benchEdits(print);
  await benchExact(print);
  await benchGrouping(print);
}
