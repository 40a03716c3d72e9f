import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, InitializeParams } from 'vscode-languageserver-protocol/node';
import { ownServer } from './bundles.ts';
import { startClient, type Client, type ServerCommand } from './client.ts';

/** A folder of real files, and a server that looks at it. Paths are from the folder on. */
export interface Workspace {
  /** Where a file is on disk. */
  pathOf(path: string): string;
  uriOf(path: string): string;
  write(path: string, text: string): Promise<void>;
  /** Starts the server of this test. */
  start(command?: Partial<ServerCommand>, more?: Partial<InitializeParams>): Promise<Client>;
  /** Tells the server that a file has come (1), changed (2) or gone (3). */
  tell(path: string, type: 1 | 2 | 3): Promise<void>;
  /** The newest diagnostics of a file, once they fit. */
  until(
    path: string,
    fit: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]>;
}

/** A workspace for each test of the suite that asks, in a folder of this name or of any. */
export function useWorkspace(name = ''): Workspace {
  let root: string;
  let folder: string;
  let client: Client;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'service-map-'));
    folder = join(root, name);
  });
  afterEach(async () => {
    await client.stop();
    await rm(root, { recursive: true });
  });
  const pathOf = (path: string): string => join(folder, path);
  const uriOf = (path: string): string => pathToFileURL(pathOf(path)).href;
  return {
    pathOf,
    uriOf,
    async write(path, text) {
      await mkdir(dirname(pathOf(path)), { recursive: true });
      await writeFile(pathOf(path), text);
    },
    async start(command, more) {
      client = await startClient({ ...ownServer, ...command }, [pathToFileURL(folder).href], more);
      return client;
    },
    tell: (path, type) =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(path), type }],
      }),
    async until(path, fit) {
      const last = client.published.findLast(({ uri }) => uri === uriOf(path));
      if (last && fit(last.diagnostics)) return last.diagnostics;
      for (;;) {
        const next = await client.diagnostics(uriOf(path));
        if (fit(next)) return next;
      }
    },
  };
}
