import {
  commands,
  EventEmitter,
  MarkdownString,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
  type TreeDataProvider,
  type TreeItem,
} from 'vscode';
import { HoverRequest, MarkupContent } from 'vscode-languageclient';
import type { TreePath } from '../language/tree.ts';
import { treeRequest, type PlacedNode } from '../server/requests.ts';
import { currentMap, onDidChangeCurrentMap } from './activeMap.ts';
import type { Client } from './client.ts';
import { findMaps, onDidChangeMaps } from './maps.ts';
import { mapState } from './mapState.ts';
import { itemOf } from './treeItems.ts';

/** A node of the tree with the map it belongs to. */
export interface Branch {
  /** As the server knows it. */
  readonly uri: string;
  readonly node: PlacedNode;
}

export type MapTree = TreeDataProvider<Branch>;

/** The view of the map that is followed: groupings, projects, services, reasons. */
export function registerTree(context: ExtensionContext, client: Client): MapTree {
  const { language } = client;
  const changed = new EventEmitter<undefined>();
  let shown: TextDocument | undefined;

  const children = async (uri: string, path: TreePath): Promise<Branch[]> => {
    await client.ready;
    if (!language.isRunning()) return [];
    const nodes = await language.sendRequest(treeRequest, { uri, path });
    return (nodes ?? []).map((node) => ({ uri, node }));
  };

  /** The groupings; also tells the view what to say where there are none. */
  const roots = async (): Promise<Branch[]> => {
    const document = currentMap();
    shown = document;
    const branches = document
      ? await children(language.code2ProtocolConverter.asUri(document.uri), {})
      : [];
    // The map may be another one by now: the answer to that question comes by itself.
    if (shown !== document) return branches;
    const [first] = branches;
    const state = mapState({
      running: language.isRunning(),
      folders: workspace.workspaceFolders?.length ?? 0,
      maps: (await findMaps(client)).length,
      ...(document && { services: first?.node.kind === 'grouping' ? first.node.services : 0 }),
    });
    await commands.executeCommand('setContext', 'serviceMap.state', state);
    view.description = document ? workspace.asRelativePath(document.uri) : '';
    return branches;
  };

  const tree: MapTree = {
    onDidChangeTreeData: changed.event,
    getChildren: (branch) => (branch ? children(branch.uri, pathOf(branch.node)) : roots()),
    getTreeItem: (branch) => placed(branch, itemOf(branch.node), client),
    async resolveTreeItem(item, { node }, cancelled) {
      if (node.kind !== 'service' || !node.location) return item;
      const hover = await language.sendRequest(
        HoverRequest.type,
        { textDocument: { uri: node.location.uri }, position: node.location.range.start },
        cancelled,
      );
      if (hover && MarkupContent.is(hover.contents))
        item.tooltip = new MarkdownString(hover.contents.value);
      return item;
    },
  };
  const view = window.createTreeView('serviceMap.tree', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const refresh = () => {
    changed.fire(undefined);
  };
  context.subscriptions.push(
    view,
    changed,
    onDidChangeCurrentMap(refresh),
    onDidChangeMaps(refresh),
    workspace.onDidChangeWorkspaceFolders(refresh),
    language.onDidChangeState(refresh),
    client.onDidAnalyse(({ uri }) => {
      if (shown && language.code2ProtocolConverter.asUri(shown.uri) === uri) refresh();
    }),
  );
  return tree;
}

function pathOf(node: PlacedNode): TreePath {
  switch (node.kind) {
    case 'grouping':
      return { grouping: node.grouping };
    case 'project':
      return { grouping: node.grouping, project: node.project };
    case 'service':
      return { grouping: node.grouping, project: node.project, service: node.service };
    default:
      return {};
  }
}

/**
 * An item keeps its state by its place in the tree. A click on a service or a reason opens its
 * place in the file; one on a project only unfolds it.
 */
function placed({ uri, node }: Branch, item: TreeItem, { language }: Client): TreeItem {
  if (node.kind !== 'reason' && node.kind !== 'more') item.id = JSON.stringify([uri, pathOf(node)]);
  if (node.location && node.kind !== 'project') {
    const { uri: target, range } = node.location;
    item.command = {
      command: 'vscode.open',
      title: '',
      arguments: [
        language.protocol2CodeConverter.asUri(target),
        {
          selection: language.protocol2CodeConverter.asRange(range),
          preserveFocus: true,
          preview: false,
        },
      ],
    };
  }
  return item;
}
