import assert from 'node:assert/strict';
import {
  CompletionItemKind,
  LSPErrorCodes,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver-protocol/node';
import { listFilesRequest } from '../../src/server/requests.ts';
import { ownServer } from '../support/bundles.ts';
import { startClient, type Client } from '../support/client.ts';
import { marked } from '../support/marker.ts';
import { useWorkspace } from '../support/workspace.ts';

describe('completion of paths over the protocol', () => {
  const { uriOf, write, start } = useWorkspace();
  let client: Client;
  const position = (text: string, offset: number) => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  };
  const ask = async (fixture: string, context?: object): Promise<CompletionItem[]> => {
    const { text, offset } = marked(fixture);
    const uri = uriOf('service-map.yaml');
    await client.open(uri, text);
    const answer = await client.connection.sendRequest<CompletionList | CompletionItem[]>(
      'textDocument/completion',
      { textDocument: { uri }, position: position(text, offset), ...(context && { context }) },
    );
    return Array.isArray(answer) ? answer : answer.items;
  };
  const slash = { triggerKind: 2, triggerCharacter: '/' };

  beforeEach(async () => {
    for (const path of ['service-map.yaml', 'a/service-map.yaml', 'b/service-map.yaml'])
      await write(path, 'version: 1\n');
    client = await start();
  });

  it('lists what is in the workspace', async () => {
    const items = await ask('version: 1\ninclude: [|]\nservices: {}\n');
    assert.deepEqual(
      items.map(({ label, kind }) => [label, kind]),
      ['*/service-map.yaml', 'a/service-map.yaml', 'b/service-map.yaml'].map((path) => [
        path,
        CompletionItemKind.File,
      ]),
    );
  });

  it('goes on behind a slash, which opens no other list', async () => {
    assert.equal((await ask('version: 1\ninclude:\n  - a/|\n', slash)).length, 1);
    assert.deepEqual(await ask('version: 1\nservices:\n  a: { owner: a/| }\n', slash), []);
  });

  it('is asked for again where the text changes before the files are known', async () => {
    const other = await startClient(ownServer, [uriOf('.')], {
      initializationOptions: { files: true },
    });
    const uri = uriOf('service-map.yaml');
    let tell: (files: string[]) => void = () => undefined;
    const files = new Promise<string[]>((resolve) => {
      tell = resolve;
    });
    other.connection.onRequest(listFilesRequest, () => files);
    await other.open(uri, 'version: 1\ninclude: []\n');
    const asked = other.connection.sendRequest('textDocument/completion', {
      textDocument: { uri },
      position: { line: 1, character: 10 },
    });
    const refused = assert.rejects(asked, { code: LSPErrorCodes.ContentModified });
    await other.change(uri, 2, [{ text: 'version: 1\ninclude: [a]\n' }]);
    tell([]);
    await refused;
    await other.stop();
  });
});
