import { closest, isPlainSlip } from '../map/closest.ts';

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase();

/**
 * The one of `paths` that `path` most likely means: by a slip in it, or the only file of its name,
 * in another folder. Undefined where several are as likely.
 */
export function nearestPath(path: string, paths: readonly string[]): string | undefined {
  const plain = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const slip = closest(plain, paths);
  if (slip !== undefined && isPlainSlip(plain, slip, paths)) return slip;
  const [only, ...others] = paths.filter((other) => nameOf(other) === nameOf(plain));
  return others.length === 0 ? only : undefined;
}
