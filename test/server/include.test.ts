import assert from 'node:assert/strict';
import { rm, symlink } from 'node:fs/promises';
import type {
  Diagnostic,
  DocumentSymbol,
  Location,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { listFilesRequest, readFileRequest } from '../../src/server/requests.ts';
import { ownServer } from '../support/bundles.ts';
import { startClient, type Client } from '../support/client.ts';
import { useWorkspace } from '../support/workspace.ts';

/** Maps of several files, over the protocol and with real files. */
describe('include', () => {
  const { pathOf, uriOf, write, start, tell, until } = useWorkspace();
  let client: Client;
  const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);

  const root = 'version: 1\ninclude:\n  - services/*/service-map.yaml\nteams:\n  checkout: {}\n';
  const cart =
    'version: 1\nservices:\n  cart: { owner: checkout, databases: [orders-db], project: shop }\n';
  const orders =
    'version: 1\nservices:\n  orders: { owner: chekout, databases: [orders-db], project: orders }\n';

  beforeEach(async () => {
    await write('service-map.yaml', root);
    await write('services/cart/service-map.yaml', cart);
    await write('services/orders/service-map.yaml', orders);
    client = await start();
  });

  it('makes one map of all files, and shows each finding in its own', async () => {
    await client.open(uriOf('service-map.yaml'), root);
    const found = await until('services/orders/service-map.yaml', (all) => all.length > 0);
    assert.ok(codes(found).includes('unknown-name'));
    assert.match(JSON.stringify(found), /checkout/);
    const split = await until('services/cart/service-map.yaml', (all) =>
      codes(all).includes('split-apart'),
    );
    const related = split.flatMap(({ relatedInformation = [] }) => relatedInformation);
    assert.ok(
      related.some(({ location }) => location.uri === uriOf('services/orders/service-map.yaml')),
    );
    assert.deepEqual(await until('service-map.yaml', () => true), []);
  });

  it('knows the map of a part that is opened alone', async () => {
    await client.open(uriOf('services/orders/service-map.yaml'), orders);
    await until('services/orders/service-map.yaml', (all) => codes(all).includes('unknown-name'));
    await client.change(uriOf('services/orders/service-map.yaml'), 2, [
      { text: orders.replace('chekout', 'checkout') },
    ]);
    await until('services/orders/service-map.yaml', (all) => !codes(all).includes('unknown-name'));
    const places = await client.connection.sendRequest<Location[]>('textDocument/definition', {
      textDocument: { uri: uriOf('services/orders/service-map.yaml') },
      position: { line: 2, character: 22 },
    });
    assert.deepEqual(places, [
      {
        uri: uriOf('service-map.yaml'),
        range: { start: { line: 4, character: 2 }, end: { line: 4, character: 10 } },
      },
    ]);
  });

  it('finds references in every file', async () => {
    await client.open(uriOf('service-map.yaml'), root);
    await until('services/orders/service-map.yaml', (all) => all.length > 0);
    await client.open(uriOf('services/cart/service-map.yaml'), cart);
    const places = await client.connection.sendRequest<Location[]>('textDocument/references', {
      textDocument: { uri: uriOf('services/cart/service-map.yaml') },
      position: { line: 2, character: 45 },
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      places.map(({ uri }) => uri),
      [uriOf('services/cart/service-map.yaml'), uriOf('services/orders/service-map.yaml')],
    );
  });

  it('outlines each file by itself', async () => {
    await client.open(uriOf('service-map.yaml'), root);
    await until('services/orders/service-map.yaml', (all) => all.length > 0);
    const outlineOf = async (path: string, text: string) => {
      await client.open(uriOf(path), text);
      return client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
        textDocument: { uri: uriOf(path) },
      });
    };
    const [version, services, ...more] = await outlineOf(
      'services/orders/service-map.yaml',
      orders,
    );
    assert.deepEqual([version?.name, services?.name, more], ['version', 'services', []]);
    assert.deepEqual(
      services?.children?.map(({ name }) => name),
      ['orders'],
    );
    assert.deepEqual(services?.selectionRange.start, { line: 1, character: 0 });
    const own = await client.connection.sendRequest<DocumentSymbol[]>(
      'textDocument/documentSymbol',
      { textDocument: { uri: uriOf('service-map.yaml') } },
    );
    assert.deepEqual(
      own.map(({ name }) => name),
      ['version', 'include', 'teams'],
    );
  });

  it('applies the recommendation to all files at once', async () => {
    await client.open(uriOf('service-map.yaml'), root);
    await until('services/orders/service-map.yaml', (all) => all.length > 0);
    const edit = await client.connection.sendRequest<WorkspaceEdit | null>(
      'serviceMap/applyRecommendation',
      { uri: uriOf('service-map.yaml') },
    );
    const changed = (edit?.documentChanges ?? []).flatMap((change) =>
      'textDocument' in change ? [change.textDocument.uri] : [],
    );
    assert.equal(changed.length, 1);
    assert.match(changed[0] ?? '', /services\/(cart|orders)\/service-map\.yaml$/);
  });

  it('takes in files that change, come and go outside the editor', async () => {
    await client.open(uriOf('service-map.yaml'), root);
    await until('services/orders/service-map.yaml', (all) => codes(all).includes('unknown-name'));
    await write('services/orders/service-map.yaml', orders.replace('chekout', 'checkout'));
    await tell('services/orders/service-map.yaml', 2);
    await until('services/orders/service-map.yaml', (all) => !codes(all).includes('unknown-name'));
    await write(
      'services/web/service-map.yaml',
      'version: 1\nservices:\n  web: { owner: nobody }\n',
    );
    await tell('services/web/service-map.yaml', 1);
    await until('services/web/service-map.yaml', (all) => codes(all).includes('unknown-name'));
    await rm(pathOf('services/web/service-map.yaml'));
    await tell('services/web/service-map.yaml', 3);
    await until('services/web/service-map.yaml', (all) => all.length === 0);
  });

  it('says what it cannot read, at the entry that asks for it', async () => {
    const text =
      'version: 1\ninclude:\n  - none.yaml\n  - ../secret.yaml\n  - link.yaml\nservices: { a: {} }\n';
    await symlink('/etc/hostname', pathOf('link.yaml'));
    await write('service-map.yaml', text);
    await client.open(uriOf('service-map.yaml'), text);
    const found = await until('service-map.yaml', (all) => all.length >= 3);
    assert.deepEqual(
      found
        .filter(({ code }) => code === 'include-not-found')
        .map(({ range, message }) => [range.start.line, String(message).split(/[.,]/)[0] ?? '']),
      [
        [2, 'No file fits "none'],
        [3, '"'],
        [4, 'No file fits "link'],
      ],
    );
  });

  it('reads files that include each other once, and says so', async () => {
    await write(
      'a.service-map.yaml',
      'version: 1\ninclude: [b.service-map.yaml]\nservices: { a: {} }\n',
    );
    await write(
      'b.service-map.yaml',
      'version: 1\ninclude: [a.service-map.yaml]\nservices: { b: {} }\n',
    );
    await client.open(
      uriOf('a.service-map.yaml'),
      'version: 1\ninclude: [b.service-map.yaml]\nservices: { a: {} }\n',
    );
    const found = await until('b.service-map.yaml', (all) => all.length > 0);
    assert.deepEqual(codes(found), ['include-cycle']);
  });

  it('keeps independent maps of one workspace apart', async () => {
    const other = 'version: 1\nservices:\n  cart: { databases: [orders-db] }\n';
    await write('other/service-map.yaml', other);
    await client.open(uriOf('service-map.yaml'), root);
    await client.open(uriOf('other/service-map.yaml'), other);
    const found = await until('other/service-map.yaml', (all) => all.length > 0);
    assert.deepEqual(codes(found), ['single-service']);
  });
});

