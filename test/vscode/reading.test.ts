import assert from 'node:assert/strict';
import {
  commands,
  window,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CodeLens,
  type DocumentHighlight,
  type DocumentLink,
  type FoldingRange,
  type InlayHint,
  type Location,
  type SelectionRange,
  type SemanticTokens,
  type SymbolInformation,
  type TextDocument,
  Range,
} from 'vscode';
import { diagnostics, openText } from './support.ts';

const map = `version: 1
databases:
  db: { kind: postgresql }
projects:
  shop: { id: 7 }
services:
  cart: { project: shop, databases: [db], providesApis: [api] }
  pay: { project: shop, databases: [db] }
  web:
    project: else
    databases: [db]
    consumesApis: [api]
`;

describe('reading a map', () => {
  let document: TextDocument;
  const ask = <T>(command: string, ...rest: unknown[]): Thenable<T> =>
    commands.executeCommand<T>(`vscode.${command}`, document.uri, ...rest);
  const at = (part: string) => document.positionAt(map.indexOf(part));

  before(async () => {
    document = await openText(map);
    await diagnostics(document.uri);
  });

  it('colours names, hints beside them, and lenses above them', async () => {
    const tokens = await ask<SemanticTokens>('provideDocumentSemanticTokens');
    assert.ok(tokens.data.length >= 5 * 12);
    const whole = new Range(0, 0, document.lineCount, 0);
    const hints = await ask<InlayHint[]>('executeInlayHintProvider', whole);
    // How many share the database is told by the lens above it.
    assert.deepEqual(
      hints.map(({ position }) => position.line),
      [6, 9],
    );
    const lenses = await ask<CodeLens[]>('executeCodeLensProvider', 50);
    assert.deepEqual(
      lenses.map(({ command }) => command?.title.replace(/[(\d].*/, '…')),
      ['…', 'show in graph', '…', 'recommended: shop …'],
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      [
        'serviceMap.showReferences',
        'serviceMap.showGraph',
        'serviceMap.applyRecommendation',
        'serviceMap.showGraph',
      ],
    );
    const [users] = lenses;
    assert.ok(users?.command);
    // Peeks at the places; the editor refuses anything but its own types.
    await commands.executeCommand(users.command.command, ...(users.command.arguments ?? []));
    await commands.executeCommand('closeReferenceSearch');
    assert.equal(window.activeTextEditor?.document, document);
  });

  it('folds, grows the selection, highlights and links', async () => {
    const folds = await ask<FoldingRange[]>('executeFoldingRangeProvider');
    assert.ok(folds.some(({ start, end }) => start === 8 && end === 11));
    const [selection] = await ask<SelectionRange[]>('executeSelectionRangeProvider', [
      at('postgresql'),
    ]);
    assert.equal(document.getText(selection?.range), 'postgresql');
    const found = await ask<DocumentHighlight[]>('executeDocumentHighlights', at('db'));
    assert.equal(found.length, 4);
    const links = await ask<DocumentLink[]>('executeLinkProvider');
    assert.ok(links.some(({ target }) => target?.path === '/project/7'));
  });

  it('finds callers, the services behind a name, and symbols', async () => {
    const [item] = await ask<CallHierarchyItem[]>('prepareCallHierarchy', at('cart'));
    const [call] = await commands.executeCommand<CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      item,
    );
    assert.equal(call?.from.name, 'web');
    const services = await ask<Location[]>('executeImplementationProvider', at('db'));
    assert.equal(services.length, 3);
    const symbols = await commands.executeCommand<SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'crt',
    );
    assert.ok(
      symbols.some(
        ({ name, location }) => name === 'cart' && location.uri.path === document.uri.path,
      ),
    );
  });
});
