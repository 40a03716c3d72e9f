import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { cached, npmInstall } from './cache.ts';
import { findNode } from './server.ts';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** An installed Chrome, Chromium or Edge, else the one that comes in a package. */
async function findChromium(): Promise<string> {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH !== undefined && CHROME_PATH !== '') {
    if (!existsSync(CHROME_PATH))
      throw new Error(`CHROME_PATH names ${CHROME_PATH}, which does not exist`);
    return CHROME_PATH;
  }
  return usualPlaces.find((place) => existsSync(place)) ?? packagedChromium();
}

/** It unpacks itself on first use; its package needs a newer Node than the project does. */
async function packagedChromium(): Promise<string> {
  const folder = await cached('chromium-153', 'Chromium', (part) =>
    npmInstall(part, '@sparticuz/chromium@153.0.0', '--engine-strict=false'),
  );
  const script = `import chromium from '@sparticuz/chromium'; process.stdout.write(await chromium.executablePath());`;
  const { stdout } = await promisify(execFile)(
    await findNode(),
    ['--input-type=module', '--eval', script],
    {
      cwd: folder,
      env: { ...process.env, TMPDIR: process.env.TMPDIR ?? join(folder) },
    },
  );
  return stdout.trim();
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: flags, headless: true });
}
