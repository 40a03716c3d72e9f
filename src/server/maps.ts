import { includesIn } from '../map/includes.ts';
import { resolveIncludes, type FileSource } from '../language/includes.ts';
import { canonical } from '../language/paths.ts';

/** Which file is a part of which map. */
export interface Membership {
  /** Names of the maps of the workspace: files that no other one includes. */
  readonly roots: readonly string[];
  /** The map that a file belongs to: itself, where no other one includes it. */
  rootOf(file: string): string;
  /** How a file is called where it was listed. */
  uriOf(file: string): string;
}

export const unknownMembership: Membership = {
  roots: [],
  rootOf: (file) => file,
  uriOf: (file) => file,
};

const isMapName = (name: string): boolean =>
  /(?:^|\/)(?:[^/]*\.)?service-map\.(?:ya?ml|json)$/.test(name);

/** Looks through the workspace for maps and the files that they include. */
export async function findMaps(source: FileSource): Promise<Membership> {
  const uris = new Map((await source.list()).map((uri) => [canonical(uri), uri]));
  const maps = [...uris.keys()].filter(isMapName).sort();
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
    uriOf: (file) => uris.get(file) ?? file,
  };
}
