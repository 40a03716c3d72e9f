import { l10n, window, workspace } from 'vscode';
import {
  TextDocumentEdit,
  type BaseLanguageClient,
  type WorkspaceEdit as ServerEdit,
} from 'vscode-languageclient';

/** Applies an edit of the server, or says that it is too old. */
export async function applyOrSay(language: BaseLanguageClient, edit: ServerEdit): Promise<void> {
  if (!(await applyVersioned(language, edit))) sayTooOld();
}

export function sayTooOld(): void {
  void window.showWarningMessage(
    l10n.t('The map has changed meanwhile; nothing was written. Try again.'),
  );
}

/** Applies an edit of the server, unless one of its documents has changed since it was made. */
async function applyVersioned(language: BaseLanguageClient, edit: ServerEdit): Promise<boolean> {
  const stale = (edit.documentChanges ?? []).some((change) => {
    if (!TextDocumentEdit.is(change) || change.textDocument.version === null) return false;
    const open = workspace.textDocuments.find(
      ({ uri }) => language.code2ProtocolConverter.asUri(uri) === change.textDocument.uri,
    );
    return open?.version !== change.textDocument.version;
  });
  if (stale) return false;
  return workspace.applyEdit(await language.protocol2CodeConverter.asWorkspaceEdit(edit), {
    // Several files are saved together, where the user has it so.
    isRefactoring: true,
  });
}
