import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  DocumentDiagnosticReport,
  PreviousResultId,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import { startClient, type Client } from '../support/client.ts';
import { ownServer } from '../support/bundles.ts';
import { useWorkspace } from '../support/workspace.ts';

const pulling = {
  capabilities: {
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: { refreshSupport: true } },
  },
};
const text = (owner: string) =>
  `version: 1\nteams: { shop: {} }\nservices:\n  cart: { owner: ${owner} }\n  mail: { owner: shop }\n`;

describe('diagnostics for clients that ask for them', () => {
  let folder: string;
  let client: Client;
  const uriOf = (path: string) => pathToFileURL(join(folder, path)).href;
  const pull = (previousResultId?: string) =>
    client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: uriOf('service-map.yaml') },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  const pullAll = (previousResultIds: readonly PreviousResultId[] = []) =>
    client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds,
    });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'service-map-'));
    await writeFile(join(folder, 'service-map.yaml'), text('shp'));
    await mkdir(join(folder, 'other'));
    await writeFile(join(folder, 'other', 'service-map.yaml'), text('nobody'));
    client = await startClient(ownServer, [pathToFileURL(folder).href], pulling);
  });

  after(async () => {
    await client.stop();
    await rm(folder, { recursive: true });
  });

  it('come for one document, and again only when they have changed', async () => {
    await client.open(uriOf('service-map.yaml'), text('shp'));
    const first = await pull();
    assert.equal(first.kind, 'full');
    assert.deepEqual(
      first.items.map(({ code }) => code),
      ['unknown-name'],
    );
    const again = await pull(first.resultId);
    assert.deepEqual([again.kind, again.resultId], ['unchanged', first.resultId]);
    await client.change(uriOf('service-map.yaml'), 2, [{ text: text('shop') }]);
    const changed = await pull(first.resultId);
    assert.deepEqual(changed.kind === 'full' && changed.items, []);
  });

  it('come for every map of the workspace, open or not', async () => {
    const { items } = await pullAll();
    const codes = items.map((report) => [
      report.uri,
      report.version,
      report.kind === 'full' && report.items.map(({ code }) => code),
    ]);
    assert.deepEqual(codes.sort(), [
      [uriOf('other/service-map.yaml'), null, ['unknown-name']],
      [uriOf('service-map.yaml'), 2, []],
    ]);
  });

  it('are to be asked for again when a map that is not open has changed', async () => {
    await pullAll();
    const path = join('other', 'service-map.yaml');
    const asked = new Promise<void>((resolve) => {
      client.connection.onRequest('workspace/diagnostic/refresh', () => {
        resolve();
        return null;
      });
    });
    await writeFile(join(folder, path), text('shop'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(path), type: 2 }],
    });
    await asked;
    const { items } = await pullAll();
    const report = items.find(({ uri }) => uri === uriOf(path));
    assert.deepEqual(report?.kind === 'full' && report.items, []);
  });

  it('are told once to be none where the map is gone', async () => {
    const { items } = await pullAll();
    const previousResultIds = items.map(({ uri, resultId = '' }) => ({ uri, value: resultId }));
    const path = join('other', 'service-map.yaml');
    await rm(join(folder, path));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(path), type: 3 }],
    });
    const after = await pullAll(previousResultIds);
    assert.deepEqual(
      after.items.map((report) => [
        report.uri,
        report.kind,
        report.resultId !== undefined,
        report.kind === 'full' && report.items.length,
      ]),
      [
        [uriOf('service-map.yaml'), 'unchanged', true, false],
        [uriOf('other/service-map.yaml'), 'full', false, 0],
      ],
    );
  });

  it('are not sent besides', () => {
    assert.deepEqual(client.published, []);
  });
});

