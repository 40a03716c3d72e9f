import { commands, Uri, window, workspace, type ExtensionContext, type TextDocument } from 'vscode';
import {
  TextDocumentEdit,
  type BaseLanguageClient,
  type WorkspaceEdit as ServerEdit,
} from 'vscode-languageclient';
import { applyRecommendationRequest } from '../server/requests.ts';
import { languageId, type Client } from './client.ts';

/** The service map that a command means: the active editor's, or the only one open. */
export function currentMap(): TextDocument | undefined {
  const active = window.activeTextEditor?.document;
  if (active?.languageId === languageId) return active;
  const open = workspace.textDocuments.filter((document) => document.languageId === languageId);
  return open.length === 1 ? open[0] : undefined;
}

export function registerCommands(context: ExtensionContext, client: Client): void {
  context.subscriptions.push(
    commands.registerCommand('serviceMap.applyRecommendation', (uri?: string) =>
      applyRecommendation(client, uri),
    ),
  );
}

/** Writes the recommended project into every service that has another one. */
async function applyRecommendation({ language }: Client, uri?: string): Promise<void> {
  const document =
    uri === undefined ? currentMap() : await workspace.openTextDocument(Uri.parse(uri));
  if (!document) {
    void window.showInformationMessage('Open a service-map.yaml first.');
    return;
  }
  const changes = await language.sendRequest(applyRecommendationRequest, {
    uri: language.code2ProtocolConverter.asUri(document.uri),
  });
  if (!changes) {
    void window.showInformationMessage('The projects of this map are as recommended.');
    return;
  }
  if (!(await applyVersioned(language, changes)))
    void window.showWarningMessage(
      'The map has changed meanwhile; nothing was written. Try again.',
    );
}

/** Applies an edit of the server, unless one of its documents has changed since it was made. */
export async function applyVersioned(
  language: BaseLanguageClient,
  edit: ServerEdit,
): Promise<boolean> {
  const stale = (edit.documentChanges ?? []).some((change) => {
    if (!TextDocumentEdit.is(change) || change.textDocument.version === null) return false;
    const open = workspace.textDocuments.find(
      ({ uri }) => language.code2ProtocolConverter.asUri(uri) === change.textDocument.uri,
    );
    return open?.version !== change.textDocument.version;
  });
  if (stale) return false;
  return workspace.applyEdit(await language.protocol2CodeConverter.asWorkspaceEdit(edit));
}
