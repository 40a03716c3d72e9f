import assert from 'node:assert/strict';
import { PassThrough, Writable } from 'node:stream';
import type { Diagnostic, Message } from 'vscode-languageserver';
import { StreamMessageReader } from 'vscode-languageserver/node';
import { StreamWriter } from '../../src/node/writer.ts';

const diagnostic = (message: string, line: number): Diagnostic => ({
  range: { start: { line, character: 0 }, end: { line, character: 4 } },
  message,
});

const published = (uri: string, diagnostics: readonly Diagnostic[]): Message =>
  ({
    jsonrpc: '2.0',
    method: 'textDocument/publishDiagnostics',
    params: { uri, version: 3, diagnostics },
  }) as Message;

/** A pipe: who writes into it gets its bytes back once they are through. */
function createPipe() {
  const end = new PassThrough();
  const beginning = new Writable({
    write(bytes: Buffer, _encoding, done) {
      end.write(Buffer.from(bytes), done);
    },
  });
  return { beginning, end };
}

/** What a client reads of the messages, by a reader of the protocol's own library. */
async function received(messages: readonly Message[], atOnce: boolean): Promise<Message[]> {
  const { beginning, end } = createPipe();
  const writer = new StreamWriter(beginning);
  const read = new Promise<Message[]>((resolve) => {
    const all: Message[] = [];
    new StreamMessageReader(end).listen((message) => {
      if (all.push(message) === messages.length) resolve(all);
    });
  });
  if (atOnce) await Promise.all(messages.map((message) => writer.write(message)));
  else for (const message of messages) await writer.write(message);
  return read;
}

describe('messages as they are written', () => {
  const hostile = ['"diagnostics":[', '},{"', '\\', 'München, 東京, 🚲', '\u2028\0', ''];
  const all = hostile.map(diagnostic);

  it('are the JSON of their contents in their order, however often a diagnostic is sent', async () => {
    const messages = [[], all.slice(0, 1), all, all.toReversed(), all, []].flatMap((list) =>
      ['file:///a', ...hostile].map((uri) => published(uri, list)),
    );
    for (const atOnce of [true, false])
      assert.deepEqual(await received(messages, atOnce), messages);
  });

  it('are those of other kinds, too', async () => {
    const messages = [
      { jsonrpc: '2.0', id: 1, result: { diagnostics: all } },
      { jsonrpc: '2.0', method: '$/progress', params: { token: 1, value: '東京' } },
      { jsonrpc: '2.0', id: 'a', error: { code: -32601, message: '"diagnostics":[' } },
    ];
    assert.deepEqual(await received(messages, false), messages);
  });

  it('go out in one piece each, header and all', async () => {
    const pieces: string[] = [];
    const stream = new Writable({
      write(bytes: Buffer, _encoding, done) {
        pieces.push(bytes.toString('utf8'));
        done();
      },
    });
    await new StreamWriter(stream).write(published('file:///a', all));
    assert.equal(pieces.length, 1);
    assert.match(pieces[0] ?? '', /^Content-Length: \d+\r\n\r\n\{.*\}$/s);
  });

  it('fail where there is no JSON for them, or nobody to read them', async () => {
    const endless: { self?: unknown } = {};
    endless.self = endless;
    const stream = new PassThrough();
    const writer = new StreamWriter(stream);
    let errors = 0;
    writer.onError(() => errors++);
    await assert.rejects(writer.write({ jsonrpc: '2.0', id: 1, result: endless } as Message));
    stream.destroy();
    await assert.rejects(writer.write(published('file:///a', [])));
    assert.ok(errors > 0);
  });

  it('end with the stream, which is told', async () => {
    const stream = new PassThrough();
    const writer = new StreamWriter(stream);
    const closed = new Promise<void>((resolve) => {
      writer.onClose(resolve);
    });
    stream.resume();
    writer.end();
    await closed;
  });
});
