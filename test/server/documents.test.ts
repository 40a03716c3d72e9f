import assert from 'node:assert/strict';
import type {
  Diagnostic,
  Location,
  TextDocumentContentChangeEvent,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startClient, type Client } from '../support/client.ts';
import { ownServer } from '../support/bundles.ts';

const uri = 'file:///work/service-map.yaml';
const textDocument = { uri };
const text = 'version: 1\nservices:\n  cart: { owner: shop }\n  mail: { owner: shop }\n';
const at = (line: number, character: number) => ({ line, character });

describe('a document', () => {
  let client: Client;
  let version = 1;
  beforeEach(async () => {
    client = await startClient(ownServer);
    version = 1;
  });
  afterEach(() => client.stop());
  const open = async (content: string): Promise<Diagnostic[]> => {
    const found = client.diagnostics(uri, 1);
    await client.open(uri, content);
    return found;
  };
  const change = async (...changes: TextDocumentContentChangeEvent[]): Promise<Diagnostic[]> => {
    const found = client.diagnostics(uri, ++version);
    await client.change(uri, version, changes);
    return found;
  };
  const codes = (found: readonly Diagnostic[]) => found.map(({ code }) => code);

  it('stays as it was where one of several changes makes no sense', async () => {
    await open(text);
    const start = at(0, 0);
    const sensible = { range: { start, end: start }, text: 'nonsense: 1\n' };
    for (const broken of [
      {},
      null,
      { text: 7 },
      { range: 7, text: '' },
      { range: { start }, text: '' },
    ])
      await client.change(uri, 2, [sensible, broken as TextDocumentContentChangeEvent]);
    assert.deepEqual(codes(await change({ range: { start, end: start }, text: '# \n' })), []);
    assert.deepEqual(codes(await change(sensible)), ['unknown-key']);
  });

  it('takes changes outside its text at the nearest place', async () => {
    let expected = TextDocument.create(uri, 'service-map', 1, text);
    await open(text);
    const changes = [
      { range: { start: at(99, 99), end: at(1e7, 1e7) }, text: 'teams: { shop: {} }\n' },
      { range: { start: at(0, 9999), end: at(0, 1e7) }, text: ' # one' },
      { range: { start: at(2, 9), end: at(2, 3) }, text: 'ar' },
    ];
    await change(...changes);
    expected = TextDocument.update(expected, [...changes], 2);
    const edits = await client.connection.sendRequest<Diagnostic[]>('textDocument/formatting', {
      textDocument,
      options: { tabSize: 2, insertSpaces: true },
    });
    assert.ok(Array.isArray(edits));
    const fresh = await startClient(ownServer);
    const found = fresh.diagnostics(uri, 1);
    await fresh.open(uri, expected.getText());
    assert.deepEqual(
      await change({ range: { start: at(0, 0), end: at(0, 0) }, text: '' }),
      await found,
    );
    await fresh.stop();
  });

  it('has its places where the client counts them, whatever ends its lines and stands before', async () => {
    const mark = '\ufeff';
    for (const lines of ['\r\n', '\n'])
      for (const [before, name] of [
        ['', 'cart'],
        [mark, 'cart'],
        [mark, '"🚀🚀"'],
      ] as const) {
        const own = `${before}version: 1\nteams: { shop: {} }\nservices:\n  ${name}: { owner: shop } # 🚀\n  mail: { owner: shop, releasesWith: [${name}] }\n`;
        const whole = own.replaceAll('\n', lines);
        const document = TextDocument.create(uri, 'service-map', 1, whole);
        if (version === 1) await open(text);
        await change({ text: whole });
        const place = document.positionAt(whole.lastIndexOf(name) + 2);
        const [declared] = await client.connection.sendRequest<Location[]>(
          'textDocument/definition',
          { textDocument, position: place },
        );
        assert.equal(document.getText(declared?.range), name);
        const { documentChanges = [] } = await client.connection.sendRequest<WorkspaceEdit>(
          'textDocument/rename',
          { textDocument, position: place, newName: 'basket' },
        );
        const [made] = documentChanges as TextDocumentEdit[];
        assert.equal(
          TextDocument.applyEdits(document, (made?.edits ?? []) as never[]),
          whole.replaceAll(name, name.startsWith('"') ? '"basket"' : 'basket'),
        );
      }
  });
});
