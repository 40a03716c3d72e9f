import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeParams,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';

import { modernClient } from './capabilities.ts';
import { analysisChanged, type AnalysisSummary } from '../../src/server/requests.ts';

const root = join(import.meta.dirname, '..', '..');

export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly languageId: string;
  /** Answers to `workspace/configuration`, by section. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What the client can do, beyond what any editor of today can. */
  readonly capabilities?: ClientCapabilities;
  /** It can do that and nothing else. */
  readonly bare?: boolean;
  /** Open a channel to the process beside the protocol: `process.send` and its `message` event. */
  readonly channel?: boolean;
  /** Whether it says when it has its last word on a document. */
  readonly settles?: boolean;
}

/** Our server as it is built and packaged. */
export const built: ServerCommand = {
  program: process.execPath,
  args: [join(root, 'dist', 'server.js'), '--stdio'],
  languageId: 'service-map',
  settles: true,
};

/** A language server over stdio, and an editor's side of the talk with it. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process until `initialize` is answered. */
  readonly start: number;
  /** Everything published so far, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** Lets go of it: in a long session it is too much to keep. */
  forget(): void;
  open(uri: string, text: string): Promise<void>;
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): Promise<void>;
  /** The next diagnostics for the document; of this version, where one is given. */
  diagnostics(uri: string, version?: number): Promise<Diagnostic[]>;
  /** Resolves when our server next says that it knows the last word on the document. */
  settled(uri: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startClient(
  command: ServerCommand,
  folders: readonly string[] = [],
  more: Partial<InitializeParams> = {},
): Promise<Client> {
  const begun = performance.now();
  const child: ChildProcess = spawn(command.program, command.args, {
    cwd: root,
    stdio: ['pipe', 'pipe', 'ignore', ...(command.channel ? ['ipc' as const] : [])],
  });
  if (!child.stdout || !child.stdin) throw new Error('the server has no streams');
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published: PublishDiagnosticsParams[] = [];
  let waiting: ((params: PublishDiagnosticsParams) => boolean)[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    const given = params as PublishDiagnosticsParams;
    published.push(given);
    waiting = waiting.filter((take) => !take(given));
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
    items.map(({ section }) => command.settings?.[section ?? ''] ?? null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
    ...more,
    initializationOptions: {
      news: !command.bare,
      ...(more.initializationOptions as object | undefined),
    },
    capabilities: command.bare
      ? (command.capabilities ?? {})
      : modernClient({
          ...command.capabilities,
          ...more.capabilities,
          workspace: {
            configuration: true,
            didChangeConfiguration: { dynamicRegistration: true },
            ...command.capabilities?.workspace,
            ...more.capabilities?.workspace,
          },
        }),
  });
  const start = performance.now() - begun;
  await connection.sendNotification('initialized', {});
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  return {
    connection,
    process: child,
    start,
    published,
    forget() {
      published.length = 0;
    },
    open: (uri, text) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: command.languageId, version: 1, text },
      }),
    change: (uri, version, contentChanges) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges,
      }),
    diagnostics: (uri, version) =>
      new Promise((resolve) =>
        waiting.push((params) => {
          const { version: told = version } = params;
          if (params.uri !== uri || (version !== undefined && told !== version)) return false;
          resolve(params.diagnostics);
          return true;
        }),
      ),
    settled: (uri) =>
      new Promise((resolve) => {
        const listener = connection.onNotification(analysisChanged.method, (told) => {
          const summary = told as AnalysisSummary;
          if (summary.uri !== uri || !summary.settled) return;
          listener.dispose();
          resolve();
        });
      }),
    async stop() {
      connection.dispose();
      child.kill();
      await ended;
    },
  };
}
