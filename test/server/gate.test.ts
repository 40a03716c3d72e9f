import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { InitializeResult } from 'vscode-languageserver';
import { version } from '../../package.json';
import { ownServer } from '../support/bundles.ts';

interface Answer {
  readonly id: number | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A talk with the server without a library between: whatever is written is sent. */
function talk() {
  const child = spawn(ownServer.program, ownServer.args, {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let waiting: ((answer: Answer) => boolean)[] = [];
  let unread = Buffer.alloc(0);
  child.stdout.on('data', (bytes: Buffer) => {
    unread = Buffer.concat([unread, bytes]);
    for (;;) {
      const head = unread.indexOf('\r\n\r\n');
      const [, length = ''] =
        /Content-Length: (\d+)/.exec(unread.toString('latin1', 0, head)) ?? [];
      const end = head + 4 + Number(length);
      if (head < 0 || unread.length < end) return;
      const message = JSON.parse(unread.toString('utf8', head + 4, end)) as Answer;
      unread = unread.subarray(end);
      waiting = waiting.filter((take) => !take(message));
    }
  });
  const write = (text: string): void => {
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const answerTo = (id: number | null) =>
    new Promise<Answer>((resolve) =>
      waiting.push((answer) => {
        if (answer.id !== id || 'method' in answer) return false;
        resolve(answer);
        return true;
      }),
    );
  let last = 0;
  return {
    child: child as ChildProcess,
    write,
    answerTo,
    notify(method: string, params?: object) {
      write(JSON.stringify({ jsonrpc: '2.0', method, params }));
    },
    ask(method: string, params?: object) {
      const id = ++last;
      write(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
      return answerTo(id);
    },
  };
}

const hello = { processId: null, rootUri: null, capabilities: {} };
const textDocument = { uri: 'file:///work/service-map.yaml' };
const text = 'version: 1\nservices:\n  cart: { project: shop }\n  mail: { project: post }\n';

describe('the life of a language server', () => {
  it('goes as the protocol prescribes, and each mistake has its own answer', async () => {
    const { child, ask, notify, write, answerTo } = talk();
    const ended = once(child, 'exit');
    const code = async (answer: Promise<Answer>) => (await answer).error?.code;
    const place = { textDocument, position: { line: 0, character: 0 } };

    assert.equal(await code(ask('textDocument/hover', place)), -32002);
    assert.equal(await code(ask('initialize', { capabilities: 7 })), -32602);
    const { serverInfo } = (await ask('initialize', hello)).result as InitializeResult;
    assert.deepEqual(serverInfo, { name: 'service-map', version });
    assert.equal(await code(ask('initialize', hello)), -32600);
    notify('initialized', {});
    assert.equal(await code(ask('no/such/method', {})), -32601);
    assert.equal(await code(ask('textDocument/hover', { textDocument })), -32602);
    assert.equal(await code(ask('textDocument/hover')), -32602);
    const unreadable = answerTo(null);
    write('{ "jsonrpc": "2.0", "id": 7, "method"');
    assert.equal(await code(unreadable), -32700);
    assert.deepEqual((await ask('textDocument/hover', place)).result, null);
    assert.deepEqual((await ask('shutdown')).result, null);
    assert.equal(await code(ask('textDocument/hover', place)), -32600);
    notify('exit');
    assert.deepEqual(await ended, [0, null]);
  });

  it('ends with 1 where it was not shut down, and when its client is gone', async () => {
    const left = talk();
    const ended = once(left.child, 'exit');
    await left.ask('initialize', hello);
    left.notify('exit');
    assert.deepEqual(await ended, [1, null]);

    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'exit');
    const orphan = talk();
    const over = once(orphan.child, 'exit');
    await orphan.ask('initialize', { ...hello, processId: gone.pid });
    assert.deepEqual(await over, [1, null]);
  });

  it('says what is wrong with a request of its own', async () => {
    const { child, ask, notify } = talk();
    await ask('initialize', hello);
    notify('initialized', {});
    notify('textDocument/didOpen', {
      textDocument: { ...textDocument, languageId: 'service-map', version: 1, text },
    });
    const { uri } = textDocument;
    const wrong = async (method: string, params: object): Promise<string> => {
      const { error } = await ask(method, params);
      assert.equal(error?.code, -32602, method);
      return error.message;
    };
    const move = (service: string, target: string) =>
      wrong('serviceMap/moveTo', { uri, service, target });
    assert.equal(await move('nobody', 'shop'), 'The map has no service “nobody”.');
    assert.equal(await move('cart', 'nowhere'), 'There is no project “nowhere”.');
    assert.match(await wrong('serviceMap/moveService', { uri, service: 'nobody' }), /“nobody”/);
    assert.match(await wrong('workspace/executeCommand', { command: 'x' }), /no command “x”/);
    const command = 'serviceMap.applyAction';
    for (const given of [[], [7], [null], [{ uri, title: 'x' }]])
      assert.match(
        await wrong('workspace/executeCommand', { command, arguments: given }),
        /action/,
      );
    for (const [method, params] of [
      ['moveTo', { uri }],
      ['trial', { uri, service: 'cart' }],
      ['story', { service: 'cart' }],
      ['tree', { uri, path: 'x' }],
      ['rulePage', {}],
      ['answer', { uri, question: { kind: 'whatIf', supposition: { kind: 'x' } } }],
      ['baseline', {}],
      ['graph', { uri: 7 }],
    ] as const)
      assert.match(await wrong(`serviceMap/${method}`, params), new RegExp(method));
    child.kill();
  });
});
