import {
  Selection,
  TextEditorRevealType,
  ViewColumn,
  window,
  workspace,
  type Range,
  type TextEditor,
  type Uri,
} from 'vscode';

/** Shows a place of a map in its editor, without closing or covering the graph. */
export async function reveal(uri: Uri, range: Range): Promise<TextEditor> {
  const document = await workspace.openTextDocument(uri);
  const visible = window.visibleTextEditors.find(
    (editor) => editor.document.uri.toString() === uri.toString(),
  );
  const valid = document.validateRange(range);
  const editor = await window.showTextDocument(document, {
    viewColumn: visible?.viewColumn ?? ViewColumn.One,
  });
  editor.selection = new Selection(valid.start, valid.end);
  editor.revealRange(valid, TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}
