import { readFile } from 'node:fs/promises';
import { parseArguments, usage } from './arguments.ts';
import { check, recommend, type Source } from './commands.ts';

async function read(file: string): Promise<Source> {
  const bytes = await readFile(file);
  return { file, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

/** Runs one command; the exit code is 0, 1 where there are errors, or 2 for a wrong call. */
async function main(args: readonly string[]): Promise<number> {
  const call = parseArguments(args);
  if (call.kind === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  if (call.kind === 'wrong') {
    process.stderr.write(`service-map: ${call.message}\n\n${usage}`);
    return 2;
  }
  const sources: Source[] = [];
  for (const file of call.files) {
    try {
      sources.push(await read(file));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const why =
        code === 'ENOENT'
          ? 'no such file'
          : code === 'EISDIR'
            ? 'is a folder'
            : (code ?? String(error));
      process.stderr.write(`service-map: ${file}: ${why}\n`);
      return 2;
    }
  }
  const { output, failed } =
    call.command === 'check' ? check(sources, call) : recommend(sources[0] as Source, call);
  await new Promise<void>((resolve) =>
    process.stdout.write(output, () => {
      resolve();
    }),
  );
  return failed ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
