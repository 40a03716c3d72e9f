import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import type { WrittenBaseline } from '../../src/server/requests.ts';
import type { Client } from '../support/client.ts';
import { useWorkspace } from '../support/workspace.ts';

/** The baseline over the protocol, with real files. */
describe('a baseline in the editor', () => {
  const { pathOf, uriOf, write, tell, until, ...workspace } = useWorkspace();
  let client: Client;
  const start = async (settings: Readonly<Record<string, unknown>> = {}): Promise<void> => {
    client = await workspace.start({ settings: { serviceMap: settings } });
  };
  const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
  const written = (path: string): Promise<WrittenBaseline | null> =>
    client.connection.sendRequest('serviceMap/baseline', { uri: uriOf(path) });

  const map =
    'version: 1\nservices:\n  cart: { databases: [db], project: shop }\n  orders: { databases: [db], project: orders }\n';
  const entry = (code: string, more = '') =>
    `{"code":"${code}","file":"service-map.yaml","at":"services/cart/project","services":["cart","orders"]${more}}`;
  const baseline = (...entries: string[]) =>
    `{\n  "version": 1,\n  "findings": [\n    ${entries.join(',\n    ')}\n  ]\n}\n`;

  beforeEach(() => write('service-map.yaml', map));

  it('is written, read when it comes, and counts no more when it goes', async () => {
    await start();
    await client.open(uriOf('service-map.yaml'), map);
    await until('service-map.yaml', (all) => codes(all).includes('split-apart'));
    const made = await written('service-map.yaml');
    assert.deepEqual(made, {
      uri: uriOf('service-map-baseline.json'),
      text: baseline(entry('split-apart')),
      count: 1,
    });
    await write('service-map-baseline.json', made.text);
    await tell('service-map-baseline.json', 1);
    await until('service-map.yaml', (all) => all.length === 0);
    // Written again it says the same.
    assert.deepEqual(await written('service-map.yaml'), made);
    await rm(pathOf('service-map-baseline.json'));
    await tell('service-map-baseline.json', 3);
    await until('service-map.yaml', (all) => codes(all).includes('split-apart'));
  });

  it('shows what is stale and what cannot be read in the baseline itself', async () => {
    await write('service-map-baseline.json', baseline(entry('split-apart'), '{ "file": 1 }'));
    await start();
    await client.open(uriOf('service-map.yaml'), map);
    const broken = await until('service-map-baseline.json', (all) => all.length > 0);
    assert.deepEqual(
      broken.map(({ code, range }) => [code, range.start]),
      [['unreadable-baseline', { line: 4, character: 4 }]],
    );
    assert.deepEqual(await until('service-map.yaml', () => true), []);
    await client.change(uriOf('service-map.yaml'), 2, [
      { text: map.replace('project: shop', 'project: orders') },
    ]);
    const stale = await until('service-map-baseline.json', (all) => all.length > 1);
    assert.deepEqual(codes(stale), ['unreadable-baseline', 'stale-baseline']);
    assert.deepEqual(stale[1]?.range.start, { line: 3, character: 4 });
    await write('service-map-baseline.json', baseline(entry('lumped-together')));
    await tell('service-map-baseline.json', 2);
    await until('service-map-baseline.json', (all) =>
      all.some(({ message }) => JSON.stringify(message).includes('lumped-together')),
    );
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: uriOf('service-map.yaml') },
    });
    await until('service-map-baseline.json', (all) => all.length === 0);
  });

  it('may lie in a folder above, for several maps, and keeps reasons and what is of others', async () => {
    const deep = (code: string, more = '') =>
      entry(code, more).replace('service-map.yaml', 'shop/service-map.yaml');
    await write('shop/service-map.yaml', map);
    await write(
      'service-map-baseline.json',
      baseline(entry('split-apart'), deep('split-apart', ',"reason":"moves in March"')),
    );
    await start();
    await client.open(uriOf('shop/service-map.yaml'), map);
    assert.deepEqual(await until('shop/service-map.yaml', () => true), []);
    assert.deepEqual(await written('shop/service-map.yaml'), {
      uri: uriOf('service-map-baseline.json'),
      text: baseline(entry('split-apart'), deep('split-apart', ',"reason":"moves in March"')),
      count: 2,
    });
    assert.deepEqual(
      client.published.filter(({ uri }) => uri === uriOf('service-map-baseline.json')),
      [],
    );
  });

  it('has the name that the user gives it, and none where that is empty', async () => {
    await write(
      'known/accepted.json',
      baseline(entry('split-apart').replace('"service', '"../service')),
    );
    await start({ baseline: 'known/accepted.json' });
    await client.open(uriOf('service-map.yaml'), map);
    await until('service-map.yaml', (all) => all.length === 0);
    await client.stop();
    await write('service-map-baseline.json', baseline(entry('split-apart')));
    await start({ baseline: '' });
    await client.open(uriOf('service-map.yaml'), map);
    await until('service-map.yaml', (all) => codes(all).includes('split-apart'));
    assert.equal(await written('service-map.yaml'), null);
  });

  it('and severities are the user’s', async () => {
    await start({ rules: { 'split-apart': 'error', nonsense: 12 } });
    await client.open(uriOf('service-map.yaml'), map);
    const found = await until('service-map.yaml', (all) => all[0]?.severity === 1);
    assert.deepEqual(codes(found), ['split-apart']);
  });
});
