import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cached, npmInstall } from './cache.ts';

/** The VS Code that code-server carries: workbench, extension host and web UI of one release. */
const codeServer = '4.139.1';
/** Its server needs Node 22.15 or later. */
const nodeMajor = 24;

async function installServer(): Promise<{ node: string; folder: string }> {
  const base = await cached(`server-${codeServer}`, 'the embedded VS Code', async (folder) => {
    await npmInstall(folder, `code-server@${codeServer}`, '--engine-strict=false');
    const inner = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
    await npmInstall(inner, '--omit=dev');
    await npmInstall(join(inner, 'extensions'), '--omit=dev');
  });
  return {
    node: await findNode(),
    folder: join(base, 'node_modules', 'code-server', 'lib', 'vscode'),
  };
}

/** This Node if it is new enough, else one from the registry, for the server only. */
export async function findNode(): Promise<string> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 15)) return process.execPath;
  const binary = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = await cached(
    `node-${nodeMajor}`,
    `Node ${nodeMajor} for the embedded VS Code`,
    (part) => npmInstall(part, `${binary}@${nodeMajor}`),
  );
  return join(
    folder,
    'node_modules',
    binary,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
}

export interface ServerOptions {
  /** Settings of the user, as in settings.json. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Ask whether the workspace is trusted, instead of trusting it. */
  readonly askForTrust?: boolean;
  /** A packaged extension to install first. */
  readonly vsix?: string;
}

export interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts the embedded VS Code on a free port, with a profile of its own that goes with it. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const { node, folder } = await installServer();
  const data = await mkdtemp(join(tmpdir(), 'service-map-vscode-'));
  await mkdir(join(data, 'data', 'User'), { recursive: true });
  await writeFile(
    join(data, 'data', 'User', 'settings.json'),
    JSON.stringify({ ...quiet, ...options.settings }),
  );
  const main = join(folder, 'out', 'server-main.js');
  if (!existsSync(main))
    throw new Error(`the embedded VS Code is incomplete: delete ${folder} and try again`);
  const common = [
    '--accept-server-license-terms',
    '--server-data-dir',
    data,
    '--disable-telemetry',
  ];
  if (options.vsix !== undefined)
    await once(node, [main, '--install-extension', options.vsix, ...common]);
  const port = await freePort();
  const child = spawn(
    node,
    [
      main,
      ...common,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      // What makes a built workbench honour development and test paths in its address.
      '--enable-smoke-test-driver',
      ...(options.askForTrust === true ? [] : ['--disable-workspace-trust']),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  const kill = () => {
    try {
      if (child.pid !== undefined && process.platform !== 'win32')
        process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', kill);
  try {
    await listening(child.stdout, ended);
  } catch (error) {
    kill();
    throw error;
  }
  return {
    port,
    async stop() {
      process.off('exit', kill);
      kill();
      await ended;
      await rm(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Nothing pops up that a test or a picture did not ask for. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'git.enabled': false,
  'files.autoSave': 'off',
};

function once(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`installing the package ended with ${code}`));
    });
  });
}

/** Resolves when the server says that it listens. */
function listening(output: NodeJS.ReadableStream, ended: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (/Extension host agent listening on/.test(text)) resolve();
    });
    void ended.then(() => {
      reject(new Error(`the embedded VS Code ended before it was ready:\n${text.slice(-2000)}`));
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}
