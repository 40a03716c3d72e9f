import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './vscode/cache.ts';
import { startServer } from './vscode/server.ts';
import { addressOf } from './vscode/workbench.ts';

/** Opens the samples with the extension: in the installed VS Code, else in a browser. */
const samples = join(root, 'samples');
const first = join(samples, 'opentelemetry-demo', 'service-map.yaml');
const { VSCODE_EXECUTABLE } = process.env;
const windows = process.platform === 'win32';

function installedCode(): string | undefined {
  if (process.argv.includes('--embedded')) return undefined;
  if (VSCODE_EXECUTABLE !== undefined && VSCODE_EXECUTABLE !== '') return VSCODE_EXECUTABLE;
  const found = spawnSync('code', ['--version'], { stdio: 'ignore', shell: windows });
  return found.status === 0 ? 'code' : undefined;
}

const code = installedCode();
if (code !== undefined) {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, samples, '--goto', first];
  const { status } = spawnSync(code, args, { stdio: 'inherit', shell: windows });
  process.exit(status ?? 1);
}

process.stdout.write(
  'No VS Code is installed here, so the embedded one is served to your browser.\n',
);
const server = await startServer({ settings: { 'workbench.startupEditor': 'none' } });
const address = addressOf(server.port, { folder: samples, file: first, extension: root });
process.stdout.write(`\nOpen this address:\n\n  ${address}\n\nCtrl-C ends it.\n`);
if (process.stdout.isTTY) {
  const opener = windows ? 'explorer' : process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(opener, [address], { stdio: 'ignore', detached: true }).on('error', () => undefined);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void server.stop().then(() => process.exit(0));
  });
await new Promise(() => undefined);
