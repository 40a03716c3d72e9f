import {
  TextDocuments,
  type Connection,
  type Location,
  type Position,
  type Range as Span,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyse, type AnalyseOptions, type Analysis } from '../language/analysis.ts';
import type { Range, TextEdit } from '../map/text.ts';
import { schedule } from './schedule.ts';

/**
 * One open document as a part of the map it belongs to. Offsets and ranges are those of the
 * analysis' text; only a view knows which document and line they stand for.
 */
export interface View {
  readonly uri: string;
  readonly version: number;
  readonly analysis: Analysis;
  /** Where this document stands in the analysis' text. */
  readonly extent: Range;
  offsetAt(position: Position): number;
  rangeOf(span: Span): Range;
  /** Lines and columns of a range inside one document. */
  spanOf(range: Range): Span;
  locationOf(range: Range): Location;
  /** Edits for the versions they were made for: a client refuses them once a document has changed. */
  workspaceEdit(edits: readonly TextEdit[]): WorkspaceEdit;
}

export interface Documents {
  /** The newest text of an open document, judged. */
  view(uri: string): View | undefined;
  /** All open documents. */
  views(): readonly View[];
}

/** Follows the open documents; each new text is judged once, as soon as no newer one waits. */
export function createDocuments(
  connection: Connection,
  judged: (view: View) => void,
  options: () => AnalyseOptions,
): Documents {
  const texts = new TextDocuments(TextDocument);
  const known = new Map<string, View>();
  const waiting = new Map<string, () => void>();

  const view = (uri: string): View | undefined => {
    const document = texts.get(uri);
    if (!document) return undefined;
    const last = known.get(uri);
    if (last?.version === document.version) return last;
    const fresh = viewOf(uri, document.version, analyse(document.getText(), options()));
    known.set(uri, fresh);
    return fresh;
  };

  texts.onDidChangeContent(({ document: { uri } }) => {
    waiting.get(uri)?.();
    waiting.set(
      uri,
      schedule(() => {
        waiting.delete(uri);
        const fresh = view(uri);
        if (fresh) judged(fresh);
      }),
    );
  });
  texts.onDidClose(({ document: { uri } }) => {
    waiting.get(uri)?.();
    waiting.delete(uri);
    known.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  texts.listen(connection);

  return {
    view,
    views: () => texts.keys().flatMap((uri) => view(uri) ?? []),
  };
}

function viewOf(uri: string, version: number, analysis: Analysis): View {
  const { lines, text } = analysis.map;
  const spanOf = ({ start, end }: Range): Span => ({
    start: lines.position(start),
    end: lines.position(end),
  });
  return {
    uri,
    version,
    analysis,
    extent: { start: 0, end: text.length },
    offsetAt: (position) => lines.offset(position),
    rangeOf: ({ start, end }) => ({ start: lines.offset(start), end: lines.offset(end) }),
    spanOf,
    locationOf: (range) => ({ uri, range: spanOf(range) }),
    workspaceEdit: (edits) => ({
      documentChanges: [
        {
          textDocument: { uri, version },
          edits: edits.map(({ range, text: newText }) => ({ range: spanOf(range), newText })),
        },
      ],
    }),
  };
}
