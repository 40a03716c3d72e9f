import type {
  DidChangeTextDocumentParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { editedLineIndex, type Source, type TextEdit } from '../map/text.ts';

/** A document of the client, with its newest text. */
export interface OpenDocument {
  readonly uri: string;
  version: number;
  /** The name of the map it belongs to. */
  root: string;
  source: Source;
}

/** Makes the changes in the document; the same as edits, each in the text that the last one left. */
export function change(open: OpenDocument, params: DidChangeTextDocumentParams): TextEdit[] {
  open.version = params.textDocument.version;
  return params.contentChanges.map((event: TextDocumentContentChangeEvent): TextEdit => {
    const { text, lines } = open.source;
    const range =
      'range' in event
        ? { start: lines.offset(event.range.start), end: lines.offset(event.range.end) }
        : { start: 0, end: text.length };
    const [start, end] = [Math.min(range.start, range.end), Math.max(range.start, range.end)];
    const edit = { range: { start, end }, text: event.text };
    const after = text.slice(0, start) + edit.text + text.slice(end);
    open.source = {
      text: after,
      lines: editedLineIndex(lines, after, edit.range, edit.text.length),
    };
    return edit;
  });
}
