/**
 * The URI of `path` as written in the document `uri`: inside the workspace folder that holds the
 * document, or beside the document where no folder does. Undefined for what leads out of it.
 */
export function resolveInside(
  uri: string,
  path: string,
  folders: readonly string[],
): string | undefined {
  const { authority, segments } = split(uri);
  const own = segments.slice(0, -1);
  const roots = folders
    .map(split)
    .filter(
      (root) =>
        root.authority === authority &&
        root.segments.every((segment, index) => segment === own[index]),
    )
    .map((root) => root.segments.length);
  const least = roots.length > 0 ? Math.min(...roots) : own.length;
  // An absolute path, a drive and an address stand for themselves, and not for a file in here.
  if (/^[/\\]|^[a-z][a-z\d+.-]*:/i.test(path) || path.includes('\0')) return undefined;
  const result = [...own];
  for (const segment of path.split(/[/\\]/)) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') result.push(segment);
    else if (result.length > least) result.pop();
    else return undefined;
  }
  return written(authority, result);
}

const written = (authority: string, segments: readonly string[]): string =>
  authority + segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');

/** Scheme and authority of a URI, and its path in decoded segments. */
function split(uri: string): { readonly authority: string; readonly segments: string[] } {
  const found = /^([a-z][a-z\d+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)/i.exec(uri);
  const segments = (found?.[2] ?? '').split('/').filter((segment) => segment !== '');
  return { authority: found?.[1] ?? '', segments: segments.map(decoded) };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** One form for all the ways in which a file's URI can be written: decoded, without an end slash. */
export function canonical(uri: string): string {
  const { authority, segments } = split(uri);
  return `${authority}/${segments.join('/')}`;
}

/** A URI of the file that `canonical` gave this name. */
export function uriFrom(name: string): string {
  const { authority, segments } = split(name);
  return written(authority, segments);
}

/** The path of a URI, decoded, as people write it. */
export const pathOf = (uri: string): string => `/${split(uri).segments.join('/')}`;

/** Whether a file is a map by its name. */
export const isMapName = (name: string): boolean =>
  /(?:^|\/)(?:[^/]*\.)?service-map\.(?:ya?ml|json)$/.test(name);

/** Whether a file lies in one of the folders. */
export function isInside(uri: string, folders: readonly string[]): boolean {
  const { authority, segments } = split(uri);
  return folders
    .map(split)
    .some(
      (root) =>
        root.authority === authority &&
        root.segments.length < segments.length &&
        !segments.includes('..') &&
        root.segments.every((segment, index) => segment === segments[index]),
    );
}

/** Whether two URIs are of one file system, so that there is a way from one to the other. */
export const haveOneRoot = (a: string, b: string): boolean =>
  split(a).authority === split(b).authority;

/** The way to a file from the folder of another one, with forward slashes. */
export function relativePath(from: string, to: string): string {
  const [a, b] = [split(from), split(to)];
  const own = a.segments.slice(0, -1);
  if (a.authority !== b.authority) return b.segments.join('/');
  let common = 0;
  while (
    common < own.length &&
    common < b.segments.length - 1 &&
    own[common] === b.segments[common]
  )
    common++;
  return [...own.slice(common).map(() => '..'), ...b.segments.slice(common)].join('/');
}
