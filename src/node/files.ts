import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { largestFile, mostListed, type FileSource } from '../language/includes.ts';
import { isInside } from '../language/paths.ts';

/** Folders in which nobody keeps a map of his own. */
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/** Files of this machine. Links are followed only as far as they stay inside the folders. */
export const nodeFiles = (folders: readonly string[]): FileSource => ({
  folders,
  async list() {
    const found: string[] = [];
    for (const folder of folders.flatMap(toPath)) await walk(folder, found);
    return found.map((path) => pathToFileURL(path).href);
  },
  async read(uri) {
    const [path] = toPath(uri);
    if (path === undefined || !isInside(uri, folders)) return undefined;
    try {
      const real = await realpath(path);
      const roots = await Promise.all(folders.flatMap(toPath).map((folder) => realpath(folder)));
      if (!roots.some((root) => contains(root, real))) return undefined;
      const { size } = await stat(real);
      return size > largestFile ? undefined : await readFile(real, 'utf8');
    } catch {
      return undefined;
    }
  },
});

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`);
}

function toPath(uri: string): string[] {
  try {
    return uri.startsWith('file:') ? [fileURLToPath(uri)] : [];
  } catch {
    return [];
  }
}

async function walk(folder: string, found: string[]): Promise<void> {
  if (found.length >= mostListed) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) await walk(path, found);
    } else if (/\.(?:ya?ml|json)$/.test(entry.name) && found.length < mostListed) found.push(path);
  }
}
