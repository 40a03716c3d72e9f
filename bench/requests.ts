import { built, startClient } from '../test/support/client.ts';
import { generateMap } from '../test/support/generate.ts';
import { median, ms, table } from './measure.ts';
import { typing } from './typing.ts';

const uri = 'file:///bench/service-map.yaml';

/** Hover and completion right after an edit of a very large map, each the median of its rounds. */
export async function benchRequests(log: (line: string) => void): Promise<string> {
  const services = 10_000;
  const text = generateMap({ services, family: 'mixed', seed: 1 });
  const client = await startClient(built);
  const opened = client.settled(uri);
  await client.open(uri, text);
  await opened;
  const taken = { hover: [] as number[], completion: [] as number[] };
  for (const [round, { line, from, to, text: typed }] of typing(text, 20).entries()) {
    const version = round + 2;
    const judged = client.diagnostics(uri, version);
    await client.change(uri, version, [
      {
        range: { start: { line, character: from }, end: { line, character: to } },
        text: typed,
      },
    ]);
    await judged;
    for (const request of ['hover', 'completion'] as const) {
      const begun = performance.now();
      await client.connection.sendRequest(`textDocument/${request}`, {
        textDocument: { uri },
        position: { line, character: from },
      });
      taken[request].push(performance.now() - begun);
    }
  }
  await client.stop();
  const rows = Object.entries(taken).map(([request, times]) => [
    request,
    services.toLocaleString('en'),
    ms(median(times)),
  ]);
  for (const row of rows) log(row.join('  '));
  return table(['request after an edit', 'services', 'ms'], rows);
}
