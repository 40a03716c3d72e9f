import { startClient, type ServerCommand } from '../test/support/client.ts';

export interface SessionFigures {
  /** Milliseconds from the start of the process until `initialize` is answered. */
  readonly start: number;
  /** From opening the text until its first diagnostics. */
  readonly open: number;
  /** … until our server has its last word on it, the proven recommendation and all. */
  readonly settled: number;
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
  const client = await startClient(command);
  const after = async (version: number, send: () => Promise<void>): Promise<number> => {
    const from = performance.now();
    const done = client.diagnostics(uri, version).then(() => performance.now() - from);
    await send();
    return done;
  };
  const begun = performance.now();
  const end = command.settles ? client.settled(uri) : undefined;
  const open = await after(1, () => client.open(uri, text));
  await end;
  const settled = performance.now() - begun;
  const taken: number[] = [];
  for (const [index, { line, from, to, text: typed }] of edits.entries())
    taken.push(
      await after(index + 2, () =>
        client.change(uri, index + 2, [
          {
            range: { start: { line, character: from }, end: { line, character: to } },
            text: typed,
          },
        ]),
      ),
    );
  await client.stop();
  return { start: client.start, open, settled, edits: taken };
}
