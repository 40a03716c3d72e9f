import assert from 'node:assert/strict';
import { createLeftAlone } from '../../src/language/leftAlone.ts';
import {
  listFilesRequest,
  readFileRequest,
  type AnalysisSummary,
} from '../../src/server/requests.ts';
import type { Client } from '../support/client.ts';
import { useWorkspace } from '../support/workspace.ts';

const lonely = 'version: 1\nservices: { a: {} }\n';

/** Maps of a workspace, judged whether they are open or not. */
describe('the maps of a workspace', () => {
  const { uriOf, write, until, ...workspace } = useWorkspace();
  let client: Client;
  const start = async (associations: Readonly<Record<string, string>> = {}): Promise<void> => {
    client = await workspace.start(
      { settings: { 'files.associations': associations } },
      { initializationOptions: { diagnostics: 'workspace', news: true } },
    );
  };
  const maps = () => client.connection.sendRequest<string[]>('serviceMap/maps');
  const changed = () =>
    new Promise<void>((resolve) => {
      const listener = client.connection.onNotification('serviceMap/mapsChanged', () => {
        listener.dispose();
        resolve();
      });
    });
  /** Resolves when the workspace has just these maps. */
  const mapsAre = async (...paths: readonly string[]): Promise<void> => {
    for (;;) {
      const next = changed();
      if ((await maps()).join() === paths.map(uriOf).join()) return;
      await next;
    }
  };

  it('tell how they stand when one is opened that has been judged before', async () => {
    await write('service-map.yaml', lonely);
    await start();
    await until('service-map.yaml', (all) => all.length > 0);
    const summary = new Promise<AnalysisSummary>((resolve) => {
      client.connection.onNotification('serviceMap/analysisChanged', resolve);
    });
    await client.open(uriOf('service-map.yaml'), lonely);
    const { uri, findings } = await summary;
    assert.equal(uri, uriOf('service-map.yaml'));
    assert.equal(findings, 1);
  });

  it('are as many as there are files that no other one includes', async () => {
    const root = 'version: 1\ninclude: [part.service-map.yaml]\nservices: { b: {} }\n';
    await write('service-map.yaml', root);
    await write('part.service-map.yaml', lonely);
    await write('other.service-map.yaml', lonely);
    await start();
    await mapsAre('other.service-map.yaml', 'service-map.yaml');
    await client.open(uriOf('service-map.yaml'), root);
    await client.change(uriOf('service-map.yaml'), 2, [{ text: lonely }]);
    await mapsAre('other.service-map.yaml', 'part.service-map.yaml', 'service-map.yaml');
    await client.change(uriOf('service-map.yaml'), 3, [{ text: root }]);
    await mapsAre('other.service-map.yaml', 'service-map.yaml');
  });

  it('are not those that the user has given to another language', async () => {
    await write('service-map.yaml', lonely);
    await write('plain.service-map.yaml', lonely);
    await start({ 'plain.service-map.yaml': 'yaml' });
    await mapsAre('service-map.yaml');
    await until('service-map.yaml', (all) => all.length > 0);
    // It may have been judged before the settings came.
    if (client.published.some(({ uri }) => uri === uriOf('plain.service-map.yaml')))
      await until('plain.service-map.yaml', (all) => all.length === 0);
  });

  it('are not those that are open in another language, as long as they are', async () => {
    await write('service-map.yaml', lonely);
    await start();
    await until('service-map.yaml', (all) => all.length > 0);
    const tell = (uris: readonly string[]) =>
      client.connection.sendNotification('serviceMap/otherLanguages', { uris });
    await tell([uriOf('service-map.yaml')]);
    await until('service-map.yaml', (all) => all.length === 0);
    await mapsAre();
    await tell([]);
    await until('service-map.yaml', (all) => all.length > 0);
  });
});

/** The client answers the server's questions about files when the test says so. */
describe('the maps of a workspace that changes while it is looked through', () => {
  const { uriOf, until, ...workspace } = useWorkspace();
  let client: Client;
  /** Questions that are open, by what they ask for. */
  let asked: { readonly what: string; answer(): void }[];
  let heard: () => void;
  beforeEach(async () => {
    asked = [];
    heard = () => undefined;
    client = await workspace.start(
      {},
      { initializationOptions: { diagnostics: 'workspace', news: true, files: true } },
    );
    const hold = <T>(what: string, answer: T): Promise<T> =>
      new Promise((resolve) => {
        asked.push({
          what,
          answer: () => {
            resolve(answer);
          },
        });
        heard();
      });
    client.connection.onRequest(listFilesRequest, () => hold('list', [uriOf('service-map.yaml')]));
    // There is no baseline.
    client.connection.onRequest(readFileRequest, ({ uri }) =>
      uri === map() ? hold('map', lonely) : null,
    );
  });
  /** The next question, which must be about this. */
  const next = async (what: string): Promise<() => void> => {
    while (asked.length === 0) await new Promise<void>((resolve) => (heard = resolve));
    const question = asked.shift();
    assert.equal(question?.what, what);
    return () => question?.answer();
  };
  const elsewhere = (...uris: readonly string[]) =>
    client.connection.sendNotification('serviceMap/otherLanguages', { uris });
  const map = () => uriOf('service-map.yaml');

  it('are judged, as soon as they have been found', async () => {
    const first = await next('list');
    await elsewhere(uriOf('other.service-map.yaml'));
    const second = await next('list');
    first();
    (await next('map'))();
    second();
    (await next('map'))();
    (await next('map'))();
    await until('service-map.yaml', (all) => all.length > 0);
  });

  it('are not judged when they are none any more before they have been read', async () => {
    (await next('list'))();
    // It is read to see what it includes, then to judge it.
    (await next('map'))();
    const late = await next('map');
    await elsewhere(map());
    (await next('list'))();
    assert.deepEqual(await client.connection.sendRequest('serviceMap/maps'), []);
    late();
    // When this is answered, what has been read has arrived.
    await client.connection.sendRequest('serviceMap/maps');
    const report = await client.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: map() },
    });
    assert.deepEqual(report, { kind: 'full', items: [] });
  });
});

describe('files of another language', () => {
  const elsewhere = (associations: Readonly<Record<string, string>>, file: string): boolean => {
    const leftAlone = createLeftAlone();
    leftAlone.associate(associations);
    return leftAlone.has(`file:///work/${file}`);
  };

  it('are those whose name fits, whatever its case', () => {
    assert.ok(elsewhere({ 'Service-Map.yaml': 'yaml' }, 'a/service-map.yaml'));
    assert.ok(elsewhere({ '*.yaml': 'yaml' }, 'a/service-map.yaml'));
    assert.ok(!elsewhere({ '*.yaml': 'service-map' }, 'service-map.yaml'));
    assert.ok(!elsewhere({ 'map.yaml': 'yaml' }, 'service-map.yaml'));
  });

  it('are those whose path fits a pattern with a slash', () => {
    assert.ok(elsewhere({ '**/old/*.yaml': 'yaml' }, 'old/service-map.yaml'));
    assert.ok(!elsewhere({ '**/old/*.yaml': 'yaml' }, 'new/service-map.yaml'));
  });

  it('follow the longest pattern of several', () => {
    const both = { '*.yaml': 'yaml', 'service-map.yaml': 'service-map' };
    assert.ok(!elsewhere(both, 'service-map.yaml'));
    assert.ok(elsewhere(both, 'x.service-map.yaml'));
  });
});
