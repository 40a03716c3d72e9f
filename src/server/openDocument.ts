import type {
  DidChangeTextDocumentParams,
  Range,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { editedLineIndex, type Source, type TextEdit } from '../map/text.ts';

/** A document of the client, with its newest text. */
export interface OpenDocument {
  readonly uri: string;
  version: number;
  /** The name of the map it belongs to; empty for a baseline, which is a part of none. */
  root: string;
  source: Source;
}

/**
 * Makes the changes in the document; the same as edits, each in the text that the last one left.
 * Places outside the text are moved to its nearest end.
 */
export function change(open: OpenDocument, params: DidChangeTextDocumentParams): TextEdit[] {
  open.version = params.textDocument.version;
  return params.contentChanges.map((event: TextDocumentContentChangeEvent): TextEdit => {
    const { text, lines } = open.source;
    const span = 'range' in event ? (event.range as Range | null) : null;
    const ends = span
      ? [span.start, span.end].map((place) => Math.trunc(lines.offset(place)))
      : [0, text.length];
    const [start, end] = [Math.min(...ends), Math.max(...ends)];
    const edit = { range: { start, end }, text: event.text };
    const after = text.slice(0, start) + edit.text + text.slice(end);
    open.source = {
      text: after,
      lines: editedLineIndex(lines, after, edit.range, edit.text.length),
    };
    return edit;
  });
}
