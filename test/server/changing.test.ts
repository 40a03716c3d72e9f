import assert from 'node:assert/strict';
import type {
  CodeAction,
  CodeActionContext,
  Position,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { createLineIndex, applyEdits } from '../../src/map/text.ts';
import { startClient, type Client, type ServerCommand } from '../support/client.ts';
import { ownServer } from '../support/bundles.ts';

const uri = 'file:///work/my%20maps/service-map.yaml';
const text = `version: 1
teams: { web: {}, gone: {} }
services:
  cart: { owner: wweb , project: shop, flags: [x, x] }
  pay: { owner: web, project: shop }
  far: { project: other }
`;

/** The text after an edit of the document. */
function after(edits: readonly TextEdit[]): string {
  const lines = createLineIndex(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      range: { start: lines.offset(range.start), end: lines.offset(range.end) },
      text: newText,
    })),
  );
}

const changesOf = ({ documentChanges = [] }: WorkspaceEdit): TextDocumentEdit[] =>
  documentChanges.filter((change): change is TextDocumentEdit => 'edits' in change);

const editOf = (edit: WorkspaceEdit | undefined): string => {
  assert.ok(edit);
  const own = changesOf(edit).find(({ textDocument }) => textDocument.uri === uri);
  assert.equal(own?.textDocument.version, 1);
  return after(own.edits as TextEdit[]);
};

