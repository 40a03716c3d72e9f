import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { pageHtml } from '../../src/graph/pageHtml.ts';
import type { ToPage } from '../../src/graph/protocol.ts';
import { page } from '../esbuild/page.mjs';
import { squeezed } from '../esbuild/squeeze.mjs';
import { themes, type ThemeName } from './themes.ts';

/** The built page: its script and its style sheet, as they are packaged. */
export interface Bundle {
  readonly script: string;
  readonly style: string;
}

export async function bundlePage(): Promise<Bundle> {
  const { outputFiles = [] } = await build({ ...page, minify: true, write: false, outdir: 'out' });
  const text = (ending: string) =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: await squeezed(text('.js')), style: text('.css') };
}

export interface PanelOptions {
  readonly theme?: ThemeName;
  readonly size?: { readonly width: number; readonly height: number };
  /** What the page kept before a reload. */
  readonly state?: unknown;
  readonly reducedMotion?: boolean;
}

/** The page alone in a browser, under its own policy, with a host that only writes down. */
export interface Panel {
  readonly page: Page;
  /** Complaints about the policy, and errors nobody caught. */
  readonly errors: string[];
  send(message: ToPage | Readonly<Record<string, unknown>> | null): Promise<void>;
  posted(): Promise<readonly { readonly type: string; readonly [key: string]: unknown }[]>;
  kept(): Promise<unknown>;
  close(): Promise<void>;
}

const origin = 'http://panel.test';

export async function openPanel(
  browser: Browser,
  bundle: Bundle,
  { theme = 'light', size, state, reducedMotion = true }: PanelOptions = {},
): Promise<Panel> {
  const context = await browser.newContext({
    viewport: size ?? { width: 1280, height: 800 },
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  const files: Readonly<Record<string, readonly [string, string]>> = {
    '/': [
      'text/html',
      pageHtml({
        script: `${origin}/webview.js`,
        style: `${origin}/webview.css`,
        source: origin,
        nonce: globalThis.crypto.randomUUID(),
      }),
    ],
    '/webview.js': ['text/javascript', bundle.script],
    '/webview.css': ['text/css', bundle.style],
  };
  await page.route('**', (route) => {
    const file = files[new URL(route.request().url()).pathname];
    return file
      ? route.fulfill({ contentType: `${file[0]}; charset=utf-8`, body: file[1] })
      : route.abort();
  });
  // What compiles these functions names them by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(
    ({ look, kept }) => {
      const host = { posted: [] as unknown[], kept };
      Object.assign(window, {
        host,
        acquireVsCodeApi: () => ({
          postMessage: (message: unknown) => host.posted.push(message),
          getState: () => host.kept,
          setState: (value: unknown) => (host.kept = value),
        }),
      });
      document.addEventListener('DOMContentLoaded', () => {
        document.body.className = look.body;
        for (const [name, value] of Object.entries(look.variables))
          document.documentElement.style.setProperty(`--vscode-${name}`, value);
      });
    },
    { look: themes[theme], kept: state },
  );
  await page.goto(`${origin}/`);
  return {
    page,
    errors,
    send: async (message) => {
      await page.evaluate(async (data) => {
        window.dispatchEvent(new MessageEvent('message', { data }));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }, message);
    },
    posted: () =>
      page.evaluate(
        () => (window as unknown as { host: { posted: { type: string }[] } }).host.posted,
      ),
    kept: () => page.evaluate(() => (window as unknown as { host: { kept: unknown } }).host.kept),
    close: () => context.close(),
  };
}
