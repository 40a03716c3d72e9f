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
const usage = `Usage: npm run solve -- FILE [--seconds S] [--certificate OUT]

  FILE               an edge list (below); the answer is printed as JSON
  --seconds S        how long to search and to prove (10)
  --certificate OUT  also write conflicts that prove a bound, to be checked by anybody
  --help             print this

A line of an edge list is one of
  a b 3              a and b have 3 points for one group
  a b -3             … and for two groups; several weights of a pair add up
  a                  a node, whether it has edges or not
  # a comment
Weights are whole numbers. Those of a pair may add up to 2^30, and all of them, without their
signs, to 2^38. An edge from a node to itself counts for nothing. Neither does the order of lines.
`;

async function main(): Promise<number> {
  const wrong = (message: string): number => {
    process.stderr.write(`solve: ${message}\n`);
    return 2;
  };
  const misused = (message: string): number => wrong(`${message}\n\n${usage.trimEnd()}`);
  let file: string | undefined;
  let out: string | undefined;
  let seconds: number;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        seconds: { type: 'string', default: '10' },
        certificate: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(usage);
      return 0;
    }
    out = values.certificate;
    [file] = positionals;
    seconds = Number(values.seconds);
    if (file === undefined || positionals.length > 1) return misused('one file is needed');
    if (!(seconds > 0)) return misused('--seconds takes a number above 0');
  } catch (error) {
    return misused((error as Error).message);
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
    if (error instanceof EdgeListError)
      return wrong(`${file} cannot be read:\n  ${error.message.replaceAll('\n', '\n  ')}`);
    if ((error as NodeJS.ErrnoException).code !== undefined)
      return wrong(`${file}: ${(error as Error).message}`);
    throw error;
  }
}

process.exitCode = await main();
