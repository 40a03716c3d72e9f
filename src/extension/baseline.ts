import { l10n, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { baselineRequest } from '../server/requests.ts';
import { currentMap } from './activeMap.ts';
import type { Client } from './client.ts';
import { sayNoMap } from './noMap.ts';

/** Accepts the findings of the current map: writes them to its baseline. */
export async function writeBaseline(client: Client): Promise<void> {
  const { language } = client;
  const document = currentMap();
  if (!document) {
    void sayNoMap(client);
    return;
  }
  const made = await language.sendRequest(baselineRequest, {
    uri: language.code2ProtocolConverter.asUri(document.uri),
  });
  if (!made) {
    void window.showInformationMessage(
      l10n.t('This map is too large for a baseline, or the setting for its file is empty.'),
    );
    return;
  }
  const file = Uri.parse(made.uri);
  const edit = new WorkspaceEdit();
  edit.createFile(file, { overwrite: true, contents: new TextEncoder().encode(made.text) });
  if (!(await workspace.applyEdit(edit))) {
    void window.showWarningMessage(l10n.t('The baseline could not be written.'));
    return;
  }
  const open = l10n.t('Show the Baseline');
  const text = l10n.t('Findings in the baseline: {0}. They are not shown again.', made.count);
  void window.showInformationMessage(text, open).then((chosen) => {
    if (chosen === open) void window.showTextDocument(file);
  });
}
