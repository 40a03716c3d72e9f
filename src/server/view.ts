import type {
  Location,
  Position,
  Range as Span,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Analysis } from '../language/analysis.ts';
import { fileAt, isSpanIn, spanIn } from '../language/places.ts';
import type { MapFile } from '../map/parse.ts';
import type { Range, TextEdit } from '../map/text.ts';

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
  /** Whether a range stands at `span` of the document that the client calls `uri`. */
  isAt(range: Range, uri: string, span: Span): boolean;
  /** Edits for the versions they were made for: a client refuses them once a document has changed. */
  workspaceEdit(edits: readonly TextEdit[]): WorkspaceEdit;
}

/** What is known of a file under its name in the map: how the client calls it, and its version. */
export interface FileFacts {
  readonly uri: string;
  /** Undefined where the file is not open. */
  readonly version: number | undefined;
}

/** Where a range of the map's text stands: in which file, and where there. */
export function placesOf({ map }: Pick<Analysis, 'map'>, facts: (file: string) => FileFacts) {
  // At a keystroke they are asked for a thousand places.
  const uris = new Map<MapFile, string>();
  const uriOf = (file: MapFile): string => {
    let uri = uris.get(file);
    if (uri === undefined) uris.set(file, (uri = facts(file.uri).uri));
    return uri;
  };
  const spanOf = (range: Range): Span => spanIn(fileAt(map, range.start), range);
  return {
    fileAt: (offset: number) => fileAt(map, offset),
    spanOf,
    locationOf: (range: Range): Location => {
      const file = fileAt(map, range.start);
      return { uri: uriOf(file), range: spanIn(file, range) };
    },
    isAt: (range: Range, uri: string, span: Span): boolean => {
      const file = fileAt(map, range.start);
      return isSpanIn(file, range, span) && uriOf(file) === uri;
    },
    workspaceEdit(edits: readonly TextEdit[]): WorkspaceEdit {
      const byFile = new Map<MapFile, TextDocumentEdit>();
      for (const { range, text: newText } of edits) {
        const file = fileAt(map, range.start);
        const { uri, version } = facts(file.uri);
        const change = byFile.get(file) ?? {
          textDocument: { uri, version: version ?? null },
          edits: [],
        };
        byFile.set(file, change);
        change.edits.push({ range: spanIn(file, range), newText });
      }
      return { documentChanges: [...byFile.values()] };
    },
  };
}

/** The view of `file`, which is one of the map's. */
export function viewOf(
  analysis: Analysis,
  name: string,
  facts: (file: string) => FileFacts,
): View | undefined {
  const file = analysis.map.files.find(({ uri }) => uri === name);
  const { uri, version } = facts(name);
  if (!file || version === undefined) return undefined;
  const { lines, range: extent } = file;
  const offsetAt = (position: Position): number => extent.start + lines.offset(position);
  return {
    uri,
    version,
    analysis,
    extent,
    offsetAt,
    rangeOf: ({ start, end }) => ({ start: offsetAt(start), end: offsetAt(end) }),
    ...placesOf(analysis, facts),
  };
}
