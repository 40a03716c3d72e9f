import { build } from 'esbuild';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { root } from '../scripts/vscode/cache.ts';
import { median } from './measure.ts';

/** Milliseconds, as VS Code's own report of its start gives them. */
export interface Activation {
  /** Reading and running the extension's first bundle. */
  readonly load: number;
  /** Its `activate`, with what it waits for. */
  readonly activate: number;
}

/** Activates the extension in that many fresh hosts, each with a map open; medians. */
export async function benchActivation(starts = 5): Promise<Activation> {
  const folder = await mkdtemp(join(tmpdir(), 'service-map-activation-'));
  const runner = join(folder, 'runner.cjs');
  const report = join(folder, 'report.json');
  await build({
    entryPoints: [join(root, 'bench', 'activationRunner.ts')],
    outfile: runner,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const seen: Activation[] = [];
  try {
    for (let start = 0; start < starts; start++) {
      await runTests({
        vscodeExecutablePath: join(root, 'scripts', 'vscode', 'embedded.mjs'),
        extensionDevelopmentPath: root,
        extensionTestsPath: runner,
        launchArgs: [folder, '--disable-extensions'],
        extensionTestsEnv: { SERVICE_MAP_REPORT: report },
      });
      seen.push(JSON.parse(await readFile(report, 'utf8')) as Activation);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return {
    load: median(seen.map(({ load }) => load)),
    activate: median(seen.map(({ activate }) => activate)),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { load, activate } = await benchActivation();
  process.stdout.write(`Activation: ${load} ms to load, ${activate} ms to activate\n`);
}
