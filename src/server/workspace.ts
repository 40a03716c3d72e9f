import type { FileSource } from '../language/includes.ts';
import { canonical, isInside, uriFrom } from '../language/paths.ts';
import type { Files } from './files.ts';
import { findMaps, unknownMembership, type Membership } from './maps.ts';

export interface WorkspaceHost {
  files(): Files;
  folders(): readonly string[];
  /** Whether a file that is called like a map is none to the user. */
  leftAlone(file: string): boolean;
  /** The workspace has been looked through, and has other maps than before. */
  discovered(): void;
}

/** The files of the workspace, and which maps they make, as far as that is known. */
export interface Workspace {
  membership(): Membership;
  /** How a file is called where it was first listed, by its name: what the client was told stays. */
  uriOf(file: string): string;
  /** What can be read from a file: the folders that hold it, or its own where none does. */
  sourceFor(file: string): FileSource;
  /** The text of a file as it is now, in the editor or else on disk. */
  read(file: string): Promise<string | undefined>;
  /** Looks for maps; where somebody begins to look later, resolves when they have found them. */
  look(): Promise<void>;
  /** The maps, as the client calls them, once they have been looked for. */
  roots(): Promise<readonly string[]>;
}

/** `textOf`: what an open document says. */
export function createWorkspace(
  host: WorkspaceHost,
  textOf: (file: string) => string | undefined,
): Workspace {
  let membership = unknownMembership;
  /** What is being found out, or was last. */
  let newest = Promise.resolve(unknownMembership);
  let listed: Promise<readonly string[]> | undefined;
  /** What is found by whoever has begun to look last. */
  const newestFound = async (): Promise<Membership> => {
    for (;;) {
      const finding = newest;
      const found = await finding;
      if (finding === newest) return found;
    }
  };
  const uris = new Map<string, string>();
  const uriOf = (file: string): string => uris.get(file) ?? uriFrom(file);
  const listOf = async (folders: readonly string[]): Promise<readonly string[]> => {
    const all = await host.files()(folders).list();
    for (const uri of all) if (!uris.has(canonical(uri))) uris.set(canonical(uri), uri);
    return all;
  };
  const sourceOf = (folders: readonly string[], inWorkspace: boolean): FileSource => {
    const files = host.files()(folders);
    return {
      folders,
      list: () => (inWorkspace ? (listed ??= listOf(host.folders())) : listOf(folders)),
      read: async (uri) => textOf(canonical(uri)) ?? (await files.read(uri)),
    };
  };
  const sourceFor = (file: string): FileSource => {
    const holding = host.folders().filter((folder) => isInside(file, [folder]));
    return holding.length > 0
      ? sourceOf(holding, true)
      : sourceOf([file.slice(0, file.lastIndexOf('/'))], false);
  };
  return {
    membership: () => membership,
    uriOf,
    sourceFor,
    read: (file) => sourceFor(file).read(uriOf(file)),
    async look() {
      listed = undefined;
      newest =
        host.folders().length === 0
          ? Promise.resolve(unknownMembership)
          : findMaps(sourceOf(host.folders(), true), host.leftAlone);
      const found = await newestFound();
      const before = membership.roots;
      membership = found;
      if (membership.roots.join() !== before.join()) host.discovered();
    },
    async roots() {
      return (await newestFound()).roots.map(uriOf);
    },
  };
}
