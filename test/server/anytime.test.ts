import assert from 'node:assert/strict';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Solution } from '../../src/grouping/problem.ts';
import { analyse } from '../../src/language/analysis.ts';
import { tellSearch } from '../../src/server/searchProgress.ts';
import { startClient, type Client } from '../support/client.ts';
import { ownServer } from '../support/bundles.ts';
import { generateMap } from '../support/generate.ts';

const uri = 'file:///work/service-map.yaml';
const text = `${generateMap({ services: 80, family: 'mixed', seed: 3 })}surprise: true\n`;

describe('a large map that is opened', () => {
  let client: Client;
  before(async () => {
    client = await startClient(ownServer);
  });
  after(() => client.stop());

  it('shows first what needs no recommendation, then all there is to find', async () => {
    const settled = client.settled(uri);
    await client.open(uri, text);
    await settled;
    const codes = client.published.map(({ diagnostics }) => diagnostics.map(({ code }) => code));
    const [first = []] = codes;
    const last = codes.at(-1) ?? [];
    assert.ok(first.includes('unknown-key'));
    assert.ok(!first.includes('split-apart'));
    assert.deepEqual(
      last,
      analyse(text).findings.map(({ code }) => code),
    );
    assert.ok(last.includes('split-apart'));
  });

  it('answers with the recommendation of just that text, however soon after an edit', async () => {
    const edited = `${text}# more\n`;
    await client.change(uri, 2, [{ text: edited }]);
    const told: { overruled: number; proven: boolean } = await client.connection.sendRequest(
      'serviceMap/recommendation',
      { uri },
    );
    const { overruled, proven } = analyse(edited).recommended;
    assert.deepEqual({ overruled: told.overruled, proven: told.proven }, { overruled, proven });
  });

  it('answers the newest text where the search was cut off by another edit', async () => {
    await client.change(uri, 3, [{ text }]);
    const old = client.connection.sendRequest('serviceMap/recommendation', { uri });
    await client.change(uri, 4, [{ text: 'services: { cart: {}, pay: {} }\n' }]);
    const newest: { groups: { services: string[] }[] } = await client.connection.sendRequest(
      'serviceMap/recommendation',
      { uri },
    );
    assert.deepEqual(newest.groups.map(({ services }) => services).sort(), [['cart'], ['pay']]);
    assert.ok(await old);
  });
});

describe('the progress of a search', () => {
  const answer = (overruled: number): Solution => ({
    groupOf: new Int32Array(),
    overruled,
    bound: 0,
    proven: false,
  });
  /** A client that writes down what it is told, and resolves `begun` when it is told to begin. */
  const listening = () => {
    const told: string[] = [];
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const reporter = {
      begin(title: string, _: number | undefined, message?: string) {
        told.push(`${title}: ${message ?? ''}`);
        begin();
      },
      report: (message: string) => told.push(message),
      done: () => told.push('done'),
    } as unknown as WorkDoneProgressServerReporter;
    const connection = {
      window: { createWorkDoneProgress: () => Promise.resolve(reporter) },
    } as unknown as Connection;
    return { told, begun, connection };
  };
  const able = { window: { workDoneProgress: true } };

  it('is told where it takes a while: what is known, and that it is over', async () => {
    const { told, begun, connection } = listening();
    const search = tellSearch(connection, able, 0);
    await begun;
    search.better(answer(42));
    search.end();
    search.end();
    assert.deepEqual(told, [
      'Service Map: recommended grouping: searching',
      '42 points overruled, being proven',
      'done',
    ]);
  });

  it('is not told where it is over soon, or the client cannot show it', () => {
    const { told, connection } = listening();
    tellSearch(connection, able, 60_000).end();
    tellSearch(connection, {}, 0).better(answer(1));
    assert.deepEqual(told, []);
  });
});
