import assert from 'node:assert/strict';
import {
  InsertTextFormat,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CodeLens,
  type CompletionList,
  type DocumentHighlight,
  type DocumentLink,
  type FoldingRange,
  type InlayHint,
  type Location,
  type Position,
  type SelectionRange,
  type SemanticTokens,
  type SymbolInformation,
} from 'vscode-languageserver-protocol/node';
import { parseMap } from '../../src/map/parse.ts';
import { startServer, type Server } from '../support/server.ts';

const uri = 'file:///work/shop/maps/service-map.yaml';
const textDocument = { uri };

const map = `version: 1
databases:
  db: { kind: postgresql }
apis:
  api: { spec: ../api.yaml }
  far: { spec: ../../../far.yaml }
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
const { lines } = parseMap(map);
const at = (part: string, from = 0): Position => lines.position(map.indexOf(part, from));
const last = (part: string): Position => lines.position(map.lastIndexOf(part));
const whole = { start: { line: 0, character: 0 }, end: lines.position(map.length) };

const refresh = { refreshSupport: true };
const vscode = {
  capabilities: {
    workspace: { inlayHint: refresh, codeLens: refresh, semanticTokens: refresh },
    textDocument: { codeLens: {} },
  },
  workspaceFolders: [{ uri: 'file:///work/shop', name: 'shop' }],
  initializationOptions: {
    commands: [
      'serviceMap.showReferences',
      'serviceMap.showGraph',
      'serviceMap.applyRecommendation',
      'editor.action.triggerSuggest',
    ],
  },
};

describe('what the server tells a reader', () => {
  let server: Server;
  const ask = <T>(method: string, params: object = {}): Promise<T> =>
    server.connection.sendRequest<T>(`textDocument/${method}`, { textDocument, ...params });
  const configure = (settings: object): Promise<void> =>
    server.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { serviceMap: settings },
    });

  before(async () => {
    server = await startServer(vscode);
    await server.show(uri, map);
  });

  after(() => server.stop());

  it('highlights: written where declared, read where used', async () => {
    const found = await ask<DocumentHighlight[]>('documentHighlight', { position: last('db') });
    assert.deepEqual(
      found.map(({ range, kind }) => [range.start.line, kind]),
      [
        [2, 3],
        [9, 2],
        [10, 2],
        [13, 2],
      ],
    );
  });

  it('semantic tokens of the document and of a range, by the legend it gave', async () => {
    const { semanticTokensProvider } = server.initialized.capabilities;
    const types = semanticTokensProvider?.legend.tokenTypes ?? [];
    const { data } = await ask<SemanticTokens>('semanticTokens/full');
    assert.deepEqual(data.slice(0, 5), [2, 2, 2, types.indexOf('struct'), 1]);
    const { data: few } = await ask<SemanticTokens>('semanticTokens/range', {
      range: { start: { line: 12, character: 0 }, end: { line: 13, character: 0 } },
    });
    assert.deepEqual(few, [12, 13, 4, types.indexOf('namespace'), 0]);
  });

  it('hints in the range that is asked for', async () => {
    const all = await ask<InlayHint[]>('inlayHint', { range: whole });
    assert.deepEqual(
      all.map(({ label, position }) => [label, position.line]),
      [
        ['no service', 5],
        [all[1]?.label, 12],
      ],
    );
    assert.match(String(all[1]?.label), /^→ shop \(\+\d+\)$/);
    const none = await ask<InlayHint[]>('inlayHint', {
      range: { start: { line: 8, character: 0 }, end: { line: 10, character: 0 } },
    });
    assert.deepEqual(none, []);
  });

  it('completion: a key with known values goes on with them', async () => {
    const { items } = await ask<CompletionList>('completion', {
      position: { line: 12, character: 4 },
    });
    const goesOn = (key: string) =>
      items.find(({ label }) => label === key)?.command?.command === 'editor.action.triggerSuggest';
    assert.ok(['owner', 'flags', 'surface'].every(goesOn));
    assert.ok(!['description', 'path'].some(goesOn));
  });

  it('completion: of one line, as this client does not say what it does with several', async () => {
    const { items } = await ask<CompletionList>('completion', {
      position: { line: 0, character: 0 },
    });
    assert.ok(items.length > 0);
    for (const item of items) {
      const text = item.textEdit?.newText ?? '';
      assert.doesNotMatch(text, /\n/);
      if (text.includes('$')) assert.equal(item.insertTextFormat, InsertTextFormat.Snippet);
    }
  });

  it('lenses without a text first, then with text and command', async () => {
    const lenses = await ask<CodeLens[]>('codeLens');
    assert.ok(lenses.every(({ command }) => command === undefined));
    const resolved = await Promise.all(
      lenses.map((lens) => server.connection.sendRequest<CodeLens>('codeLens/resolve', lens)),
    );
    const commands = resolved.map(({ command }) => [command?.title, command?.command]);
    assert.deepEqual(commands.slice(0, 2), [
      ['3 services share this', 'serviceMap.showReferences'],
      ['show in graph', 'serviceMap.showGraph'],
    ]);
    assert.match(commands.at(-1)?.[0] ?? '', /^recommended: shop/);
    const [first, second] = resolved;
    const [where, position, places] = (first?.command?.arguments ?? []) as [
      string,
      Position,
      Location[],
    ];
    assert.deepEqual([where, position.line, places.length], [uri, 2, 3]);
    assert.deepEqual(second?.command?.arguments, [
      uri,
      { thing: { kind: 'database', name: 'db' } },
    ]);
  });

  it('folding and selection ranges', async () => {
    const folds = await ask<FoldingRange[]>('foldingRange');
    assert.ok(folds.some(({ startLine, endLine }) => startLine === 11 && endLine === 14));
    const [selection] = await ask<SelectionRange[]>('selectionRange', {
      positions: [at('postgresql')],
    });
    assert.deepEqual(selection?.range.start, at('postgresql'));
    assert.deepEqual(selection.parent?.range.start, at('kind'));
  });

  it('links that stay in the workspace, and to the dashboard', async () => {
    const links = await ask<DocumentLink[]>('documentLink');
    assert.deepEqual(
      links.map(({ target }) => target),
      ['file:///work/shop/api.yaml', 'https://app.flagsmith.com/project/7'],
    );
    assert.ok(links.every(({ tooltip }) => tooltip));
  });

  it('the hierarchy of calls', async () => {
    const [item] = await ask<CallHierarchyItem[]>('prepareCallHierarchy', { position: at('cart') });
    assert.equal(item?.name, 'cart');
    const [call] = await server.connection.sendRequest<CallHierarchyIncomingCall[]>(
      'callHierarchy/incomingCalls',
      { item },
    );
    assert.equal(call?.from.name, 'web');
    assert.deepEqual(call.fromRanges[0]?.start, last('api'));
    const out = await server.connection.sendRequest<unknown[]>('callHierarchy/outgoingCalls', {
      item: call.from,
    });
    assert.equal(out.length, 1);
  });

  it('declaration and the services behind a name', async () => {
    const position = last('api');
    const [declared] = await ask<Location[]>('declaration', { position });
    assert.deepEqual(declared?.range.start, at('api:', map.indexOf('apis:') + 5));
    const [provider] = await ask<Location[]>('implementation', { position });
    assert.deepEqual(provider?.range.start, at('cart'));
  });

  it('symbols of all open maps, at most 500', async () => {
    const other = 'file:///work/shop/other/service-map.yaml';
    const names = Array.from({ length: 600 }, (_, index) => `many-${index}: {}`);
    await server.show(other, `version: 1\nservices: { ${names.join(', ')} }\n`);
    const symbols = (query: string) =>
      server.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query });
    const many = await symbols('many');
    assert.equal(many.length, 500);
    assert.deepEqual(many, await symbols('many'));
    const [cart] = await symbols('crt');
    assert.deepEqual(
      [cart?.name, cart?.location.uri, cart?.containerName],
      ['cart', uri, 'services'],
    );
  });

  it('nothing more of what is turned off, and asks the client to ask again', async () => {
    const asked = new Set<string>();
    const all = new Promise<void>((resolve) => {
      for (const method of ['inlayHint', 'codeLens', 'semanticTokens'])
        server.connection.onRequest(`workspace/${method}/refresh`, () => {
          asked.add(method);
          if (asked.size === 3) resolve();
          return null;
        });
    });
    await configure({
      inlayHints: { enabled: false },
      codeLens: { enabled: false },
      semanticHighlighting: { enabled: false },
      flagsmith: { dashboard: 'https://flags.example' },
    });
    await all;
    assert.deepEqual(await ask('inlayHint', { range: whole }), []);
    assert.deepEqual(await ask('codeLens'), []);
    assert.deepEqual(await ask('semanticTokens/full'), { data: [] });
    const links = await ask<DocumentLink[]>('documentLink');
    assert.equal(links.at(-1)?.target, 'https://flags.example/project/7');
    await configure({ codeLens: { enabled: false } });
    const hints = await ask<InlayHint[]>('inlayHint', { range: whole });
    assert.deepEqual(
      hints.slice(0, 3).map(({ label }) => label),
      ['3 services', '2 services', 'no service'],
    );
    await configure({});
    assert.equal((await ask<InlayHint[]>('inlayHint', { range: whole })).length, 2);
  });

  it('something or nothing about broken texts, and never an error', async () => {
    for (const text of [
      '',
      '\t',
      '[[[',
      'services: *x\n',
      '\0',
      `${map}    own`,
      map.slice(0, 90),
    ]) {
      await server.show(uri, text);
      const position = { line: 3, character: 4 };
      for (const [method, params] of [
        ['documentHighlight', { position }],
        ['semanticTokens/full', {}],
        ['inlayHint', { range: whole }],
        ['codeLens', {}],
        ['foldingRange', {}],
        ['selectionRange', { positions: [position] }],
        ['documentLink', {}],
        ['prepareCallHierarchy', { position }],
        ['declaration', { position }],
        ['implementation', { position }],
      ] as const)
        await ask(method, params);
    }
  });

  it('a lens as mere text to an editor without its commands', async () => {
    const plain = await startServer();
    try {
      await plain.show(uri, map);
      const lenses = await plain.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
        textDocument,
      });
      for (const lens of lenses) {
        const { command } = await plain.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
        assert.equal(command?.command, '');
        assert.notEqual(command.title, '');
      }
    } finally {
      await plain.stop();
    }
  });
});
