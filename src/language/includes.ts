import picomatch from 'picomatch';
import { includesIn, type IncludeOutcome } from '../map/includes.ts';
import { createMapReader, type ParsedMap } from '../map/parse.ts';
import { nearestPath } from './nearestPath.ts';
import { canonical, isInside, relativePath, resolveInside } from './paths.ts';

/** The files that maps may be read from: those of the workspace, whoever keeps them. */
export interface FileSource {
  /** URIs of the workspace's folders; only what lies in them is read. */
  readonly folders: readonly string[];
  /** URIs of all files that could be a part of a map. */
  list(): Promise<readonly string[]>;
  /** The text of a file; undefined where there is none, or none that can be read. */
  read(uri: string): Promise<string | undefined>;
}

/** What the `include:` of a map come to. */
export interface Included {
  /** Texts of the files besides the map's own, by URI, in the order in which they are met. */
  readonly files: ReadonlyMap<string, string>;
  /** Per file what became of its patterns. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, IncludeOutcome>>;
}

/** No file of a map is larger, in bytes. */
export const largestFile = 16_000_000;
/** More files than these are not looked through. */
export const mostListed = 20_000;
/** One map may have so many files. */
export const mostFiles = 1000;

/** Follows the `include:` of a map from file to file. Each file is read once. */
export async function resolveIncludes(root: string, given: FileSource): Promise<Included> {
  const source = readingOnce(given);
  const start = canonical(root);
  const files = new Map<string, string>();
  const outcomes = new Map<string, ReadonlyMap<string, IncludeOutcome>>();
  const met = new Set([start]);
  let listed: ReadonlyMap<string, string> | undefined;
  const candidates = async (): Promise<ReadonlyMap<string, string>> =>
    (listed ??= new Map((await source.list()).map((uri) => [canonical(uri), uri])));

  const follow = async (uri: string, above: ReadonlySet<string>): Promise<void> => {
    const text = await source.read(uri);
    const told = new Map<string, IncludeOutcome>();
    outcomes.set(uri, told);
    for (const pattern of text === undefined ? [] : includesIn(text)) {
      if (told.has(pattern)) continue;
      const outcome = await find(uri, pattern, source, candidates);
      told.set(pattern, outcome);
      if (outcome.kind !== 'found') continue;
      for (const file of outcome.files) {
        const id = canonical(file);
        if (above.has(id)) told.set(pattern, { kind: 'cycle', file: relativePath(root, file) });
        if (met.has(id)) continue;
        if (files.size >= mostFiles) {
          told.set(pattern, { kind: 'too many', most: mostFiles });
          break;
        }
        met.add(id);
        files.set(file, (await source.read(file)) ?? '');
        await follow(file, new Set([...above, id]));
      }
    }
  };
  await follow(root, new Set([start]));
  return { files, outcomes };
}

/** The same files, each read once. */
function readingOnce(source: FileSource): FileSource {
  const texts = new Map<string, Promise<string | undefined>>();
  return {
    ...source,
    read(uri) {
      let text = texts.get(uri);
      if (!text) texts.set(uri, (text = source.read(uri)));
      return text;
    },
  };
}

async function find(
  uri: string,
  pattern: string,
  { folders, read }: FileSource,
  candidates: () => Promise<ReadonlyMap<string, string>>,
): Promise<IncludeOutcome> {
  const target = resolveInside(uri, pattern, folders);
  if (target === undefined) return { kind: 'outside' };
  const all = await candidates();
  const wanted = canonical(target);
  if (!/[*?{[]/.test(pattern)) {
    const known = all.get(wanted);
    const file = known ?? target;
    if ((await read(file)) !== undefined) return { kind: 'found', files: [file] };
    const others = [...all]
      .filter(([id, other]) => id !== canonical(uri) && isInside(other, folders))
      .map(([, other]) => relativePath(uri, other));
    const nearest = nearestPath(pattern, others);
    return {
      kind: 'missing',
      ...(known === undefined && { file }),
      ...(nearest !== undefined && { nearest }),
    };
  }
  // The folders above may have names that would be patterns: `app (old)`, `[slug]`.
  const glob = relativePath(uri, target).replace(/^(?:\.\.\/)+/, '');
  const folder = wanted.slice(0, wanted.length - glob.length);
  const matches = picomatch(glob, { nonegate: true, noextglob: true });
  const fits = (id: string): boolean => id.startsWith(folder) && matches(id.slice(folder.length));
  // A pattern that fits the file it stands in means the others.
  const fitting = [...all]
    .filter(([id]) => id !== canonical(uri) && fits(id))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const files: string[] = [];
  for (const [, file] of fitting.slice(0, mostFiles + 1))
    if ((await read(file)) !== undefined) files.push(file);
  return files.length === 0 ? { kind: 'missing' } : { kind: 'found', files };
}

/** Reads a map with all its files. */
export async function readMap(root: string, source: FileSource): Promise<ParsedMap> {
  const reader = createMapReader();
  reader.set(root, (await source.read(root)) ?? '');
  const { files, outcomes } = await resolveIncludes(root, source);
  for (const [file, text] of files) reader.set(file, text);
  for (const [file, told] of outcomes) reader.resolve(file, told);
  return reader.read();
}
