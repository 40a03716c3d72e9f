import {
  commands,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type TextDocument,
  type Webview,
  type WebviewPanel,
} from 'vscode';
import { isFromPage } from '../graph/guards.ts';
import type { Place, ToPage } from '../graph/protocol.ts';
import { analysisChanged, graphRequest } from '../server/requests.ts';
import type { Client } from './client.ts';
import { currentMap } from './commands.ts';

const viewType = 'serviceMap.graph';

/** The graph beside the editor: one panel a map, live, and restored with the window. */
export function registerGraphPanel(context: ExtensionContext, client: Client): void {
  const panels = new Map<string, WebviewPanel>();
  const media = Uri.joinPath(context.extensionUri, 'dist');

  const show = (uri: Uri, panel: WebviewPanel): void => {
    const key = uri.toString();
    panels.set(key, panel);
    panel.webview.options = { enableScripts: true, localResourceRoots: [media] };
    const subscriptions = connect(client, uri, panel.webview);
    panel.onDidDispose(() => {
      panels.delete(key);
      for (const subscription of subscriptions) subscription.dispose();
    });
    panel.webview.html = page(panel.webview, media);
  };

  const open = async (target?: Uri | string): Promise<void> => {
    const given = typeof target === 'string' ? Uri.parse(target) : target;
    const document = given ? await workspace.openTextDocument(given) : currentMap();
    if (!document) {
      void window.showInformationMessage('Open a service-map.yaml to see its graph.');
      return;
    }
    const existing = panels.get(document.uri.toString());
    if (existing) {
      existing.reveal(undefined, true);
      return;
    }
    const name = document.uri.path.split('/').at(-1) ?? '';
    const panel = window.createWebviewPanel(
      viewType,
      `Graph: ${name}`,
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [media] },
    );
    show(document.uri, panel);
  };

  context.subscriptions.push(
    commands.registerCommand('serviceMap.showGraph', open),
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

/** Wires one page to one map, until the panel is closed. */
function connect(client: Client, uri: Uri, webview: Webview): Disposable[] {
  const { language } = client;
  const documentUri = language.code2ProtocolConverter.asUri(uri);
  const post = (message: ToPage) => webview.postMessage(message);
  let ready = false;
  const update = async (): Promise<void> => {
    if (!ready) return;
    const model = await modelOf(client, uri, documentUri);
    if (model) await post({ type: 'graph', model });
  };
  return [
    webview.onDidReceiveMessage((message: unknown) => {
      if (!isFromPage(message)) return;
      if (message.type === 'ready') {
        ready = true;
        void update();
      } else if (message.type === 'open') void reveal(uri, message.place);
      else void commands.executeCommand('serviceMap.applyRecommendation', uri.toString());
    }),
    language.onNotification(analysisChanged, (summary) => {
      if (summary.uri === documentUri) void update();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (textEditor.document.uri.toString() !== uri.toString() || !ready) return;
      const service = serviceAt(textEditor.document, selections[0]?.active.line ?? 0);
      if (service !== undefined) void post({ type: 'reveal', service });
    }),
  ];
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
      notice: 'This file cannot be opened any more.',
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

/** Shows a place of the map in its editor, without closing or covering the graph. */
async function reveal(uri: Uri, { start, end }: Place): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const visible = window.visibleTextEditors.find(
    (editor) => editor.document.uri.toString() === uri.toString(),
  );
  const range = document.validateRange(
    new Range(start.line, start.character, end.line, end.character),
  );
  const editor = await window.showTextDocument(document, {
    viewColumn: visible?.viewColumn ?? ViewColumn.One,
  });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The page: one script and one style sheet of our own, nothing else. */
function page(webview: Webview, media: Uri): string {
  const nonce = globalThis.crypto.randomUUID().replaceAll('-', '');
  const source = (file: string) => webview.asWebviewUri(Uri.joinPath(media, file)).toString();
  const policy = [
    "default-src 'none'",
    `img-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${source('webview.css')}">
<title>Service Map</title>
</head>
<body>
<main id="app"></main>
<script nonce="${nonce}" src="${source('webview.js')}"></script>
</body>
</html>`;
}
