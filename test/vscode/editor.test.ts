import assert from 'node:assert/strict';
import type { Position } from 'vscode';
import {
  commands,
  DiagnosticSeverity,
  TabInputWebview,
  Uri,
  window,
  type CompletionList,
  type DocumentSymbol,
  type Hover,
  type Location,
  type LocationLink,
  type MarkdownString,
  type Tab,
  type TextDocument,
} from 'vscode';
import { codeOf, diagnostics, open, openText, replaceAll, sample } from './support.ts';

/** The position just behind the first occurrence of `text`, less `back` characters. */
function behind(document: TextDocument, text: string, back = 0): Position {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, text);
  return document.positionAt(at + text.length - back);
}

async function hoverText(document: TextDocument, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents.map((content) => (content as MarkdownString).value))
    .join('\n');
}

async function labels(document: TextDocument, position: Position): Promise<string[]> {
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** Waits until so many graphs are open. */
function graphTabs(count: number): Promise<readonly Tab[]> {
  const graphs = () =>
    window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.filter(({ input }) => input instanceof TabInputWebview),
    );
  return new Promise((resolve) => {
    const look = (): boolean => {
      const found = graphs();
      if (found.length === count) resolve(found);
      return found.length === count;
    };
    if (look()) return;
    const subscription = window.tabGroups.onDidChangeTabs(() => {
      if (look()) subscription.dispose();
    });
  });
}

describe('editing a service map', () => {
  it('opens as its own language', async () => {
    assert.equal((await open(sample('shared-database'))).languageId, 'service-map');
  });

  it('shows findings with code, link and both ends', async () => {
    const document = await open(sample('shared-database'));
    const all = await diagnostics(document.uri);
    const split = all.find((diagnostic) => codeOf(diagnostic) === 'split-apart');
    assert.ok(split);
    assert.equal(split.severity, DiagnosticSeverity.Warning);
    assert.equal(split.source, 'service-map');
    assert.ok(
      typeof split.code === 'object' &&
        split.code.target.path.endsWith('docs/rules/split-apart.md'),
    );
    assert.ok((split.relatedInformation ?? []).length >= 1);
    assert.equal(document.getText(split.range), 'orders');
  });

  it('finds anew as one types', async () => {
    const document = await openText('version: 1\nservices:\n  cart: {}\n  orders: {}\n');
    await replaceAll(document, 'version: 1\nservices:\n  cart: { ownr: shop }\n  orders: {}\n');
    const [finding] = await diagnostics(document.uri);
    assert.match(finding?.message ?? '', /Did you mean "owner"/);
    await replaceAll(document, 'version: 1\nservices:\n  cart: { owner: shop }\n  orders: {}\n');
    await diagnostics(document.uri, (all) => all.length === 0);
  });

  it('explains the rule, the points and what speaks against in a hover', async () => {
    const document = await open(sample('opentelemetry-demo'));
    await diagnostics(document.uri);
    const text = await hoverText(document, behind(document, '  recommendation:', 3));
    assert.match(text, /recommended: \*\*web\*\*/);
    assert.match(text, /\+4 .*shared-segment|shared-segment/);
    assert.match(text, /for, \*\*.*against/);
  });

  it('explains a key', async () => {
    const document = await open(sample('shared-database'));
    await diagnostics(document.uri);
    assert.match(
      await hoverText(document, behind(document, 'schemaOwner', 2)),
      /service that changes the schema/,
    );
  });

  it('completes keys, names and values where they belong', async () => {
    const document = await open(sample('shared-database'));
    await diagnostics(document.uri);
    const keys = await labels(document, behind(document, 'databases: { orders-db: read }\n', 0));
    assert.ok(keys.includes('version') || keys.includes('constraints'), keys.join());
    const projects = await labels(document, behind(document, 'project: billing', 'billing'.length));
    assert.ok(projects.includes('orders'), projects.join());
  });

  it('completes on a half-typed line', async () => {
    const text =
      'version: 1\nservices:\n  cart:\n    owner: shop\n    sur\n  orders:\n    owner: shop\n';
    const document = await openText(text);
    const offered = await labels(document, behind(document, '    sur'));
    assert.ok(offered.includes('surface'), offered.join());
    assert.ok(!offered.includes('owner'), 'a key that stands there already is not offered');
  });

  it('goes to the definition', async () => {
    const document = await open(sample('shared-database'));
    await diagnostics(document.uri);
    const places = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      behind(document, 'databases: [orders', 2),
    );
    const [place] = places;
    assert.ok(place);
    const range = 'range' in place ? place.range : place.targetRange;
    assert.equal(range.start.line, behind(document, '  orders-db').line);
  });

  it('lists the map in the outline', async () => {
    const document = await open(sample('shared-database'));
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const services = symbols.find(({ name }) => name === 'services');
    assert.deepEqual(
      services?.children.map(({ name }) => name),
      ['orders', 'billing', 'shipping'],
    );
  });

  it('opens the graph beside the editor, once a map', async () => {
    const document = await open(sample('shared-database'));
    await commands.executeCommand('serviceMap.showGraph', document.uri);
    await graphTabs(1);
    await commands.executeCommand('serviceMap.showGraph', document.uri);
    const graphs = await graphTabs(1);
    assert.match(graphs[0]?.label ?? '', /Graph/);
    await window.tabGroups.close(graphs);
  });

  it('refuses a graph of a file that is not there', async () => {
    await assert.rejects(async () => {
      await commands.executeCommand('serviceMap.showGraph', Uri.file('/nowhere/service-map.yaml'));
    });
  });
});
