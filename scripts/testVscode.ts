import { build } from 'esbuild';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cache, root } from './vscode/cache.ts';

/** The tests as one module for the extension host, which has neither tsx nor our node_modules. */
async function bundleTests(): Promise<string> {
  const outfile = join(root, 'out', 'test', 'vscode', 'index.cjs');
  await build({
    entryPoints: [join(root, 'test', 'vscode', 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * The VS Code to test in: the one that VSCODE_EXECUTABLE names, a downloaded desktop one where
 * `--desktop` asks for it, else the embedded one, which needs neither a desktop nor a download.
 */
async function executable(): Promise<string> {
  const { VSCODE_EXECUTABLE } = process.env;
  if (VSCODE_EXECUTABLE !== undefined && VSCODE_EXECUTABLE !== '') return VSCODE_EXECUTABLE;
  if (process.argv.includes('--desktop')) return downloadAndUnzipVSCode({ cachePath: cache });
  return join(root, 'scripts', 'vscode', 'embedded.mjs');
}

const workspace = await mkdtemp(join(tmpdir(), 'service-map-workspace-'));
const results = join(root, 'out', 'test-results', 'vscode.json');
await rm(results, { force: true });
try {
  await cp(join(root, 'samples'), workspace, { recursive: true });
  await runTests({
    vscodeExecutablePath: await executable(),
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleTests(),
    launchArgs: [workspace, '--disable-extensions'],
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await rm(workspace, { recursive: true, force: true });
}
// A run that never reached its end has written nothing, and must not pass for one without failures.
await readFile(results).catch(() => {
  process.stderr.write('the tests in VS Code did not run to their end\n');
  process.exitCode = 1;
});
