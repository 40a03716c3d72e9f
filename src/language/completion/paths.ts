import type { PathTarget } from '../../map/vocabulary.ts';
import type { Draft } from '../completion.ts';
import type { Cursor } from '../cursor.ts';
import { canonical, isInside, isMapName, relativePath } from '../paths.ts';
import { fitting } from './matching.ts';
import { textAt } from './write.ts';

/** What paths in a document may lead to. */
export interface Nearby {
  readonly uri: string;
  /** URIs of the folders that they must not leave; empty where there is no workspace. */
  readonly folders: readonly string[];
  /** URIs of the files that could be a part of a map, or describe an API. */
  readonly files: readonly string[];
}

interface Offer {
  readonly path: string;
  readonly detail?: string;
  readonly rank: number;
}

/** What nobody keeps in a service map: folders and files of tools. */
const ofTools = /(?:^|\/)\.[^./]|(?:^|\/)(?:package(?:-lock)?|tsconfig[^/]*)\.json$/;
const description = /openapi|asyncapi|swagger|graphql|proto|\bapis?\b/i;

/**
 * Paths from the folder of the document that fit what is typed, the likeliest first: other maps
 * and, where several are alike, a glob for them; descriptions of APIs; folders.
 */
export function paths(
  target: PathTarget,
  nearby: Nearby,
  cursor: Cursor,
  present: readonly string[],
): Draft[] {
  const typed = cursor.typed.trim();
  const own = canonical(nearby.uri);
  const files = nearby.files
    .filter((file) => canonical(file) !== own)
    .filter((file) => nearby.folders.length === 0 || isInside(file, nearby.folders))
    .map((file) => relativePath(nearby.uri, file));
  const offers = new Map(
    offersOf[target](files)
      .filter(({ path }) => !present.includes(path) && path !== typed)
      .map((offer) => [offer.path, offer]),
  );
  return fitting(offers.keys(), typed).names.flatMap((path): Draft[] => {
    const insert = textAt(cursor, path);
    const { detail, rank = 0 } = offers.get(path) ?? {};
    const kind = target === 'folder' ? 'folder' : 'file';
    return insert === undefined
      ? []
      : [{ label: path, kind, insert, rank, ...(detail && { detail }) }];
  });
}

const offersOf: Readonly<Record<PathTarget, (files: readonly string[]) => readonly Offer[]>> = {
  map: (files) => [
    ...globsOf(files.filter(isMapName)),
    ...ranked(files, (path) => (isMapName(path) ? 1 : 2)),
  ],
  file: (files) =>
    ranked(files, (path) => (description.test(path) ? 0 : 1)).filter(
      ({ path }) => !isMapName(path),
    ),
  folder: (files) => ranked([...new Set(files.flatMap(foldersAbove))], () => 0),
};

const ranked = (files: readonly string[], rank: (path: string) => number): Offer[] =>
  files.filter((path) => !ofTools.test(path)).map((path) => ({ path, rank: rank(path) }));

/** `services/*\/service-map.yaml` for two files of that form or more. */
function globsOf(files: readonly string[]): Offer[] {
  const counts = new Map<string, number>();
  for (const path of files) {
    const [, above, name] = /^(.*\/|)[^/]+\/([^/]+)$/.exec(path) ?? [];
    if (above === undefined || name === undefined || ofTools.test(path)) continue;
    const glob = `${above}*/${name}`;
    counts.set(glob, (counts.get(glob) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([path, count]) => ({ path, detail: `${count} files`, rank: 0 }));
}

/** The folders on the way to a file, those above the document's own left out. */
function foldersAbove(path: string): string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.flatMap((segment, index) =>
    segment === '..' ? [] : segments.slice(0, index + 1).join('/'),
  );
}
