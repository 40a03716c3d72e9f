import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import { startClient, type Client } from '../support/client.ts';
import { ownServer } from '../support/bundles.ts';
import { generateMap } from '../support/generate.ts';

const uri = 'file:///work/service-map.yaml';
const textDocument = { uri };
const nowhere = { line: 1_000_000, character: 1_000_000 };
const everywhere = { start: { line: 0, character: 0 }, end: nowhere };
const text = `version: 1
databases:
  db: { kind: postgresql }
services:
  cart: { project: shop, databases: [db] }
  billing: { project: finance, databases: [db] }
`;

/** Every request about a place or a document, with what it takes beside the document. */
const requests: Readonly<Record<string, object>> = {
  'textDocument/hover': { position: nowhere },
  'textDocument/completion': { position: nowhere },
  'textDocument/definition': { position: nowhere },
  'textDocument/references': { position: nowhere, context: { includeDeclaration: true } },
  'textDocument/documentSymbol': {},
  'textDocument/codeAction': { range: everywhere, context: { diagnostics: [] } },
};
const own = ['recommendation', 'graph', 'applyRecommendation'].map((name) => `serviceMap/${name}`);

describe('a language server that is treated badly', () => {
  let client: Client;
  let version = 1;

  beforeEach(async () => {
    client = await startClient(ownServer);
    const found = client.diagnostics(uri, 1);
    version = 1;
    await client.open(uri, text);
    await found;
  });
  afterEach(() => client.stop());

  const show = async (changed: string) => {
    const found = client.diagnostics(uri, ++version);
    await client.change(uri, version, [{ text: changed }]);
    return found;
  };
  /** It still finds what it found. */
  const alive = async () => {
    assert.deepEqual(
      (await show(text)).map(({ code }) => code),
      ['split-apart'],
    );
  };
  const ask = (method: string, params: unknown): Promise<unknown> =>
    client.connection.sendRequest(method, params);

  it('judges the last of many changes, and few of the others', async () => {
    const from = client.published.length;
    const last = client.diagnostics(uri, 201);
    for (version = 2; version <= 201; version++)
      void client.change(uri, version, [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '#' },
      ]);
    await last;
    const versions = client.published.slice(from).map((each) => each.version);
    assert.ok(versions.length <= 10, versions.join());
    assert.equal(versions.at(-1), 201);
  });

  it('drops what is cancelled while it waits', async () => {
    const large = generateMap({ services: 1000, family: 'mixed', seed: 1 });
    void client.change(uri, ++version, [{ text: large }]);
    const first = ask('textDocument/hover', { textDocument, position: { line: 3, character: 3 } });
    const answers = Array.from({ length: 20 }, () => {
      const source = new CancellationTokenSource();
      const answer = client.connection.sendRequest('serviceMap/graph', { uri }, source.token);
      source.cancel();
      return answer;
    });
    const [, settled] = await Promise.all([first, Promise.allSettled(answers)]);
    const last = settled.at(-1);
    assert.equal(last?.status, 'rejected');
    assert.equal((last.reason as ResponseError<void>).code, LSPErrorCodes.RequestCancelled);
    await alive();
  });

  it('has nothing to say about documents that are not open', async () => {
    for (const other of [
      'file:///none.yaml',
      'untitled:Untitled-1',
      'x',
      '',
      '%',
      'file:///%E0%A4',
    ])
      for (const [method, more] of [
        ...Object.entries(requests),
        ...own.map((name) => [name, {}] as const),
      ]) {
        const answer = await ask(method, { textDocument: { uri: other }, uri: other, ...more });
        assert.ok(answer === null || (Array.isArray(answer) && answer.length === 0), method);
      }
    await alive();
  });

  it('has nothing to say about a document that was closed', async () => {
    const gone = client.diagnostics(uri);
    await client.connection.sendNotification('textDocument/didClose', { textDocument });
    assert.deepEqual(await gone, []);
    assert.equal(await ask('textDocument/hover', { textDocument, position: nowhere }), null);
    assert.equal(await ask('serviceMap/graph', { uri }), null);
  });

  it('answers at places that do not exist', async () => {
    const places = [
      nowhere,
      { line: -1, character: -1 },
      { line: 2, character: 1e9 },
      { line: 0.5, character: NaN },
    ];
    for (const [method, more] of Object.entries(requests))
      for (const position of places)
        await ask(method, {
          textDocument,
          ...more,
          position,
          ...('range' in more && { range: { start: position, end: position } }),
        });
    await alive();
  });

  it('refuses parameters that make no sense, and goes on', async () => {
    const nonsense = [
      null,
      {},
      { textDocument: null },
      { textDocument, position: 'here', range: 7 },
    ];
    for (const method of [...Object.keys(requests), ...own])
      for (const params of nonsense)
        await ask(method, params).catch((error: unknown) => {
          assert.ok(error instanceof ResponseError, String(error));
        });
    await assert.rejects(ask('no/such/request', {}), ResponseError);
    await alive();
  });

  it('lives through notifications that make no sense', async () => {
    const notify = (method: string, params: object) =>
      client.connection.sendNotification(method, params);
    await client.change('file:///never-opened.yaml', 2, [{ text }]);
    await notify('textDocument/didClose', { textDocument: { uri: 'file:///never-opened.yaml' } });
    await notify('textDocument/didOpen', {});
    await notify('textDocument/didChange', {});
    await notify('textDocument/didChange', { textDocument });
    await notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [],
    });
    await notify('workspace/didChangeConfiguration', { settings: 7 });
    await notify('no/such/notification', {});
    await alive();
  });

  it('takes a document by any address', async () => {
    for (const other of [
      'untitled:Untitled-1',
      'file:///%E0%A4.yaml',
      'x',
      'vscode-vfs://github/a/b/service-map.yaml',
    ]) {
      const found = client.diagnostics(other, 1);
      await client.open(other, text);
      assert.equal((await found).length, 1);
      assert.ok(await ask('serviceMap/graph', { uri: other }));
      assert.ok(await ask('serviceMap/recommendation', { uri: other }));
    }
  });

  it('outlives an error that nobody caught', async function () {
    if (process.platform === 'win32') this.skip();
    const failing = await startClient({
      ...ownServer,
      args: [
        '--import',
        "data:text/javascript,process.on('SIGUSR2',()=>{throw new Error('on purpose')})",
        ...ownServer.args,
      ],
    });
    failing.process.kill('SIGUSR2');
    const found = failing.diagnostics(uri, 1);
    await failing.open(uri, text);
    assert.equal((await found).length, 1);
    await failing.stop();
  });
});
