import { parseBaseline, type Baseline } from './baseline.ts';
import type { FileSource } from './includes.ts';
import { resolveInside } from './paths.ts';

/** Where the baseline of a map may be: beside it, and in each folder above, as far as files are read. */
export function baselinePlaces(root: string, name: string, folders: readonly string[]): string[] {
  const result: string[] = [];
  if (name === '') return result;
  for (let up = ''; ; up += '../') {
    const uri = resolveInside(root, up + name, folders);
    if (uri === undefined) return result;
    result.push(uri);
  }
}

/** Reads the nearest baseline of a map; undefined where there is none. */
export async function findBaseline(
  root: string,
  name: string,
  source: FileSource,
): Promise<Baseline | undefined> {
  for (const uri of baselinePlaces(root, name, source.folders)) {
    const text = await source.read(uri);
    if (text !== undefined) return readBaseline(uri, text, source);
  }
  return undefined;
}

/** More files than these are not looked for. */
const mostFiles = 1000;

/** Reads a baseline, and finds out which of the files that it speaks of are gone. */
export async function readBaseline(
  uri: string,
  text: string,
  source: FileSource,
): Promise<Baseline> {
  const { entries } = parseBaseline(uri, text);
  const files = [...new Set(entries.map(({ file }) => file))].slice(0, mostFiles);
  const gone = await Promise.all(
    files.map(async (file) => {
      const place = resolveInside(uri, file, source.folders);
      return place !== undefined && (await source.read(place)) === undefined;
    }),
  );
  return parseBaseline(uri, text, new Set(files.filter((_, index) => gone[index])));
}
