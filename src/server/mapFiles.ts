import { resolveIncludes, type FileSource } from '../language/includes.ts';
import { canonical } from '../language/paths.ts';
import type { MapReader } from '../map/parse.ts';

/**
 * Puts the files that a map includes, as they are now, into its reader, and takes out the others.
 * Returns their names; undefined where `closed` says meanwhile that nobody wants to know.
 */
export async function takeInFiles(
  reader: MapReader,
  root: string,
  source: FileSource,
  closed: () => boolean = () => false,
): Promise<readonly string[] | undefined> {
  const { files, outcomes } = await resolveIncludes(root, source);
  const texts = new Map([...files].map(([file, fresh]) => [canonical(file), fresh]));
  if (closed()) return undefined;
  for (const { uri } of reader.read().files)
    if (uri !== root && !texts.has(uri)) reader.remove(uri);
  for (const [name, fresh] of texts) if (reader.file(name)?.text !== fresh) reader.set(name, fresh);
  for (const [file, told] of outcomes) reader.resolve(canonical(file), told);
  return [...texts.keys()];
}
