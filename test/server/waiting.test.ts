import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  type SymbolInformation,
} from 'vscode-languageserver-protocol/node';
import { startClient, type Client } from '../support/client.ts';
import { ownServer } from '../support/bundles.ts';
import { generateMap } from '../support/generate.ts';

const uri = 'file:///work/service-map.yaml';
const textDocument = { uri };
/** So large that its recommendation is a while in coming. */
const large = generateMap({ services: 600, family: 'mixed', seed: 1 });

describe('an answer that has to be waited for', () => {
  let client: Client;
  beforeEach(async () => {
    client = await startClient({ ...ownServer, bare: true, capabilities: {} });
    await client.open(uri, large);
  });
  afterEach(() => client.stop());

  it('is not waited for once it is cancelled', async () => {
    const source = new CancellationTokenSource();
    const known = client.diagnostics(uri, 1);
    const answer = client.connection.sendRequest(
      'serviceMap/recommendation',
      { uri },
      source.token,
    );
    // It has been judged, so the request is being worked on.
    await known;
    source.cancel();
    await assert.rejects(answer, { code: LSPErrorCodes.RequestCancelled });
  });

  it('is none where its place has gone to another text, or its edit has no version', async () => {
    const asked = [
      client.connection.sendRequest('textDocument/hover', {
        textDocument,
        position: { line: 3, character: 3 },
      }),
      client.connection.sendRequest('serviceMap/applyRecommendation', { uri }),
    ];
    const start = { line: 0, character: 0 };
    await client.change(uri, 2, [{ range: { start, end: start }, text: '# new\n' }]);
    for (const answer of asked)
      await assert.rejects(answer, { code: LSPErrorCodes.ContentModified });
  });
});

describe('the names of a workspace', () => {
  it('are found in maps that are not open, once each, as their files are now', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'service-map-'));
    const uriOf = (path: string) => pathToFileURL(join(folder, path)).href;
    const map = (name: string) => `version: 1\nservices:\n  ${name}: {}\n`;
    for (const path of ['one', 'two']) {
      await mkdir(join(folder, path));
      await writeFile(
        join(folder, path, 'service-map.yaml'),
        `include: [../shared.yaml]\n${map(`service-${path}`)}`,
      );
    }
    await writeFile(join(folder, 'shared.yaml'), 'services:\n  service-shared: {}\n');
    const client = await startClient(ownServer, [pathToFileURL(folder).href]);
    const names = async () => {
      const found = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', {
        query: 'service-',
      });
      return found.map(({ name, location }) => [name, location.uri]);
    };
    assert.deepEqual(await names(), [
      ['service-one', uriOf('one/service-map.yaml')],
      ['service-shared', uriOf('shared.yaml')],
      ['service-two', uriOf('two/service-map.yaml')],
    ]);
    await writeFile(join(folder, 'two', 'service-map.yaml'), map('service-new'));
    await client.open(uriOf('one/service-map.yaml'), map('service-open'));
    assert.deepEqual(await names(), [
      ['service-new', uriOf('two/service-map.yaml')],
      ['service-open', uriOf('one/service-map.yaml')],
    ]);
    // Whoever looks for names has not asked for findings.
    assert.ok(client.published.every((each) => each.uri === uriOf('one/service-map.yaml')));
    await client.stop();
    await rm(folder, { recursive: true });
  });
});
