import assert from 'node:assert/strict';
import {
  commands,
  ConfigurationTarget,
  extensions,
  languages,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
  type MarkdownString,
  type TreeItem,
} from 'vscode';
import type { ExtensionApi } from '../../src/extension/activate.ts';
import type { Branch, MapTree } from '../../src/extension/tree.ts';
import { codeOf, diagnostics, open, openText, replaceAll, sample, tab } from './support.ts';

const coupled = `version: 1
projects: { shop: {}, finance: {} }
services:
  cart: { project: shop, databases: [db] }
  orders: { project: shop, databases: [db] }
  billing: { project: finance, databases: [db] } # alone
`;

async function extension() {
  const found = extensions.getExtension<ExtensionApi>('service-map.service-map');
  assert.ok(found);
  return {
    ...found,
    packageJSON: found.packageJSON as Manifest,
    shell: await (await found.activate()).ready,
  };
}

interface Manifest {
  readonly displayName: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const tree = async (): Promise<MapTree> => (await extension()).shell.tree;

const children = async (branch?: Branch): Promise<readonly Branch[]> =>
  (await (await tree()).getChildren(branch)) ?? [];

const itemOf = async (branch: Branch): Promise<TreeItem> => (await tree()).getTreeItem(branch);

const labels = async (branches: readonly Branch[]): Promise<unknown[]> =>
  Promise.all(
    branches.map(async (branch) => {
      const { label, description } = await itemOf(branch);
      return typeof description === 'string' ? `${label} | ${description}` : label;
    }),
  );

/** Resolves with the roots once the tree has been told that something changed and `found` holds. */
async function changed(found: (roots: readonly Branch[]) => boolean): Promise<void> {
  const { onDidChangeTreeData } = await tree();
  assert.ok(onDidChangeTreeData);
  await new Promise<void>((resolve) => {
    const look = async () => {
      if (!found(await children())) return;
      subscription.dispose();
      resolve();
    };
    const subscription = onDidChangeTreeData(() => void look());
    void look();
  });
}

describe('the manifest in VS Code', () => {
  it('is read with its texts, and each command is there', async () => {
    const { packageJSON } = await extension();
    assert.equal(packageJSON.displayName, 'Service Map');
    const known = new Set(await commands.getCommands(true));
    for (const { command, title } of packageJSON.contributes.commands) {
      assert.ok(known.has(command), command);
      assert.doesNotMatch(title, /%/);
    }
  });

  it('gives each setting its default', async () => {
    const { packageJSON } = await extension();
    const names = Object.keys(packageJSON.contributes.configuration.properties);
    assert.ok(names.length <= 15);
    for (const name of names)
      assert.notEqual(workspace.getConfiguration().inspect(name)?.defaultValue, undefined, name);
  });
});

describe('the tree of projects', () => {
  it('follows the active map: groupings, projects, services, reasons', async () => {
    await openText(coupled);
    await changed((roots) => roots.length === 2);
    const [today, advised] = await children();
    assert.ok(today && advised);
    assert.deepEqual(await labels([today, advised]), [
      'Today | 20 points overruled',
      'Recommended | nothing overruled',
    ]);
    assert.deepEqual(await labels(await children(today)), [
      'finance | 1 service · 1 to move',
      'shop | 2 services',
    ]);
    const [finance] = await children(today);
    assert.ok(finance);
    const [billing] = await children(finance);
    assert.ok(billing);
    assert.deepEqual(await labels([billing]), ['billing | → shop']);
    const reasons = await children(billing);
    assert.deepEqual(await labels(reasons), ['+20 Shared database | overruled · cart, orders']);
    const item = await itemOf(billing);
    assert.match(item.accessibilityInformation?.label ?? '', /billing, recommended project: shop/);
    assert.equal(item.collapsibleState, TreeItemCollapsibleState.Collapsed);
  });

  it('explains a service in its tooltip', async () => {
    await openText(coupled);
    await changed((roots) => roots.length === 2);
    const [today] = await children();
    const [finance] = await children(today);
    const [billing] = await children(finance);
    assert.ok(billing);
    const provider = await tree();
    const resolved = await provider.resolveTreeItem?.(await itemOf(billing), billing, {
      isCancellationRequested: false,
      onCancellationRequested: () => ({ dispose: () => undefined }),
    });
    assert.match((resolved?.tooltip as MarkdownString).value, /recommended: \*\*shop\*\*/);
  });

  it('moves a service, and follows the change', async () => {
    const document = await openText(coupled);
    await changed((roots) => roots.length === 2);
    const [today] = await children();
    const [finance] = await children(today);
    const [billing] = await children(finance);
    await commands.executeCommand('serviceMap.tree.move', billing);
    assert.equal(document.getText(), coupled.replace('project: finance', 'project: shop'));
    await changed(([root]) => root?.node.kind === 'grouping' && root.node.overruled === 0);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('goes to the lines of a service, and shows it in the graph', async () => {
    const document = await open(sample('opentelemetry-demo'));
    await changed(([root]) => root?.node.kind === 'grouping' && root.node.services === 14);
    const [today] = await children();
    const [first] = await children(today);
    const [service] = await children(first);
    assert.ok(service?.node.kind === 'service');
    await commands.executeCommand('serviceMap.tree.goToDefinition', service);
    const { selection } = window.activeTextEditor ?? {};
    assert.ok(selection);
    assert.equal(document.getText(selection), service.node.service);
    await commands.executeCommand('serviceMap.tree.showInGraph', service);
    const graph = await tab(/^Graph/);
    await window.tabGroups.close(graph);
  });

  it('is empty for a map without services, and keeps the last map otherwise', async () => {
    await openText('version: 1\nservices: {}\n');
    await changed((roots) => roots.length === 0);
    await openText(coupled);
    await changed((roots) => roots.length === 2);
    const other = await workspace.openTextDocument({ language: 'plaintext', content: 'x' });
    await window.showTextDocument(other);
    assert.equal((await children()).length, 2);
  });
});

describe('commands', () => {
  it('create a map from the example, and never overwrite one', async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const uri = Uri.joinPath(folder.uri, 'service-map.yaml');
    await commands.executeCommand('serviceMap.create');
    assert.equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
    assert.match(window.activeTextEditor.document.getText(), /^version: 1$/m);
    const own = new TextEncoder().encode('version: 1\nservices: { mine: {} }\n');
    await workspace.fs.writeFile(uri, own);
    await commands.executeCommand('serviceMap.create');
    assert.deepEqual(new Uint8Array(await workspace.fs.readFile(uri)), own);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await workspace.fs.delete(uri);
  });

  it('go to the next finding', async () => {
    const document = await openText(coupled);
    const [finding] = await diagnostics(document.uri);
    await commands.executeCommand('serviceMap.nextFinding');
    assert.ok(finding);
    assert.ok(window.activeTextEditor?.selection.isEqual(finding.range));
  });

  it('show the page of a rule', async () => {
    await commands.executeCommand('serviceMap.showRule', 'shared-database');
    const page = await tab(/shared-database/);
    await window.tabGroups.close(page);
  });

  it('restart the server, which then knows the open maps', async () => {
    const document = await openText(coupled);
    await diagnostics(document.uri);
    await commands.executeCommand('serviceMap.restartServer');
    await diagnostics(document.uri);
    await replaceAll(document, 'version: 1\n');
    await diagnostics(document.uri, (all) => all.some((each) => codeOf(each) === 'missing-key'));
    await openText(coupled);
    await changed((roots) => roots.length === 2);
  });
});

describe('settings', () => {
  it('reach the server while it runs', async () => {
    const document = await openText(coupled.replace('cart:', 'cart: {}\n  cart:'));
    const before = await diagnostics(document.uri, (all) => all.length > 1);
    const configuration = workspace.getConfiguration('serviceMap');
    await configuration.update('diagnostics.maximum', 1, ConfigurationTarget.Global);
    const after = await diagnostics(document.uri, (all) => all.length === 1);
    assert.equal(after[0]?.severity, Math.min(...before.map(({ severity }) => severity)));
    await configuration.update('diagnostics.maximum', undefined, ConfigurationTarget.Global);
    await diagnostics(document.uri, (all) => all.length === before.length);
  });
});

describe('beside the YAML and JSON extensions', () => {
  it('a map is ours alone, by its name', async () => {
    const yaml = await open(sample('opentelemetry-demo'));
    assert.equal(yaml.languageId, 'service-map');
    const folder = workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const uri = Uri.joinPath(folder.uri, 'own.service-map.json');
    await workspace.fs.writeFile(uri, new TextEncoder().encode('{ "version": 1, "odd": 2 }\n'));
    const json = await open(uri);
    assert.equal(json.languageId, 'service-map');
    for (const document of [yaml, json]) {
      const all = await diagnostics(document.uri);
      assert.deepEqual([...new Set(all.map(({ source }) => source))], ['service-map']);
    }
    await workspace.fs.delete(uri);
  });

  it('as a JSON file it is checked against the schema of the package', async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const uri = Uri.joinPath(folder.uri, 'plain.service-map.json');
    await workspace.fs.writeFile(uri, new TextEncoder().encode('{ "version": 1, "odd": 2 }\n'));
    const json = await languages.setTextDocumentLanguage(await open(uri), 'json');
    await diagnostics(
      json.uri,
      (found) =>
        found.some(({ message }) => message.includes('odd')) &&
        found.every(({ source }) => source !== 'service-map'),
    );
    await workspace.fs.delete(uri);
  });

  it('a file that is associated with YAML is theirs alone, also while it is not open', async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const uri = Uri.joinPath(folder.uri, 'given.service-map.yaml');
    await workspace.fs.writeFile(uri, new TextEncoder().encode('version: 1\nodd: 2\n'));
    await diagnostics(uri);
    const files = workspace.getConfiguration('files');
    const associations = { 'given.service-map.yaml': 'yaml' };
    await files.update('associations', associations, ConfigurationTarget.Global);
    await diagnostics(uri, (all) => all.length === 0);
    await files.update('associations', undefined, ConfigurationTarget.Global);
    await diagnostics(uri);
    await workspace.fs.delete(uri);
  });

  it('as plain YAML or JSON it is theirs alone', async () => {
    const document = await openText('{ "version": 1, "odd": 2 }\n');
    await diagnostics(document.uri);
    const yaml = await languages.setTextDocumentLanguage(document, 'yaml');
    await diagnostics(yaml.uri, (all) => all.every(({ source }) => source !== 'service-map'));
    const json = await languages.setTextDocumentLanguage(yaml, 'json');
    await diagnostics(json.uri, (all) => all.every(({ source }) => source !== 'service-map'));
    const back = await languages.setTextDocumentLanguage(json, 'service-map');
    await diagnostics(back.uri, (all) => all.some(({ source }) => source === 'service-map'));
  });
});
