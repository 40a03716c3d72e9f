import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { plural } from '../rules/common.ts';
import { parseArguments, usage, type Call } from './arguments.ts';
import { explain, plan, tryOut, Unanswerable } from './answers.ts';
import { baseline, check, exportGraph, recommend, type Outcome, type Source } from './commands.ts';
import { baselinePlace, nameOf, readSource, Unreadable } from './read.ts';

async function run(call: Call, sources: readonly Source[]): Promise<Outcome> {
  const [source] = sources as readonly [Source, ...Source[]];
  switch (call.command) {
    case 'check':
      return check(sources, call);
    case 'recommend':
      return recommend(source, call);
    case 'export': {
      const { picture = { format: 'svg', view: 'recommended' } as const } = call;
      const date = new Date().toISOString().slice(0, 10);
      return exportGraph(source, { ...call, picture }, basename(call.files[0] ?? ''), date);
    }
    case 'explain':
      return explain(source, call);
    case 'plan':
      return plan(source, call);
    case 'whatif':
      return tryOut(source, call);
    case 'baseline': {
      const place = baselinePlace(call.files[0] ?? '', call.baseline, source);
      const { text, count } = baseline(source, place);
      await writeFile(fileURLToPath(place), text);
      return { output: `${nameOf(place)}: ${plural(count, 'finding')}\n`, failed: false };
    }
  }
}

/** Runs one command; the exit code is 0, 1 where there are errors, or 2 for a wrong call. */
async function main(args: readonly string[]): Promise<number> {
  const call = parseArguments(args);
  if (call.kind === 'help' || call.kind === 'version') {
    process.stdout.write(call.kind === 'help' ? usage : `${version}\n`);
    return 0;
  }
  if (call.kind === 'wrong') {
    process.stderr.write(
      `service-map: ${call.message}\nAll commands and options: service-map --help\n`,
    );
    return 2;
  }
  const sources: Source[] = [];
  try {
    for (const file of call.files) sources.push(await readSource(file, call));
    const { output, failed } = await run(call, sources);
    await new Promise<void>((resolve) =>
      process.stdout.write(output, () => {
        resolve();
      }),
    );
    return failed ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof Unanswerable)) throw error;
    process.stderr.write(`service-map: ${error.message}\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
