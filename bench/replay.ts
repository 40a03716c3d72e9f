import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { root } from '../scripts/vscode/cache.ts';
import { built, startClient, type Client } from '../test/support/client.ts';
import { generateMap } from '../test/support/generate.ts';
import { createEditor } from './editor.ts';
import { median, ms, p95, table } from './measure.ts';

/**
 * A long session of somebody who types, erases, pastes, renames, breaks the syntax and mends it.
 * At checkpoints the server must have found exactly what a fresh one finds in the same text.
 */
const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    services: { type: 'string', default: '200' },
    every: { type: 'string', default: '100' },
  },
});
const [edits, seed, services, every] = [
  values.edits,
  values.seed,
  values.services,
  values.every,
].map(Number) as [number, number, number, number];
const uri = 'file:///bench/service-map.yaml';

/** The recommendation of a large map follows its findings; longer than this it never takes. */
const patience = 3000;

/** The last diagnostics of a version, once no more of them come. */
async function settled(
  client: Client,
  version: number,
  first: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  let found = first;
  for (;;) {
    const next = await Promise.race([client.diagnostics(uri, version), setTimeout(patience)]);
    if (!next) return found;
    found = next;
  }
}

/** What a server finds that has never seen another text. */
async function judgedAfresh(text: string): Promise<readonly Diagnostic[]> {
  const client = await startClient(built);
  const opened = client.diagnostics(uri, 1);
  await client.open(uri, text);
  const found = await settled(client, 1, await opened);
  await client.stop();
  return found;
}

const editor = createEditor(generateMap({ services, family: 'mixed', seed }), seed);
const client = await startClient(built);
const opened = client.diagnostics(uri, 1);
await client.open(uri, editor.text());
let found = await opened;
const taken = new Map<string, number[]>();
let version = 1;
for (const { kind, changes } of editor.strokes()) {
  version++;
  const judged = client.diagnostics(uri, version);
  const from = performance.now();
  await client.change(uri, version, changes);
  found = await judged;
  client.forget();
  taken.set(kind, [...(taken.get(kind) ?? []), performance.now() - from]);
  const last = version > edits;
  if (last || version % every === 0) {
    const text = editor.text();
    const [own, afresh] = await Promise.all([settled(client, version, found), judgedAfresh(text)]);
    if (!isDeepStrictEqual(own, afresh)) {
      const file = join(root, 'out', `replay-${seed}-${version}.yaml`);
      await mkdir(join(root, 'out'), { recursive: true });
      await writeFile(file, text);
      process.stderr.write(
        `After edit ${version - 1} of seed ${seed} a fresh server finds something else. The text: ${file}\n`,
      );
      process.exitCode = 1;
      break;
    }
  }
  if (last) break;
}
await client.stop();

const row = (kind: string, all: readonly number[]): string[] => [
  kind,
  all.length.toLocaleString('en'),
  ms(median(all)),
  ms(p95(all)),
  ms(Math.max(...all)),
];
process.stdout.write(
  `${table(
    ['edit', 'count', 'median ms', 'p95', 'max'],
    [
      ...[...taken].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, all]) => row(kind, all)),
      row('all', [...taken.values()].flat()),
    ],
  )}\n`,
);
