import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cached, npmInstall, root } from '../scripts/vscode/cache.ts';
import { built, type ServerCommand } from '../test/support/client.ts';
import { generateMap } from '../test/support/generate.ts';
import { median, ms, table } from './measure.ts';
import { session } from './session.ts';
import { typing } from './typing.ts';

const peerVersion = '2.0.0';
/** The peer waits this long after each edit before it looks; taken off for the comparison. */
const peerDelay = 200;
/**
 * Milliseconds that the peer takes for a keystroke on the machine of the goals, its delay taken
 * off, by the number of services. They tell how much slower another machine is.
 */
const peerThere = new Map([
  [100, 44],
  [1000, 270],
  [10_000, 3600],
]);
/** Of ours in a session; the peer, which needs seconds for one in a large map, gets fewer. */
const keystrokes = 1000;
/** How often a text is opened, each time by a server that has just been started. */
const openings = 5;

async function peer(): Promise<ServerCommand> {
  const folder = await cached(
    `yaml-language-server-${peerVersion}`,
    'the peer of the benchmark',
    (part) => npmInstall(part, `yaml-language-server@${peerVersion}`, '--engine-strict=false'),
  );
  const schema = pathToFileURL(join(root, 'media', 'service-map.schema.json')).href;
  const yaml = {
    validate: true,
    completion: true,
    hover: true,
    schemas: { [schema]: ['*'] },
    schemaStore: { enable: false },
  };
  return {
    program: process.execPath,
    args: [
      join(folder, 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server'),
      '--stdio',
    ],
    languageId: 'yaml',
    settings: { yaml, http: {}, '[yaml]': {}, editor: {}, files: {} },
  };
}

/** Keystroke to diagnostics over stdio, beside yaml-language-server with our schema, in one run. */
export async function benchEditing(
  log: (line: string) => void,
): Promise<{ readonly editing: string; readonly start: number }> {
  const other = await peer();
  const rows: string[][] = [];
  let start = NaN;
  for (const services of [100, 1000, 10_000]) {
    const text = generateMap({ services, family: 'mixed', seed: 1 });
    const edits = typing(text, keystrokes);
    const mine = await session(built, text, edits);
    const opened = [mine.open.arrived];
    while (opened.length < openings) opened.push((await session(built, text, [])).open.arrived);
    const open = median(opened);
    const theirs = await session(other, text, edits.slice(0, services <= 1000 ? 20 : 6));
    start = Number.isNaN(start) ? mine.start : start;
    const own = median(mine.edits.map(({ arrived }) => arrived));
    const its = Math.max(0, median(theirs.edits.map(({ arrived }) => arrived)) - peerDelay);
    const slower = its / (peerThere.get(services) ?? NaN);
    const row = [
      services.toLocaleString('en'),
      `${(text.length / 1024).toFixed(0)} KB`,
      ms(open),
      ms(mine.settled),
      ms(own),
      ms(median(mine.edits.map(({ parsed }) => parsed))),
      ms(theirs.open.arrived),
      ms(its),
      `${(its / own).toFixed(1)} ×`,
      `${slower.toFixed(1)} ×`,
      ms(open / slower),
      ms(own / slower),
    ];
    rows.push(row);
    log(row.join('  '));
  }
  return {
    editing: table(
      [
        'services',
        'text',
        'open, ms',
        'whole, ms',
        'keystroke, ms',
        'and parsed, ms',
        'yaml-language-server: open, ms',
        'its keystroke, ms',
        'ratio',
        'machine slower',
        'open there, ms',
        'keystroke there, ms',
      ],
      rows,
    ),
    start,
  };
}
