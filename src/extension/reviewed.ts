import { workspace, type Uri } from 'vscode';
import {
  CreateFile,
  DeleteFile,
  TextDocumentEdit,
  TextEdit,
  type BaseLanguageClient,
  type WorkspaceEdit as ServerEdit,
} from 'vscode-languageclient';
import { applyEdits, createLineIndex } from '../map/text.ts';

/** A file before and after an edit; undefined where there is none. */
export interface FileReview {
  readonly uri: Uri;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What an edit makes of each file that it touches. */
export async function reviewOf(
  { protocol2CodeConverter }: BaseLanguageClient,
  { documentChanges = [] }: ServerEdit,
): Promise<FileReview[]> {
  const made = new Set<string>();
  const files = new Map<string, FileReview>();
  for (const change of documentChanges) {
    if (CreateFile.is(change)) made.add(change.uri);
    else if (DeleteFile.is(change) || TextDocumentEdit.is(change)) {
      const address = 'edits' in change ? change.textDocument.uri : change.uri;
      const uri = protocol2CodeConverter.asUri(address);
      const before = made.has(address) ? undefined : await textOf(uri);
      const edits = 'edits' in change ? change.edits.filter(TextEdit.is) : undefined;
      files.set(address, { uri, before, after: edits && edited(before ?? '', edits) });
    }
  }
  return [...files.values()];
}

const textOf = async (uri: Uri): Promise<string> =>
  (await workspace.openTextDocument(uri)).getText();

function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = createLineIndex(text);
  return applyEdits(
    text,
    edits.map(({ range: { start, end }, newText }) => ({
      range: { start: lines.offset(start), end: lines.offset(end) },
      text: newText,
    })),
  );
}
