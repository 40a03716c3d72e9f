import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { built, startClient, type Client } from '../test/support/client.ts';
import { generateMap } from '../test/support/generate.ts';
import { table } from './measure.ts';
import type { Edit } from './session.ts';
import { typing } from './typing.ts';

const uri = 'file:///bench/service-map.yaml';
/** How often memory is read during a session. */
const readings = 20;

/** Milliseconds after which the thread that solves has been let go. */
const rest = 3000;

/** Runs inside the server’s process, beside the server: tells its memory when asked. */
const probe = `process.on('message', () => {
  gc();
  // Pages are given back to the system a while after they are free.
  setTimeout(() => {
    gc();
    const { rss, heapUsed } = process.memoryUsage();
    process.send({ rss, heapUsed });
  }, 500);
})`;

/** Megabytes: what the process occupies, and what is alive in it after a collection. */
interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
}

async function memoryOf({ process: server }: Client): Promise<Memory> {
  server.send('memory');
  const [{ rss, heapUsed }] = (await once(server, 'message')) as [Memory];
  return { rss: rss / 2 ** 20, heapUsed: heapUsed / 2 ** 20 };
}

/** Memory after opening the text and after every so many edits, each awaited. */
async function follow(text: string, edits: readonly Edit[]): Promise<Memory[]> {
  const client = await startClient({
    ...built,
    channel: true,
    args: [
      '--expose-gc',
      '--import',
      `data:text/javascript,${encodeURIComponent(probe)}`,
      ...built.args,
    ],
  });
  const opened = client.settled(uri);
  await client.open(uri, text);
  await opened;
  await setTimeout(rest);
  const read = [await memoryOf(client)];
  const every = Math.max(1, Math.floor(edits.length / readings));
  for (const [index, { line, from, to, text: typed }] of edits.entries()) {
    const version = index + 2;
    const judged = client.diagnostics(uri, version);
    await client.change(uri, version, [
      { range: { start: { line, character: from }, end: { line, character: to } }, text: typed },
    ]);
    await judged;
    client.forget();
    if (version % every === 0) read.push(await memoryOf(client));
  }
  await client.stop();
  return read;
}

/** Least-squares slope of what is alive, in KB an edit, over the second half of a session. */
function growth(read: readonly Memory[], edits: number): number {
  const late = read.slice(Math.ceil(read.length / 2)).map(({ heapUsed }) => heapUsed);
  const middle = (late.length - 1) / 2;
  const mean = late.reduce((sum, value) => sum + value, 0) / late.length;
  const spread = late.reduce((sum, _, x) => sum + (x - middle) ** 2, 0);
  const slope = late.reduce((sum, value, x) => sum + (x - middle) * (value - mean), 0) / spread;
  return (slope * 1024 * readings) / edits;
}

/** Memory of the server over a long session, and with a very large map open. */
export async function benchMemory(log: (line: string) => void, count = 10_000): Promise<string> {
  const rows: string[][] = [];
  const mb = (value: number | undefined) => (value ?? NaN).toFixed(0);
  for (const [services, edits] of [
    [1000, count],
    [10_000, 0],
  ] as const) {
    const text = generateMap({ services, family: 'mixed', seed: 1 });
    const read = await follow(text, typing(text, edits));
    const row = [
      services.toLocaleString('en'),
      edits.toLocaleString('en'),
      mb(read.at(0)?.heapUsed),
      mb(read.at(-1)?.heapUsed),
      mb(read.at(0)?.rss),
      mb(read.at(-1)?.rss),
      mb(Math.max(...read.map(({ rss }) => rss))),
      edits === 0 ? '' : growth(read, edits).toFixed(2),
    ];
    rows.push(row);
    log(row.join('  '));
  }
  return table(
    [
      'services',
      'edits',
      'alive when opened, MB',
      'alive at the end',
      'process when opened, MB',
      'process at the end',
      'process at most',
      'growth, KB an edit',
    ],
    rows,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const given = process.argv[process.argv.indexOf('--edits') + 1];
  const count = process.argv.includes('--edits') ? Number(given) : undefined;
  await benchMemory((line) => void process.stdout.write(`${line}\n`), count);
}
