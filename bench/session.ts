import { startClient, type ServerCommand } from '../test/support/client.ts';

/** Milliseconds from when a text was sent until its diagnostics are there. */
export interface Answer {
  /** … until their last byte has arrived: the time of the server and of the way there and back. */
  readonly arrived: number;
  /** … until the client has parsed them, too. */
  readonly parsed: number;
}

export interface SessionFigures {
  /** Milliseconds from the start of the process until `initialize` is answered. */
  readonly start: number;
  /** To opening the text, its first diagnostics. */
  readonly open: Answer;
  /** … until our server has its last word on it, the proven recommendation and all. */
  readonly settled: number;
  /** To each edit, the diagnostics of the text after it. */
  readonly edits: readonly Answer[];
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
  let last = 0;
  client.process.stdout?.prependListener('data', () => (last = performance.now()));
  const after = async (version: number, send: () => Promise<void>): Promise<Answer> => {
    const from = performance.now();
    const done = client
      .diagnostics(uri, version)
      .then(() => ({ arrived: last - from, parsed: performance.now() - from }));
    await send();
    return done;
  };
  const begun = performance.now();
  const end = command.settles ? client.settled(uri) : undefined;
  const open = await after(1, () => client.open(uri, text));
  await end;
  const settled = performance.now() - begun;
  const taken: Answer[] = [];
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
