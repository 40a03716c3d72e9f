import { spawn } from 'node:child_process';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
} from 'vscode-languageserver-protocol/node';

export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly languageId: string;
  /** Answers to `workspace/configuration`, by section. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface SessionFigures {
  /** Milliseconds from the start of the process until `initialize` is answered. */
  readonly start: number;
  /** From opening the text until its diagnostics. */
  readonly open: number;
  /** From each edit until the diagnostics of the text after it. */
  readonly edits: readonly number[];
}

export interface Edit {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const uri = 'file:///bench/service-map.yaml';

/** Starts a language server, opens the text and types; each edit waits for its diagnostics. */
export async function session(
  command: ServerCommand,
  text: string,
  edits: readonly Edit[],
): Promise<SessionFigures> {
  const begun = performance.now();
  const child = spawn(command.program, command.args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  let published: (diagnostics: readonly Diagnostic[]) => void = () => undefined;
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (params: { diagnostics: Diagnostic[] }) => published(params.diagnostics),
  );
  connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
    items.map(({ section }) => command.settings?.[section ?? ''] ?? null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      textDocument: { publishDiagnostics: {} },
    },
  });
  const start = performance.now() - begun;
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', {
    settings: command.settings ?? {},
  });

  const after = async (method: string, params: unknown): Promise<number> => {
    const from = performance.now();
    const done = new Promise<number>((resolve) => {
      published = () => {
        resolve(performance.now() - from);
      };
    });
    await connection.sendNotification(method, params);
    return done;
  };
  const open = await after('textDocument/didOpen', {
    textDocument: { uri, languageId: command.languageId, version: 1, text },
  });
  const taken: number[] = [];
  for (const [index, { line, from, to, text: typed }] of edits.entries())
    taken.push(
      await after('textDocument/didChange', {
        textDocument: { uri, version: index + 2 },
        contentChanges: [
          {
            range: { start: { line, character: from }, end: { line, character: to } },
            text: typed,
          },
        ],
      }),
    );
  connection.dispose();
  child.kill();
  return { start, open, edits: taken };
}
