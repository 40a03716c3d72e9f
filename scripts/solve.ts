import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { EdgeListError, parseEdgeList } from '../src/grouping/edgeList.ts';
import { membersOf } from '../src/grouping/partition.ts';
import { solve } from '../src/grouping/solve.ts';

/** Holds the solver against instances from anywhere: an edge list in, JSON out. */
const usage = 'Usage: npm run solve -- FILE [--seconds S]\n';

async function main(): Promise<number> {
  const wrong = (message: string): number => {
    process.stderr.write(`solve: ${message}\n${usage}`);
    return 2;
  };
  let file: string | undefined;
  let seconds: number;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { seconds: { type: 'string', default: '10' } },
    });
    [file] = positionals;
    seconds = Number(values.seconds);
    if (file === undefined || positionals.length > 1) return wrong('one file is needed');
    if (!(seconds > 0)) return wrong('--seconds takes a number above 0');
  } catch (error) {
    return wrong((error as Error).message);
  }
  try {
    const { problem, names } = parseEdgeList(await readFile(file, 'utf8'));
    const start = performance.now();
    solve(problem, { proof: false });
    const first = performance.now() - start;
    const { groupOf, overruled, bound, proven } = solve(problem, { timeLimit: 1000 * seconds });
    const { count, start: from, member } = membersOf(groupOf);
    const groups = Array.from({ length: count }, (_, group) =>
      Array.from(member.subarray(from[group], from[group + 1]), (node) => names[node] ?? ''),
    );
    const report = {
      overruled,
      bound,
      proven,
      firstAnswerMs: Math.round(first),
      ms: Math.round(performance.now() - start),
      groups,
    };
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof EdgeListError) return wrong(`${file}: ${error.message}`);
    if ((error as NodeJS.ErrnoException).code !== undefined)
      return wrong(`${file}: ${(error as Error).message}`);
    throw error;
  }
}

process.exitCode = await main();
