import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
/** What is installed for running and testing, and is no dependency of the project. */
export const cache = join(root, '.vscode-test');

/** Runs a program to its end; rejects with the end of what it printed where it fails. */
export function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-2000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output}`));
    });
  });
}

const npmFlags = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-package-lock',
  '--loglevel=error',
];

export const npmInstall = (cwd: string, ...args: string[]): Promise<void> =>
  run('npm', ['install', ...npmFlags, ...args], cwd);

/**
 * The folder `name` of the cache, filled by `fill` the first time. It is filled under another
 * name and renamed when it is whole, so a half-finished one is never taken for a finished one.
 */
export async function cached(
  name: string,
  what: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  process.stdout.write(`Installing ${what} (once) …\n`);
  await mkdir(cache, { recursive: true });
  const part = await mkdtemp(join(cache, `${name}.part-`));
  await writeFile(join(part, 'package.json'), '{ "private": true }\n');
  try {
    await fill(part);
    await rename(part, folder);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    // Somebody else may have finished it meanwhile.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
