import { spawn } from 'node:child_process';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';

import { ownServer } from './bundles.ts';
import { modernClient } from './capabilities.ts';

/** The server as another editor would start it, over its standard streams. */
export interface Server {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Opens the document, or replaces its text; resolves when it has been judged. */
  show(uri: string, text: string): Promise<Diagnostic[]>;
  /** The version of the document shown last. */
  version(uri: string): number;
  stop(): Promise<void>;
}

export async function startServer(given: Partial<InitializeParams> = {}): Promise<Server> {
  const child = spawn(ownServer.program, ownServer.args);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const versions = new Map<string, number>();
  const waiting = new Map<string, (diagnostics: Diagnostic[]) => void>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (params: { uri: string; version?: number; diagnostics: Diagnostic[] }) => {
      if (params.version === versions.get(params.uri))
        waiting.get(params.uri)?.(params.diagnostics);
    },
  );
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    ...given,
    capabilities: modernClient(given.capabilities),
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    initialized,
    async show(uri, text) {
      const judged = new Promise<Diagnostic[]>((resolve) => waiting.set(uri, resolve));
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      if (version === 1)
        await connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId: 'service-map', version, text },
        });
      else
        await connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ text }],
        });
      return judged;
    },
    version: (uri) => versions.get(uri) ?? 0,
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
      child.kill();
    },
  };
}
