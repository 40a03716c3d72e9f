import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { built, startClient, type Client } from '../test/support/client.ts';
import { generateMap } from '../test/support/generate.ts';
import { median, table } from './measure.ts';
import type { Edit } from './session.ts';
import { typing } from './typing.ts';

const uri = 'file:///bench/service-map.yaml';
/** How often memory is read during a session. */
const readings = 20;

/**
 * Milliseconds without a message after which the engine has tidied up of its own accord: what a
 * process occupies that is open and not worked with.
 */
const rest = 60_000;

/**
 * Runs inside the server’s process, beside the server: tells in bytes what the process occupies
 * and, after a collection, what is alive in it; the first alone collects nothing.
 */
const probe = `process.on('message', (what) => {
  const { rss } = process.memoryUsage();
  if (what === 'alive') gc();
  process.send(what === 'alive' ? process.memoryUsage().heapUsed : rss);
})`;

async function megabytes({ process: server }: Client, what: 'occupied' | 'alive'): Promise<number> {
  server.send(what);
  const [bytes] = (await once(server, 'message')) as [number];
  return bytes / 2 ** 20;
}

/** Megabytes over a session. */
interface Memory {
  /** Occupied when the map has been opened and its recommendation is proven. */
  readonly opened: number;
  /** … and after a while of rest. */
  readonly rested: number;
  /** Occupied during the edits. */
  readonly editing: readonly number[];
  /** Alive during the edits. */
  readonly alive: readonly number[];
  /** Occupied after the edits and a while of rest. */
  readonly after: number;
}

/** Memory after opening the text and after every so many edits, each awaited. */
async function follow(text: string, edits: readonly Edit[]): Promise<Memory> {
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
  const settled = client.settled(uri);
  await client.open(uri, text);
  await settled;
  const opened = await megabytes(client, 'occupied');
  await setTimeout(rest);
  const rested = await megabytes(client, 'occupied');
  const editing: number[] = [];
  const alive: number[] = [];
  const every = Math.max(1, Math.floor(edits.length / readings));
  for (const [index, { line, from, to, text: typed }] of edits.entries()) {
    const version = index + 2;
    const judged = client.diagnostics(uri, version);
    await client.change(uri, version, [
      { range: { start: { line, character: from }, end: { line, character: to } }, text: typed },
    ]);
    await judged;
    client.forget();
    if (version % every !== 0) continue;
    editing.push(await megabytes(client, 'occupied'));
    alive.push(await megabytes(client, 'alive'));
  }
  await setTimeout(rest);
  const after = await megabytes(client, 'occupied');
  await client.stop();
  return { opened, rested, editing, alive, after };
}

/** Least-squares slope of what is alive, in KB an edit, over the second half of a session. */
function growth(alive: readonly number[], edits: number): number {
  const late = alive.slice(Math.ceil(alive.length / 2));
  const middle = (late.length - 1) / 2;
  const mean = late.reduce((sum, value) => sum + value, 0) / late.length;
  const spread = late.reduce((sum, _, x) => sum + (x - middle) ** 2, 0);
  const slope = late.reduce((sum, value, x) => sum + (x - middle) * (value - mean), 0) / spread;
  return (slope * 1024 * readings) / edits;
}

/** Memory of the server over a long session, and with a very large map open. */
export async function benchMemory(log: (line: string) => void, count = 10_000): Promise<string> {
  const rows: string[][] = [];
  for (const [services, edits] of [
    [1000, count],
    [10_000, count / 50],
  ] as const) {
    const text = generateMap({ services, family: 'mixed', seed: 1 });
    const { opened, rested, editing, alive, after } = await follow(text, typing(text, edits));
    const row = [
      services.toLocaleString('en'),
      edits.toLocaleString('en'),
      ...[opened, rested, Math.max(...editing), after, median(alive)].map((mb) => mb.toFixed(0)),
      // A short session is warming up all the time.
      edits < 1000 ? '' : growth(alive, edits).toFixed(2),
    ];
    rows.push(row);
    log(row.join('  '));
  }
  return table(
    [
      'services',
      'edits',
      'when opened, MB',
      'at rest',
      'at most, editing',
      'at rest afterwards',
      'alive',
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
