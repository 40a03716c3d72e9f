import { Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { listFilesRequest, readFileRequest } from '../server/requests.ts';
import { openMaps } from './mapDocuments.ts';

/** Files of the workspace for the server: those on disk, and on any other file system, too. */
export function serveFiles(language: BaseLanguageClient): void {
  const { protocol2CodeConverter, code2ProtocolConverter } = language;
  language.onRequest(listFilesRequest, async ({ most }) => {
    const found = await workspace.findFiles(
      '**/*.{yaml,yml,json}',
      '**/{node_modules,.git,.hg,.svn}/**',
      most,
    );
    return found.map((uri) => code2ProtocolConverter.asUri(uri));
  });
  language.onRequest(readFileRequest, async ({ uri, largest }) => {
    const file = protocol2CodeConverter.asUri(uri);
    if (!isReadable(file)) return null;
    try {
      const { size } = await workspace.fs.stat(file);
      return size > largest ? null : new TextDecoder().decode(await workspace.fs.readFile(file));
    } catch {
      return null;
    }
  });
}

/** Only what lies in a folder of the workspace is read, or beside a map that is open without one. */
const isReadable = (file: Uri): boolean =>
  workspace.getWorkspaceFolder(file) !== undefined ||
  openMaps().some(
    ({ uri }) =>
      uri.scheme === file.scheme &&
      uri.authority === file.authority &&
      file.path.startsWith(Uri.joinPath(uri, '..', '/').path),
  );
