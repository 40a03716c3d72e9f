import {
  AnnotatedTextEdit,
  Command,
  CreateFile,
  DeleteFile,
  TextDocumentEdit,
  TextEdit,
  type CodeAction,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Action } from '../language/action.ts';
import type { TextEdit as Edit } from '../map/text.ts';
import type { Abilities } from './abilities.ts';
import type { View } from './documents.ts';
import type { Host } from './feature.ts';
import { reviewCommand } from './requests.ts';

/**
 * What an action does: an edit, or for a large one a command with which the client shows it
 * first; undefined where it turns out that there is nothing to do. A client without that command
 * is asked for the same in the protocol’s words, for which some show each change to be ticked.
 */
export function changeOf(
  { can, facts }: Pick<Host, 'can' | 'facts'>,
  view: View,
  action: Action,
): Pick<CodeAction, 'edit' | 'command'> | undefined {
  const { confirm } = action;
  const reviews = facts().commands.has(reviewCommand);
  const { annotations } = can();
  const edit = editOf(view, action, can(), reviews || annotations);
  if (!edit) return undefined;
  if (confirm === undefined) return { edit };
  if (reviews) return { command: Command.create(action.title, reviewCommand, confirm, edit) };
  return { edit: annotations ? confirmed(edit, confirm) : edit };
}

/**
 * Edits as the client takes them: for the versions they were made for, where it knows such. Where
 * it does not, whoever waited before must have made sure that no text has changed meanwhile.
 */
export function workspaceEdit(can: Abilities, view: View, edits: readonly Edit[]): WorkspaceEdit {
  const edit = view.workspaceEdit(edits);
  if (can.versionedEdits) return edit;
  const changes: Record<string, TextEdit[]> = {};
  for (const change of edit.documentChanges ?? [])
    if (TextDocumentEdit.is(change))
      changes[change.textDocument.uri] = change.edits.filter((each) => TextEdit.is(each));
  return { changes };
}

/** `asks`: whether the user is asked before it is made. */
function editOf(
  view: View,
  action: Action,
  can: Abilities,
  asks: boolean,
): WorkspaceEdit | undefined {
  const edits = action.edits();
  if (!edits) return undefined;
  if (!can.versionedEdits) return workspaceEdit(can, view, edits);
  const changes = view.workspaceEdit(edits).documentChanges ?? [];
  // What an action makes stands beside the map’s own file, which comes first.
  const { uri: own } = view.locationOf({ start: 0, end: 0 });
  const files = (action.files?.() ?? []).flatMap(({ path, text }) => {
    const uri = beside(own, path);
    return [
      CreateFile.create(uri),
      TextDocumentEdit.create({ uri, version: null }, [
        TextEdit.insert({ line: 0, character: 0 }, text),
      ]),
    ];
  });
  // Files go only where the user is asked first.
  const gone = action.joins === true && asks && can.deletesFiles ? included(view) : [];
  return { documentChanges: [...files, ...changes, ...gone.map((uri) => DeleteFile.create(uri))] };
}

/** Address of a file from the folder of the document `uri`. */
export function beside(uri: string, path: string): string {
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  return folder + path.split('/').map(encodeURIComponent).join('/');
}

const included = (view: View): string[] =>
  view.analysis.map.files.slice(1).map(({ range }) => view.locationOf(range).uri);

/** The same edit, to be shown before it is made. */
function confirmed({ documentChanges = [] }: WorkspaceEdit, label: string): WorkspaceEdit {
  const id = 'service-map';
  return {
    changeAnnotations: { [id]: { label, needsConfirmation: true } },
    documentChanges: documentChanges.map((change) =>
      TextDocumentEdit.is(change)
        ? {
            ...change,
            edits: change.edits.map((edit) =>
              'newText' in edit ? AnnotatedTextEdit.replace(edit.range, edit.newText, id) : edit,
            ),
          }
        : { ...change, annotationId: id },
    ),
  };
}
