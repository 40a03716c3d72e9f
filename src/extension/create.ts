import {
  commands,
  l10n,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type WorkspaceFolder,
} from 'vscode';
import { firstMap } from '../map/example.ts';
import type { Client } from './client.ts';
import { languageId } from './mapDocuments.ts';
import { findMaps } from './maps.ts';

const fileName = 'service-map.yaml';

/** Writes an example map into a folder of the workspace and opens it; never overwrites a file. */
export async function createMap(): Promise<void> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    // Nowhere to write to: a file without a name yet.
    const document = await workspace.openTextDocument({
      language: languageId,
      content: firstMap,
    });
    await window.showTextDocument(document);
    return;
  }
  const folder = await chosen(folders);
  if (!folder) return;
  const uri = Uri.joinPath(folder.uri, fileName);
  const edit = new WorkspaceEdit();
  edit.createFile(uri, {
    overwrite: false,
    ignoreIfExists: false,
    contents: new TextEncoder().encode(firstMap),
  });
  if (await exists(uri))
    void window.showInformationMessage(
      l10n.t('{0} has a service map already; it is left as it is.', folder.name),
    );
  else if (!(await workspace.applyEdit(edit))) {
    void window.showErrorMessage(l10n.t('{0} could not be written.', uri.fsPath));
    return;
  }
  await show(uri);
}

async function chosen(folders: readonly WorkspaceFolder[]): Promise<WorkspaceFolder | undefined> {
  return folders.length === 1
    ? folders[0]
    : window.showWorkspaceFolderPick({ placeHolder: l10n.t('Folder for the new service map') });
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Opens a map of the workspace: the only one, or the one that is picked. */
export async function openMap(client: Client): Promise<void> {
  const maps = await findMaps(client);
  const [only] = maps;
  if (!only) {
    void window.showInformationMessage(l10n.t('This workspace has no service map yet.'));
    return;
  }
  if (maps.length === 1) {
    await show(only);
    return;
  }
  const picked = await window.showQuickPick(
    maps.map((uri) => ({ label: workspace.asRelativePath(uri), uri })),
    { placeHolder: l10n.t('Service map to open') },
  );
  if (picked) await show(picked.uri);
}

/** As the explorer opens it: a document that an extension opens stays open behind its editor. */
const show = (uri: Uri) => commands.executeCommand('vscode.open', uri, { preview: false });
