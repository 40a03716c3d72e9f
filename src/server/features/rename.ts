import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { renamableAt, renameName } from '../../language/rename.ts';
import { workspaceEdit } from '../changes.ts';
import type { Feature } from '../feature.ts';

/** Renames a name wherever it is declared or used; what it cannot do it says in a sentence. */
export const rename: Feature = {
  capabilitiesFor: ({ preparesRename }) => ({
    renameProvider: preparesRename ? { prepareProvider: true } : true,
  }),
  register({ connection, documents, can }) {
    connection.onPrepareRename(({ textDocument, position }) => {
      const view = documents.view(textDocument.uri);
      const found = view && renamableAt(view.analysis, view.offsetAt(position));
      return found ? { range: view.spanOf(found.range), placeholder: found.name } : null;
    });
    connection.onRenameRequest(({ textDocument, position, newName }) => {
      const view = documents.view(textDocument.uri);
      if (!view) return null;
      const { edits, refused } = renameName(view.analysis, view.offsetAt(position), newName);
      return edits
        ? workspaceEdit(can(), view, edits)
        : new ResponseError(LSPErrorCodes.RequestFailed, refused);
    });
  },
};