describe('diagnostics that are asked for', () => {
  const { pathOf, uriOf, write, ...workspace } = useWorkspace();
  let client: Client;
  const open = async (path: string): Promise<void> =>
    client.open(uriOf(path), await readFile(pathOf(path), 'utf8'));
  const pull = async (path: string) => {
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>(
      'textDocument/diagnostic',
      { textDocument: { uri: uriOf(path) } },
    );
    return report.kind === 'full' ? report.items : [];
  };
  const start = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [path, content] of Object.entries(files)) await write(path, content);
    client = await workspace.start({}, pulling);
  };

  it('are of the right map from the first on, before the workspace is known', async () => {
    await start({
      'service-map.yaml': 'version: 1\ninclude: [parts/service-map.yaml]\nteams: { shop: {} }\n',
      'parts/service-map.yaml':
        'version: 1\nservices:\n  cart: { owner: shop }\n  mail: { owner: shp }\n',
    });
    await open('parts/service-map.yaml');
    assert.deepEqual(
      (await pull('parts/service-map.yaml')).map(({ code }) => code),
      ['unknown-name'],
    );
  });

  it('tell of the baseline what is wrong with it, as long as it is', async () => {
    const entry = (code: string) =>
      `{"code":"${code}","file":"service-map.yaml","at":"services/cart","services":["cart"]}`;
    const baseline = (...codes: string[]) =>
      `{ "version": 1, "findings": [${codes.map(entry).join()}] }`;
    await start({
      'service-map.yaml': text('shop'),
      'service-map-baseline.json': baseline('split-apart'),
    });
    const all = async () => {
      const { items } = await client.connection.sendRequest<WorkspaceDiagnosticReport>(
        'workspace/diagnostic',
        { previousResultIds: [] },
      );
      return items
        .filter(({ uri }) => uri === uriOf('service-map-baseline.json'))
        .map((report) => (report.kind === 'full' ? report.items.map(({ code }) => code) : []));
    };
    assert.deepEqual(await all(), [['stale-baseline']]);
    await open('service-map-baseline.json');
    assert.deepEqual(
      (await pull('service-map-baseline.json')).map(({ code }) => code),
      ['stale-baseline'],
    );
    // What is typed into it counts before it is saved.
    await client.change(uriOf('service-map-baseline.json'), 2, [{ text: baseline() }]);
    while ((await pull('service-map-baseline.json')).length > 0);
    assert.deepEqual(await all(), [[]]);
    assert.deepEqual(client.published, []);
  });
});

describe('diagnostics of the whole workspace for a client that is told', () => {
  it('come for maps that are not open, and follow what happens to their files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'service-map-'));
    const path = join(folder, 'service-map.yaml');
    await writeFile(path, text('nobody'));
    const client = await startClient(ownServer, [pathToFileURL(folder).href], {
      initializationOptions: { diagnostics: 'workspace' },
    });
    const uri = pathToFileURL(path).href;
    const next = async (found: boolean): Promise<void> => {
      const last = client.published.findLast((each) => each.uri === uri);
      if (last && last.diagnostics.length > 0 === found) return;
      while ((await client.diagnostics(uri)).length > 0 !== found);
    };
    await next(true);
    await client.open(uri, text('shop'));
    await next(false);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await next(true);
    await client.stop();
    await rm(folder, { recursive: true });
  });

  it('come with a folder that is added to the workspace, and go with it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'service-map-'));
    const client = await startClient(ownServer, [], {
      initializationOptions: { diagnostics: 'workspace' },
    });
    const change = (added: readonly string[], removed: readonly string[]) => {
      const named = (uri: string) => ({ uri, name: 'folder' });
      return client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: added.map(named), removed: removed.map(named) },
      });
    };
    await writeFile(join(folder, 'service-map.yaml'), text('nobody'));
    const uri = pathToFileURL(join(folder, 'service-map.yaml')).href;
    const come = client.diagnostics(uri);
    await change([pathToFileURL(folder).href], []);
    assert.deepEqual(
      (await come).map(({ code }) => code),
      ['unknown-name'],
    );
    const gone = client.diagnostics(uri);
    await change([], [pathToFileURL(folder).href]);
    assert.deepEqual(await gone, []);
    await client.stop();
    await rm(folder, { recursive: true });
  });
});
