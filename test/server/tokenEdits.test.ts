import assert from 'node:assert/strict';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-protocol/node';
import { ownServer } from '../support/bundles.ts';
import { startClient } from '../support/client.ts';

describe('changes of semantic tokens', () => {
  it('are told alone, for a client that asks for them', async () => {
    const client = await startClient(ownServer, [], {
      capabilities: {
        textDocument: {
          semanticTokens: {
            requests: { full: { delta: true } },
            tokenTypes: [],
            tokenModifiers: [],
            formats: ['relative'],
          },
        },
      },
    });
    const uri = 'file:///work/service-map.yaml';
    const ask = <T>(method: string, more: object = {}): Promise<T> =>
      client.connection.sendRequest(`textDocument/semanticTokens/${method}`, {
        textDocument: { uri },
        ...more,
      });
    const lines = (owner: string) =>
      `version: 1\nservices:\n  a: { owner: x }\n  b: { owner: ${owner} }\n  c: { owner: x }\n`;
    await client.open(uri, lines('y'));
    const first = await ask<SemanticTokens>('full');
    await client.change(uri, 2, [{ text: lines('longer') }]);
    const { edits, resultId } = await ask<SemanticTokensDelta>('full/delta', {
      previousResultId: first.resultId,
    });
    const { data } = await ask<SemanticTokens>('full');
    const [edit, ...others] = edits;
    assert.ok(edit);
    assert.deepEqual(others, []);
    assert.ok((edit.data?.length ?? 0) < 5, 'little is said again');
    const made = [...first.data];
    made.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    assert.deepEqual(made, data);
    assert.notEqual(resultId, first.resultId);
    const stale = await ask<SemanticTokens>('full/delta', { previousResultId: first.resultId });
    assert.deepEqual(stale.data, data);
    await client.stop();
  });
});
