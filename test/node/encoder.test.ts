import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver';
import { createEncoder } from '../../src/node/encoder.ts';

const diagnostic = (message: string, line: number): Diagnostic => ({
  range: { start: { line, character: 0 }, end: { line, character: 4 } },
  message,
});

const published = (uri: string, diagnostics: readonly Diagnostic[]) => ({
  jsonrpc: '2.0',
  method: 'textDocument/publishDiagnostics',
  params: { uri, version: 3, diagnostics },
});

/** What a client reads. */
async function sent(encoder: ReturnType<typeof createEncoder>, message: object): Promise<unknown> {
  const bytes = await encoder.encode(message as never, { charset: 'utf-8' });
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

describe('messages as they are written', () => {
  const hostile = ['"diagnostics":[', '},{"', '\\', 'München, 東京, 🚲', '\u2028\0', ''];
  const all = hostile.map(diagnostic);

  it('are the JSON of their contents, however often a diagnostic is sent', async () => {
    const encoder = createEncoder();
    for (const list of [[], all.slice(0, 1), all, all.toReversed(), all, []])
      for (const uri of ['file:///a', ...hostile]) {
        const message = published(uri, list);
        assert.deepEqual(await sent(encoder, message), message);
      }
  });

  it('are those of other kinds, too', async () => {
    const encoder = createEncoder();
    const messages = [
      { jsonrpc: '2.0', id: 1, result: { diagnostics: all } },
      { jsonrpc: '2.0', method: '$/progress', params: { token: 1, value: '東京' } },
      { jsonrpc: '2.0', id: 'a', error: { code: -32601, message: '"diagnostics":[' } },
    ];
    for (const message of messages) assert.deepEqual(await sent(encoder, message), message);
  });

  it('fail where there is no JSON for them', async () => {
    const endless: { self?: unknown } = {};
    endless.self = endless;
    await assert.rejects(sent(createEncoder(), { jsonrpc: '2.0', id: 1, result: endless }));
  });
});
