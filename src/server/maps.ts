import { includesIn } from '../map/includes.ts';
import { resolveIncludes, type FileSource } from '../language/includes.ts';
import { canonical, isMapName } from '../language/paths.ts';

/** Which file is a part of which map. */
export interface Membership {
  /** Names of the maps of the workspace: files that no other one includes. */
  readonly roots: readonly string[];
  /** The map that a file belongs to: itself, where no other one includes it. */
  rootOf(file: string): string;
  /** The files that a map includes, as they were when it was looked for. */
  partsOf(map: string): readonly string[];
}

export const unknownMembership: Membership = {
  roots: [],
  rootOf: (file) => file,
  partsOf: () => [],
};

/**
 * Looks through the workspace for maps and the files that they include. A file that is left alone
 * is a part of a map where one includes it, and no map of its own.
 */
export async function findMaps(
  source: FileSource,
  leftAlone: (file: string) => boolean,
): Promise<Membership> {
  const uris = new Map((await source.list()).map((uri) => [canonical(uri), uri]));
  const maps = [...uris.keys()].filter((file) => isMapName(file) && !leftAlone(file)).sort();
  const filesOf = new Map<string, readonly string[]>();
  for (const map of maps) {
    const uri = uris.get(map) ?? map;
    const text = await source.read(uri);
    if (text === undefined || includesIn(text).length === 0) continue;
    const { files } = await resolveIncludes(uri, source);
    filesOf.set(map, [...files.keys()].map(canonical));
  }
  const includers = new Map<string, string[]>();
  for (const [map, files] of filesOf)
    for (const file of files) {
      const known = includers.get(file);
      if (known) known.push(map);
      else includers.set(file, [map]);
    }
  const isRoot = (map: string): boolean =>
    // Of maps that include each other the first one is the map, the others its parts.
    (includers.get(map) ?? []).every(
      (other) => map < other && (includers.get(other) ?? []).includes(map),
    );
  const rootOf = (file: string): string =>
    isRoot(file) ? file : ((includers.get(file) ?? []).filter(isRoot).sort()[0] ?? file);
  return {
    roots: maps.filter(isRoot),
    rootOf,
    partsOf: (map) => filesOf.get(map) ?? [],
  };
}
