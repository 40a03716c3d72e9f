import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/vscode/chromium.ts';
import { root } from '../../scripts/vscode/cache.ts';
import { workerScript } from '../../src/extension/workerScript.ts';
import { generateMap } from '../support/generate.ts';

const uri = 'file:///work/service-map.yaml';
const textDocument = { uri };

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

interface Published {
  readonly version: number;
  readonly diagnostics: readonly { readonly code: string }[];
}

/** Makes a worker tell of the workers that it starts itself. */
const tellOfWorkers = `
self.Worker = class extends Worker {
  constructor(script, options) {
    super(script, options);
    self.postMessage({ started: options.name });
  }
};
`;

/** The server's bundles for the browser, in a bare page: no VS Code, no Node. */
describe('the language server in a web worker', () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
    const [core = '', server = ''] = await Promise.all(
      ['core.cjs', 'web/server.js'].map((file) => readFile(join(root, 'dist', file), 'utf8')),
    );
    const script = tellOfWorkers + workerScript(core, server);
    await page.evaluate((source) => {
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      const got: unknown[] = [];
      worker.onmessage = ({ data }) => got.push(data);
      Object.assign(globalThis, {
        got,
        /** Sends the messages, and waits for one that comes back and holds this text. */
        async talk(messages: readonly object[], awaited: string): Promise<unknown> {
          const from = got.length;
          for (const message of messages) worker.postMessage({ jsonrpc: '2.0', ...message });
          for (;;) {
            const found = got.slice(from).find((each) => JSON.stringify(each).includes(awaited));
            if (found !== undefined) return found;
            await new Promise((resolve) => {
              worker.addEventListener('message', resolve, { once: true });
            });
          }
        },
      });
    }, script);
    await talk(
      [
        {
          id: 1,
          method: 'initialize',
          params: {
            processId: null,
            rootUri: null,
            capabilities: {},
            initializationOptions: { news: true },
          },
        },
      ],
      '"id":1',
    );
  });

  after(() => browser.close());

  const talk = (messages: readonly Message[], awaited: string): Promise<Message> =>
    page.evaluate(
      ([given, until]) =>
        (
          globalThis as unknown as {
            talk(messages: readonly unknown[], awaited: string): Promise<Message>;
          }
        ).talk(given, until),
      [messages, awaited] as const,
    );

  const text = `version: 1
databases:
  db: { kind: postgresql }
services:
  cart: { project: shop, databases: [db] }
  billing: { project: finance, databases: [db] }
`;

  it('publishes findings', async () => {
    const { params } = await talk(
      [
        { method: 'initialized', params: {} },
        {
          method: 'textDocument/didOpen',
          params: { textDocument: { uri, languageId: 'service-map', version: 1, text } },
        },
      ],
      'publishDiagnostics',
    );
    assert.deepEqual(
      (params as Published).diagnostics.map(({ code }) => code),
      ['split-apart'],
    );
  });

  it('hovers', async () => {
    const { result } = await talk(
      [
        {
          id: 2,
          method: 'textDocument/hover',
          params: { textDocument, position: { line: 4, character: 3 } },
        },
      ],
      '"id":2',
    );
    assert.match(JSON.stringify(result), /shared-database/);
  });

  it('reads a burst of changes to its end', async () => {
    const versions = Array.from({ length: 200 }, (_, index) => index + 2);
    await talk(
      versions.map((version) => ({
        method: 'textDocument/didChange',
        params: {
          textDocument: { uri, version },
          contentChanges: [{ text: `${text}# ${version}\n` }],
        },
      })),
      '"version":201',
    );
    const published = await page.evaluate(() =>
      (globalThis as unknown as { got: Message[] }).got.filter(
        ({ method }) => method === 'textDocument/publishDiagnostics',
      ),
    );
    assert.ok(published.length < 50, `${published.length} for 200 changes`);
    assert.equal((published.at(-1)?.params as Published).version, 201);
  });

  it('lets another worker prove the recommendation of a larger map', async () => {
    const { params } = await talk(
      [
        {
          method: 'textDocument/didChange',
          params: {
            textDocument: { uri, version: 300 },
            contentChanges: [{ text: generateMap({ services: 80, family: 'mixed', seed: 3 }) }],
          },
        },
      ],
      '"settled":true',
    );
    assert.ok((params as { recommended: number }).recommended > 0);
    const started = await page.evaluate(() =>
      (globalThis as unknown as { got: { started?: string }[] }).got.flatMap(
        (each) => each.started ?? [],
      ),
    );
    assert.deepEqual(started, ['service-map-solver']);
  });
});