describe('changing a map over the protocol', () => {
  let client: Client;
  const start = async (lazy: boolean, commands: readonly string[] = []): Promise<void> => {
    const own = { initializationOptions: { commands } };
    const capable: ServerCommand = {
      ...ownServer,
      capabilities: {
        workspace: {
          workspaceEdit: {
            documentChanges: true,
            ...(lazy && {
              resourceOperations: ['create'],
              changeAnnotationSupport: { groupsOnLabel: true },
            }),
          },
        },
        textDocument: {
          codeAction: lazy ? { dataSupport: true, resolveSupport: { properties: ['edit'] } } : {},
        },
      },
    };
    client = await startClient(capable, [], own);
    const found = client.diagnostics(uri, 1);
    await client.open(uri, text);
    await found;
  };
  afterEach(() => client.stop());

  const at = (word: string): Position => createLineIndex(text).position(text.indexOf(word) + 1);
  const actions = (word: string, context: Partial<CodeActionContext> = {}) =>
    client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: at(word), end: at(word) },
      context: { diagnostics: [], ...context },
    });
  const resolve = (action: CodeAction | undefined) => {
    assert.ok(action);
    return client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
  };

  it('lists actions without their edits and makes the one that is taken', async () => {
    await start(true);
    const offered = await actions('wweb');
    assert.ok(offered.length > 5);
    assert.ok(offered.every(({ edit }) => edit === undefined));
    const { edit } = await resolve(offered.find(({ title }) => title === 'Change to web'));
    assert.equal(editOf(edit), text.replace('wweb', 'web'));
  });

  it('makes all edits at once for a client that cannot ask for one', async () => {
    await start(false);
    const offered = await actions('wweb');
    assert.ok(offered.length > 5);
    assert.ok(offered.every(({ edit }) => edit !== undefined));
    assert.ok(!offered.some(({ title }) => title.startsWith('Split')));
  });

  it('lists only what is asked for, and fixes all that is safe', async () => {
    await start(true);
    const offered = await actions('version', { only: ['source.fixAll'] });
    assert.deepEqual(
      offered.map(({ kind }) => kind),
      ['source.fixAll.serviceMap'],
    );
    const { edit } = await resolve(offered[0]);
    assert.equal(editOf(edit), text.replace('[x, x]', '[x]').replace('wweb', 'web'));
  });

  it('leads to the reason that is to be written, where the client can go there', async () => {
    const keep = async (commands: readonly string[]) => {
      await start(true, commands);
      return resolve((await actions('gone')).find(({ title }) => title.startsWith('Silence ')));
    };
    const { edit, command } = await keep(['serviceMap.showPlace']);
    assert.equal(command?.command, 'serviceMap.showPlace');
    const [document, span] = command.arguments as [string, { start: Position; end: Position }];
    const lines = createLineIndex(editOf(edit));
    assert.deepEqual(
      [document, editOf(edit).slice(lines.offset(span.start), lines.offset(span.end))],
      [uri, 'say why'],
    );
    await client.stop();
    const plain = await keep([]);
    assert.equal(editOf(plain.edit), editOf(edit));
    assert.equal(plain.command, undefined);
  });

  it('refuses an action once the text has changed', async () => {
    await start(true);
    const [action] = await actions('wweb');
    const changed = client.diagnostics(uri, 2);
    await client.change(uri, 2, [{ text: `${text}# new\n` }]);
    await changed;
    await assert.rejects(resolve(action), /changed meanwhile/);
  });

  it('shows a large change first, where the client can', async () => {
    await start(true);
    const merge = (await actions('shop')).find(({ title }) => title.startsWith('Merge project'));
    assert.equal(merge?.title, 'Merge project shop into other');
    const { edit } = await resolve(merge);
    assert.deepEqual(Object.values(edit?.changeAnnotations ?? {}), [
      { label: 'Merge project shop into other', needsConfirmation: true },
    ]);
    assert.equal(editOf(edit), text.replaceAll('project: shop', 'project: other'));
  });

  it('leaves a large change to a client that shows it by itself', async () => {
    await start(true, ['serviceMap.review']);
    const merge = (await actions('shop')).find(({ title }) => title.startsWith('Merge project'));
    const { edit, command } = await resolve(merge);
    assert.equal(edit, undefined);
    assert.equal(command?.command, 'serviceMap.review');
    const [heading, change] = command.arguments as [string, WorkspaceEdit];
    assert.equal(heading, 'Merge project shop into other');
    assert.equal(change.changeAnnotations, undefined);
    assert.equal(editOf(change), text.replaceAll('project: shop', 'project: other'));
    const small = (await actions('wweb')).find(({ title }) => title === 'Change to web');
    assert.equal((await resolve(small)).command, undefined);
  });

  it('makes the files of a split beside the map, before what is in them', async () => {
    await start(true);
    const offered = await actions('cart');
    const { edit } = await resolve(
      offered.find(({ title }) => title === 'Move cart to services/cart.service-map.yaml'),
    );
    const file = 'file:///work/my%20maps/services/cart.service-map.yaml';
    const [create, content] = edit?.documentChanges ?? [];
    assert.deepEqual(create, { kind: 'create', uri: file });
    assert.ok(content && 'edits' in content);
    assert.deepEqual(content.textDocument, { uri: file, version: null });
    assert.equal(
      (content.edits[0] as TextEdit).newText,
      `version: 1\nservices:\n${text.split('\n')[3] ?? ''}\n`,
    );
    assert.match(editOf(edit), /^version: 1\ninclude: \[services\/cart.service-map.yaml\]\nteams/);
  });

  it('renames, and says why not', async () => {
    await start(true);
    const textDocument = { uri };
    const position = at('gone');
    const found = await client.connection.sendRequest('textDocument/prepareRename', {
      textDocument,
      position,
    });
    assert.equal((found as { placeholder: string }).placeholder, 'gone');
    const rename = (newName: string) =>
      client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
        textDocument,
        position,
        newName,
      });
    assert.equal(editOf(await rename('ops')), text.replace('gone', 'ops'));
    await assert.rejects(rename('web'), /There is a team "web" already/);
    assert.equal(
      await client.connection.sendRequest('textDocument/prepareRename', {
        textDocument,
        position: at('version'),
      }),
      null,
    );
  });

  it('formats a file, and some of its lines', async () => {
    await start(true);
    const options = { tabSize: 4, insertSpaces: true };
    const textDocument = { uri };
    const all = await client.connection.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument,
      options,
    });
    assert.equal(after(all), text.replaceAll('\n  ', '\n    ').replace('wweb ,', 'wweb,'));
    const some = await client.connection.sendRequest<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument,
      options: { ...options, tabSize: 2 },
      range: { start: at('cart'), end: at('cart') },
    });
    assert.equal(after(some), text.replace('wweb ,', 'wweb,'));
  });
});
