import type { FileSource } from '../language/includes.ts';
import { createMapReader, type MapReader, type ParsedMap } from '../map/parse.ts';
import { takeInFiles } from './mapFiles.ts';

/** Maps of the workspace that are read and not judged, none of their files being open. */
export interface ClosedMaps {
  /** The map as its files are now; `text` is that of its own one. */
  read(root: string, text: string, source: FileSource): Promise<ParsedMap>;
  /** Forgets what is known of other maps than these. */
  keep(roots: ReadonlySet<string>): void;
}

export function createClosedMaps(): ClosedMaps {
  /** Each reads again only what has changed. */
  const readers = new Map<string, MapReader>();
  return {
    async read(root, text, source) {
      const reader = readers.get(root) ?? createMapReader();
      readers.set(root, reader);
      if (reader.file(root)?.text !== text) reader.set(root, text);
      await takeInFiles(reader, root, source);
      return reader.read();
    },
    keep(roots) {
      for (const root of readers.keys()) if (!roots.has(root)) readers.delete(root);
    },
  };
}
