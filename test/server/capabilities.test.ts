import assert from 'node:assert/strict';
import {
  SymbolKind,
  type ClientCapabilities,
  type CodeAction,
  type Command,
  type CompletionItem,
  type CompletionList,
  type DocumentSymbol,
  type Hover,
  type SymbolInformation,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { createLineIndex, applyEdits } from '../../src/map/text.ts';
import { plainSnippet } from '../../src/language/completion/write.ts';
import { plainText } from '../../src/server/plainText.ts';
import { startClient, type Client } from '../support/client.ts';
import { ownServer } from '../support/bundles.ts';

const uri = 'file:///work/service-map.yaml';
const textDocument = { uri };
const text = `version: 1
databases:
  db: { kind: postgresql }
services:
  cart: { project: shop, databases: [db] }
  billing: { project: finance, databases: [db] }
constraints:
  - 
`;
const onProject = { line: 5, character: 22 };
const lines = createLineIndex(text);
const after = (edits: readonly TextEdit[]): string =>
  applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      range: { start: lines.offset(range.start), end: lines.offset(range.end) },
      text: newText,
    })),
  );

describe('a client that can do nothing but the least', () => {
  let client: Client;
  const start = async (capabilities: ClientCapabilities = {}): Promise<void> => {
    client = await startClient({ ...ownServer, bare: true, capabilities });
    const found = client.diagnostics(uri, 1);
    await client.open(uri, text);
    await found;
  };
  const ask = <T>(method: string, params: object = {}): Promise<T> =>
    client.connection.sendRequest<T>(method, { textDocument, ...params });
  const actions = (only?: string[]) =>
    ask<(CodeAction | Command)[]>('textDocument/codeAction', {
      range: { start: onProject, end: onProject },
      context: { diagnostics: [], ...(only && { only }) },
    });
  afterEach(() => client.stop());

  it('gets edits without versions, and findings without what it does not know', async () => {
    await start();
    for (const { diagnostics } of client.published)
      for (const each of diagnostics) {
        assert.equal(each.codeDescription, undefined);
        assert.equal(each.relatedInformation, undefined);
        assert.equal(each.tags, undefined);
      }
    const edit = await ask<WorkspaceEdit>('textDocument/rename', {
      position: { line: 4, character: 3 },
      newName: 'basket',
    });
    assert.deepEqual(Object.keys(edit), ['changes']);
    assert.match(after(edit.changes?.[uri] ?? []), /^ {2}basket: /m);
  });

  it('gets symbols in a list, of kinds it knows, and a hover without marks', async () => {
    await start();
    const symbols = await ask<SymbolInformation[]>('textDocument/documentSymbol');
    assert.deepEqual(
      symbols
        .filter(({ kind }) => kind !== SymbolKind.Property)
        .map(({ name, containerName, kind }) => [name, containerName, kind <= SymbolKind.Array]),
      [
        ['version', undefined, true],
        ['databases', undefined, true],
        ['db', 'databases', true],
        ['services', undefined, true],
        ['cart', 'services', true],
        ['billing', 'services', true],
        ['constraints', undefined, true],
      ],
    );
    assert.ok(symbols.every(({ location }) => location.uri === uri));
    const { contents } = await ask<Hover>('textDocument/hover', {
      position: { line: 4, character: 3 },
    });
    assert.ok(typeof contents === 'object' && 'kind' in contents);
    assert.equal(contents.kind, 'plaintext');
    assert.match(contents.value, /^cart\n\nProject shop today; recommended: finance\./);
    assert.doesNotMatch(contents.value, /\*\*|`|\]\(/);
  });

  it('gets text to insert that has no places to fill in', async () => {
    await start();
    const { items } = await ask<CompletionList>('textDocument/completion', {
      position: { line: 7, character: 4 },
    });
    const together = items.find(({ label }) => label === 'keep together');
    assert.equal(together?.insertTextFormat, undefined);
    assert.match(
      (together?.textEdit as TextEdit).newText,
      /\{ together: \[one, another\], because: reason \}/,
    );
    assert.ok(items.every(({ kind = 1 }) => kind <= 18));
    const explained = await client.connection.sendRequest<CompletionItem>(
      'completionItem/resolve',
      items.find(({ data }) => data !== undefined) ?? together,
    );
    const { documentation } = explained;
    assert.ok(typeof documentation === 'object' && documentation.kind === 'plaintext');
  });

  it('gets actions as commands where it makes edits that it is sent, and else none', async () => {
    await start();
    assert.deepEqual(await actions(), []);
    await client.stop();
    await start({ workspace: { applyEdit: true } });
    const listed = (await actions(['refactor.move'])) as Command[];
    const move = listed.find(({ title }) => title === 'Move billing to project shop');
    assert.ok(move);
    const asked = new Promise<WorkspaceEdit>((resolve) => {
      client.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
        resolve(edit);
        return { applied: true };
      });
    });
    await client.connection.sendRequest('workspace/executeCommand', {
      command: move.command,
      arguments: move.arguments,
    });
    assert.match(after((await asked).changes?.[uri] ?? []), /billing: \{ project: shop,/);
    // The same command for a text that has changed since changes nothing.
    await client.change(uri, 2, [{ text: `# ${text}` }]);
    await assert.rejects(
      client.connection.sendRequest('workspace/executeCommand', {
        command: move.command,
        arguments: move.arguments,
      }),
      { code: -32801 },
    );
  });

  it('gets no actions that make files, unless it says that it makes them', async () => {
    const literals = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
    const makers = async (capabilities: NonNullable<ClientCapabilities['workspace']>) => {
      await start({ workspace: capabilities, textDocument: { codeAction: literals } });
      return ((await actions()) as CodeAction[]).filter(({ edit }) =>
        edit?.documentChanges?.some((change) => 'kind' in change),
      );
    };
    const resourceOperations = ['create' as const];
    assert.equal((await makers({ workspaceEdit: { resourceOperations } })).length, 0);
    await client.stop();
    assert.equal((await makers({ workspaceEdit: { documentChanges: true } })).length, 0);
    await client.stop();
    const able = { workspaceEdit: { documentChanges: true, resourceOperations } };
    assert.ok((await makers(able)).length > 0);
  });

  it('gets no messages of our own, which it would not know', async () => {
    const unknown: string[] = [];
    client = await startClient({ ...ownServer, bare: true });
    client.connection.onUnhandledNotification(({ method }) => unknown.push(method));
    const found = client.diagnostics(uri, 1);
    await client.open(uri, text);
    await found;
    // Answered after all that was to be said of the text.
    await ask('serviceMap/recommendation', { uri });
    assert.deepEqual(unknown, []);
  });

  it('gets symbols in symbols where it knows them', async () => {
    await start({ textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } });
    const symbols = await ask<DocumentSymbol[]>('textDocument/documentSymbol');
    assert.deepEqual(
      symbols[1]?.children?.map(({ name }) => name),
      ['db'],
    );
  });
});

describe('plain text', () => {
  it('of Markdown has its words and none of its marks', () => {
    assert.equal(
      plainText(
        '# Title\n\n**cart** uses [`db_one`](https://x/y#z), _today_; a\\*b `**c**` snake_case_name',
      ),
      'Title\n\ncart uses db_one, today; a*b **c** snake_case_name',
    );
  });

  it('of a snippet has its first suggestions', () => {
    assert.equal(
      plainSnippet('${1:name}: { kind: ${2|stable,evolving|}, to: [$3], cost: \\$5 \\} }$0'),
      'name: { kind: stable, to: [], cost: $5 } }',
    );
  });
});