describe('include, in a folder whose name has signs of patterns and addresses', () => {
  const { uriOf, write, start, tell } = useWorkspace('app (old) [2] ü');
  let client: Client;
  const root = 'version: 1\ninclude: [parts/*/map.yaml]\nservices: { a: {} }\n';
  const part = (key: string) => `version: 1\nservices: { b: { ${key}: x } }\n`;
  const path = 'parts/one two/map.yaml';

  beforeEach(async () => {
    await write('service-map.yaml', root);
    await write(path, part('ownr'));
    client = await start();
  });

  it('finds the files, and calls each by one name', async () => {
    const first = client.diagnostics(uriOf(path));
    await client.open(uriOf('service-map.yaml'), root);
    assert.deepEqual(
      (await first).map(({ code }) => code),
      ['unknown-key'],
    );
    await write(path, part('owner'));
    const next = client.diagnostics(uriOf(path));
    await tell(path, 2);
    assert.deepEqual(await next, []);
    assert.equal(new Set(client.published.map((each) => each.uri)).size, 2);
  });

  it('takes back what it said under the name that a file had before a document of it was opened', async () => {
    const first = client.diagnostics(uriOf(path));
    await client.open(uriOf('service-map.yaml'), root);
    await first;
    const gone = client.diagnostics(uriOf(path));
    const other = uriOf(path).replaceAll('(', '%28').replaceAll(')', '%29');
    await client.open(other, part('ownr'));
    await client.change(other, 2, [{ text: part('onwer') }]);
    assert.deepEqual(await gone, []);
  });
});

describe('include, while a file is still being read', () => {
  it('lets go of a file that is not included any more, whatever is read of it then', async () => {
    const folder = 'file:///work';
    const root = `${folder}/service-map.yaml`;
    const part = `${folder}/part.yaml`;
    const text = (include: string) => `version: 1\n${include}services: { a: {} }\n`;
    const client = await startClient(ownServer, [folder], {
      initializationOptions: { files: true },
    });
    let held: ((text: string) => void) | undefined;
    let asked: () => void = () => undefined;
    let holds = false;
    client.connection.onRequest(listFilesRequest, () => [root, part]);
    client.connection.onRequest(readFileRequest, ({ uri }) => {
      if (!holds || uri !== part) return uri === part ? 'services: { b: {} }\n' : text('');
      return new Promise<string>((resolve) => {
        held = resolve;
        asked();
      });
    });
    const included = client.diagnostics(part);
    await client.open(root, text('include: [part.yaml]\n'));
    await included;
    holds = true;
    const reading = new Promise<void>((resolve) => {
      asked = resolve;
    });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: part, type: 2 }],
    });
    await reading;
    const gone = client.diagnostics(part);
    await client.change(root, 2, [{ text: text('') }]);
    assert.deepEqual(await gone, []);
    held?.('nonsense: 1\n');
    const answered = () =>
      client.connection.sendRequest('textDocument/hover', {
        textDocument: { uri: root },
        position: { line: 0, character: 0 },
      });
    await answered();
    const last = client.diagnostics(root, 3);
    await client.change(root, 3, [{ text: text('# more\n') }]);
    await last;
    await answered();
    const about = client.published.filter(({ uri }) => uri === part);
    assert.deepEqual(about.at(-1)?.diagnostics, []);
    await client.stop();
  });
});
