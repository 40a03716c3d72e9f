import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { certify } from '../src/grouping/certificate.ts';
import { checkCertificate } from '../src/grouping/checkCertificate.ts';
import { EdgeListError, parseEdgeList } from '../src/grouping/edgeList.ts';
import { membersOf } from '../src/grouping/partition.ts';
import { solve } from '../src/grouping/solve.ts';

/**
 * Holds the solver against instances from anywhere: an edge list in, JSON out. A certificate holds
 * for whoever checks it: a grouping, and conflicts that prove a bound without a word of the solver.
 */
const usage = 'Usage: npm run solve -- FILE [--seconds S] [--certificate OUT]\n';

async function main(): Promise<number> {
  const wrong = (message: string): number => {
    process.stderr.write(`solve: ${message}\n${usage}`);
    return 2;
  };
  let file: string | undefined;
  let out: string | undefined;
  let seconds: number;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { seconds: { type: 'string', default: '10' }, certificate: { type: 'string' } },
    });
    out = values.certificate;
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
    if (out === undefined) return 0;
    const certificate = certify(problem, groupOf, 1000 * seconds);
    const refused = checkCertificate(problem, certificate);
    if (refused !== undefined) throw new Error(`the certificate does not hold: ${refused}`);
    const conflicts = certificate.conflicts.map(({ kind, services, weight }) => ({
      kind,
      nodes: services.map((node) => names[node] ?? ''),
      weight,
    }));
    const { bound: certified } = certificate;
    await writeFile(out, `${JSON.stringify({ overruled, bound: certified, groups, conflicts })}\n`);
    return 0;
  } catch (error) {
    if (error instanceof EdgeListError) return wrong(`${file}: ${error.message}`);
    if ((error as NodeJS.ErrnoException).code !== undefined)
      return wrong(`${file}: ${(error as Error).message}`);
    throw error;
  }
}

process.exitCode = await main();
