import { Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { CreateClient } from './client.ts';

/** The server in a process of its own. */
export const createNodeClient: CreateClient = (context, options) => {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  return new LanguageClient(
    'serviceMap',
    'Service Map',
    { module, transport: TransportKind.ipc },
    options,
  );
};
