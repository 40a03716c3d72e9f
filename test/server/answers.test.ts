import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import type { Answer, Question } from '../../src/server/requests.ts';
import { startClient, type Client } from '../support/client.ts';
import { ownServer } from '../support/bundles.ts';

const uri = 'file:///work/service-map.yaml';
const map =
  'version: 1\nservices:\n  cart: { databases: [db], project: shop }\n  orders: { databases: [db], project: orders }\n';

describe('questions over the protocol', () => {
  let client: Client;
  const ask = (question: Question, base?: string): Promise<Answer | null> =>
    client.connection.sendRequest('serviceMap/answer', { uri, question, base });
  const told = async (question: Question, base?: string) => {
    const answer = await ask(question, base);
    assert.ok(answer && 'text' in answer, JSON.stringify(answer));
    return answer;
  };

  before(async () => {
    client = await startClient(ownServer);
    await client.open(uri, map);
  });
  after(() => client.stop());

  it('can be about services and projects', async () => {
    assert.deepEqual(await client.connection.sendRequest('serviceMap/names', { uri }), {
      services: ['cart', 'orders'],
      projects: ['orders', 'shop'],
    });
  });

  it('are answered with places that can be clicked where the page is shown', async () => {
    const { text } = await told({ kind: 'explain', a: 'cart', b: 'orders' }, 'file:///work');
    assert.match(text, /^# cart and orders\n/);
    assert.match(text, /- \+10: Both use database db \(shared-database\)/);
    assert.match(text, /  - \[service-map\.yaml:3\]\(\/service-map\.yaml#L3\)\n/);
    const beside = await told({ kind: 'explain', a: 'cart', b: 'orders' }, 'file:///other/one');
    assert.match(beside.text, /\]\(\/\.\.\/\.\.\/work\/service-map\.yaml#L3\)/);
    for (const base of [undefined, 'vscode-vfs://github/work']) {
      const plain = await told({ kind: 'explain', a: 'cart', b: 'orders' }, base);
      assert.match(plain.text, /  - service-map\.yaml:3\n/);
    }
    assert.match((await told({ kind: 'plan' })).text, /1 step: from 10 overruled points to 0/);
  });

  it('try a change, and give the edit that makes it', async () => {
    const { text, edit } = (await told({
      kind: 'whatIf',
      supposition: { kind: 'move', service: 'orders', project: 'shop' },
    })) as { readonly text: string; readonly edit: WorkspaceEdit };
    assert.match(text, /0 instead of 10 with today's/);
    assert.match(JSON.stringify(edit), /"newText":"shop"/);
  });

  it('give no edit that would bring an error', async () => {
    const contradiction = `${map}constraints:\n  - together: [cart, orders]\n    because: one cart\n`;
    const other = 'file:///work/other.service-map.yaml';
    await client.open(other, contradiction);
    const supposition = { kind: 'apart', services: ['cart', 'orders'] };
    const answer = await client.connection.sendRequest<Answer>('serviceMap/answer', {
      uri: other,
      question: { kind: 'whatIf', supposition },
    });
    assert.ok('text' in answer);
    assert.match(answer.text, /error: These cannot all hold/);
    assert.equal(answer.edit, undefined);
  });

  it('say what is wrong with them', async () => {
    const supposition = { kind: 'apart', services: ['crt', 'orders'] } as const;
    assert.deepEqual(await ask({ kind: 'whatIf', supposition }), {
      wrong: 'There is no service crt. Did you mean cart?',
    });
    assert.deepEqual(await ask({ kind: 'explain', a: 'cart', b: 'shop' }), {
      wrong: 'cart and shop are neither two services nor two projects.',
    });
  });
});
