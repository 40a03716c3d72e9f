import {
  l10n,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type Memento,
  type TextDocument,
  type Webview,
  type WebviewPanel,
} from 'vscode';
import { isExportFormat, isFromPage, isSubject } from '../graph/guards.ts';
import type { ToPage, View } from '../graph/protocol.ts';
import { graphRequest } from '../server/requests.ts';
import type { Client } from './client.ts';
import { pageHtml } from '../graph/pageHtml.ts';
import type { AnswerCommand } from './lateCommands.ts';
import { currentMap } from './activeMap.ts';
import { chooseFormat } from './exports.ts';
import { sayNoMap } from './noMap.ts';
import { answer } from './panelAnswers.ts';
import { tick } from './steps.ts';

const viewType = 'serviceMap.graph';

/** The graph beside the editor: one panel a map, live, and restored with the window. */
export function registerGraphPanel(
  context: ExtensionContext,
  client: Client,
  answerCommand: AnswerCommand,
): void {
  const panels = new Map<string, { readonly panel: WebviewPanel; readonly send: Send }>();
  const media = Uri.joinPath(context.extensionUri, 'dist');

  const show = (uri: Uri, panel: WebviewPanel): Send => {
    const key = uri.toString();
    panel.webview.options = { enableScripts: true, localResourceRoots: [media] };
    const { subscriptions, send } = connect(client, uri, panel.webview, context.workspaceState);
    panels.set(key, { panel, send });
    panel.onDidDispose(() => {
      panels.delete(key);
      for (const subscription of subscriptions) subscription.dispose();
    });
    panel.webview.html = panelPage(panel.webview, media);
    return send;
  };

  const open = async (target?: Uri | string, focus?: unknown): Promise<Send | undefined> => {
    const given = typeof target === 'string' ? Uri.parse(target) : target;
    const document = given ? await workspace.openTextDocument(given) : currentMap();
    if (!document) {
      void sayNoMap(client);
      return undefined;
    }
    // A menu passes other things behind the resource.
    const mark = (send: Send): void => {
      if (typeof focus === 'string') send({ type: 'reveal', service: focus });
      else if (isSubject(focus)) send({ type: 'select', subject: focus });
    };
    tick('graph');
    const existing = panels.get(document.uri.toString());
    if (existing) {
      existing.panel.reveal(undefined, true);
      mark(existing.send);
      return existing.send;
    }
    const name = document.uri.path.split('/').at(-1) ?? '';
    const panel = window.createWebviewPanel(
      viewType,
      l10n.t('Graph: {0}', name),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [media] },
    );
    const send = show(document.uri, panel);
    const view = workspace.getConfiguration('serviceMap').get<View>('graph.view');
    // The page shows today's projects by itself, where there are any.
    const known = context.workspaceState.get(keptAs(document.uri)) !== undefined;
    if (view && view !== 'current' && !known) send({ type: 'view', view });
    mark(send);
    return send;
  };
  const exportGraph = async (target?: Uri | string, format?: unknown): Promise<void> => {
    const chosen = isExportFormat(format) ? format : await chooseFormat();
    if (!chosen) return;
    const send = await open(target);
    send?.({ type: 'export', format: chosen });
  };

  context.subscriptions.push(
    answerCommand('serviceMap.showGraph', async (target?: Uri | string, focus?: unknown) => {
      await open(target, focus);
    }),
    answerCommand('serviceMap.exportGraph', exportGraph),
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const uri = uriOf(state);
        if (!uri) {
          panel.dispose();
          return;
        }
        await client.ready;
        show(uri, panel);
      },
    }),
  );
}

/** The map that a stored state of the page belongs to. */
function uriOf(state: unknown): Uri | undefined {
  if (typeof state !== 'object' || state === null || !('uri' in state)) return undefined;
  return typeof state.uri === 'string' ? Uri.parse(state.uri) : undefined;
}

/** Where the workspace keeps what the pages of a map keep. */
const keptAs = (uri: Uri): string => `graph ${uri.toString()}`;

/** Sends a message once the page shows its map. */
type Send = (message: ToPage) => void;

/** Wires one page to one map, until the panel is closed. */
function connect(
  client: Client,
  uri: Uri,
  webview: Webview,
  memory: Memento,
): { readonly subscriptions: Disposable[]; readonly send: Send } {
  const { language } = client;
  const documentUri = language.code2ProtocolConverter.asUri(uri);
  const post = (message: ToPage) => webview.postMessage(message);
  let ready = false;
  let shown = false;
  const waiting: ToPage[] = [];
  const update = async (): Promise<void> => {
    if (!ready) return;
    const model = await modelOf(client, uri, documentUri);
    if (!model) return;
    await post({ type: 'graph', model });
    shown = true;
    for (const message of waiting.splice(0)) await post(message);
  };
  const subscriptions = [
    webview.onDidReceiveMessage((message: unknown) => {
      if (!isFromPage(message)) return;
      if (message.type === 'ready') {
        ready = true;
        const state = memory.get<object>(keptAs(uri));
        if (state) void post({ type: 'restore', state });
        void update();
      } else if (message.type === 'keep') void memory.update(keptAs(uri), message.state);
      else void answer(message, { client, uri, documentUri, post });
    }),
    client.onDidAnalyse((summary) => {
      if (summary.uri === documentUri) void update();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (textEditor.document.uri.toString() !== uri.toString() || !ready) return;
      const service = serviceAt(textEditor.document, selections[0]?.active.line ?? 0);
      if (service !== undefined) void post({ type: 'reveal', service });
    }),
  ];
  return {
    subscriptions,
    send: (message) => {
      if (shown) void post(message);
      else waiting.push(message);
    },
  };
}

/** The model from the server; a file that is gone gives an empty picture that says so. */
async function modelOf({ language }: Client, uri: Uri, documentUri: string) {
  try {
    await workspace.openTextDocument(uri);
    return await language.sendRequest(graphRequest, { uri: documentUri });
  } catch {
    return {
      version: 1 as const,
      uri: documentUri,
      title: uri.path.split('/').at(-1) ?? '',
      services: [],
      groups: [],
      things: [],
      links: [],
      current: { overruled: 0 },
      recommended: { overruled: 0, bound: 0, proven: true },
      notice: l10n.t('This file cannot be opened any more.'),
    };
  }
}

/** The service whose entry the line is in, read from the indentation alone. */
function serviceAt(document: TextDocument, line: number): string | undefined {
  let name: string | undefined;
  let indent = Infinity;
  for (let at = line; at >= 0; at--) {
    const found = /^( *)("[^"]*"|'[^']*'|[^\s#][^:]*):(?:\s|$)/.exec(document.lineAt(at).text);
    const column = found?.[1]?.length ?? Infinity;
    if (!found || column >= indent) continue;
    if (column === 0) return found[2] === 'services' ? name : undefined;
    indent = column;
    name = (found[2] ?? '').replace(/^(["'])(.*)\1$/, '$2');
  }
  return undefined;
}

/** The page with the addresses and the policy of a webview. */
function panelPage(webview: Webview, media: Uri): string {
  const source = (file: string) => webview.asWebviewUri(Uri.joinPath(media, file)).toString();
  return pageHtml({
    script: source('webview.js'),
    style: source('webview.css'),
    source: webview.cspSource,
    nonce: globalThis.crypto.randomUUID().replaceAll('-', ''),
  });
}
