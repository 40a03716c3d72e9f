import type { Connection } from 'vscode-languageserver';
import { largestFile, mostListed, type FileSource } from '../language/includes.ts';
import { isInside } from '../language/paths.ts';
import { listFilesRequest, readFileRequest } from './requests.ts';

/** Where the server gets the files of some folders that are not open. */
export type Files = (folders: readonly string[]) => FileSource;

/** Where nothing but the open documents can be read. */
export const noFiles: Files = (folders) => ({
  folders,
  list: () => Promise.resolve([]),
  read: () => Promise.resolve(undefined),
});

/** The files as the client sees them. */
export const clientFiles =
  (connection: Connection): Files =>
  (folders) => ({
    folders,
    list: async () => {
      const all = await connection.sendRequest(listFilesRequest, { most: mostListed });
      return all.filter((uri) => isInside(uri, folders));
    },
    read: async (uri) =>
      isInside(uri, folders)
        ? ((await connection.sendRequest(readFileRequest, { uri, largest: largestFile })) ??
          undefined)
        : undefined,
  });
