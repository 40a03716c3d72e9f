import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { baselineName, type Baseline } from '../language/baseline.ts';
import { findBaseline, readBaseline } from '../language/baselineFile.ts';
import { readMap, type FileSource } from '../language/includes.ts';
import { canonical, isInside } from '../language/paths.ts';
import { nodeFiles } from '../node/files.ts';
import type { Call } from './arguments.ts';
import type { Source } from './commands.ts';

/** A file that cannot be read, and why, as the user is told. */
export class Unreadable extends Error {}

const uriOf = (path: string): string => pathToFileURL(resolve(path)).href;

/** The text of a file that the user has named; undefined where it need not be there and is not. */
async function textOf(file: string): Promise<string>;
async function textOf(file: string, needed: boolean): Promise<string | undefined>;
async function textOf(file: string, needed = true): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !needed) return undefined;
    const why =
      code === 'ENOENT'
        ? 'no such file'
        : code === 'EISDIR'
          ? 'is a folder'
          : (code ?? String(error));
    throw new Unreadable(`${file}: ${why}`);
  }
}

/**
 * Reads a map with all its files and its baseline. Files are read in the folder that the
 * command runs in, or in the map's own where that lies elsewhere.
 */
export async function readSource(
  file: string,
  { baseline, command }: Pick<Call, 'baseline' | 'command'>,
): Promise<Source> {
  const text = await textOf(file);
  const uri = uriOf(file);
  const own = canonical(uri);
  const here = uriOf('.');
  const folder = isInside(uri, [here]) ? here : uriOf(dirname(resolve(file)));
  const files = nodeFiles([folder]);
  const source: FileSource = {
    ...files,
    read: (wanted) => (canonical(wanted) === own ? Promise.resolve(text) : files.read(wanted)),
  };
  const found = await baselineOf(uri, baseline, source, command !== 'baseline');
  return {
    map: await readMap(uri, source),
    nameOf: (wanted) => (canonical(wanted) === own ? file : nameOf(wanted)),
    ...(found && { baseline: found }),
  };
}

/** How a file is called from where the command runs. */
export const nameOf = (uri: string): string => relative(process.cwd(), fileURLToPath(uri));

async function baselineOf(
  uri: string,
  given: Call['baseline'],
  source: FileSource,
  needed: boolean,
): Promise<Baseline | undefined> {
  if (given === false) return undefined;
  if (given === undefined) return findBaseline(uri, baselineName, source);
  const text = await textOf(given, needed);
  return text === undefined ? undefined : readBaseline(uriOf(given), text, source);
}

/** Where the baseline of a map is written: where it was, was asked for, or beside the map. */
export const baselinePlace = (
  file: string,
  given: Call['baseline'],
  { baseline }: Source,
): string =>
  typeof given === 'string'
    ? uriOf(given)
    : (baseline?.uri ?? uriOf(resolve(dirname(file), baselineName)));
