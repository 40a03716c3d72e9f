import {
  CodeActionKind,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver';
import { actionsAt } from '../language/actions.ts';
import { completionsAt } from '../language/completion.ts';
import { graphOf } from '../language/graph.ts';
import { hoverAt } from '../language/hover.ts';
import { outlineOf } from '../language/outline.ts';
import { declarationsOf, occurrenceAt, referencesOf, spanOf } from '../language/places.ts';
import { reportRecommendation } from '../language/recommendation.ts';
import {
  analysisChanged,
  applyRecommendationRequest,
  graphRequest,
  recommendationRequest,
} from './requests.ts';
import { createDocuments } from './documents.ts';
import {
  toCodeAction,
  toCompletionItem,
  toDiagnostic,
  toDocumentSymbol,
  toTextEdits,
} from './translate.ts';

/** The language server: what comes in over `connection` is answered by `language`, a line each. */
export function serve(connection: Connection): void {
  const documents = createDocuments(connection, (uri, analysis, version) => {
    void connection.sendDiagnostics({
      uri,
      ...(version !== undefined && { version }),
      diagnostics: analysis.findings.map((finding) => toDiagnostic(analysis.map, uri, finding)),
    });
    void connection.sendNotification(analysisChanged, {
      uri,
      findings: analysis.findings.length,
      overruled: analysis.current.overruled,
      recommended: analysis.recommended.overruled,
    });
  });

  connection.onInitialize((): InitializeResult => ({
    serverInfo: { name: 'service-map' },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      completionProvider: { triggerCharacters: [' ', ':', '[', ',', '{', '-'] },
      definitionProvider: true,
      referencesProvider: true,
      documentSymbolProvider: true,
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, CodeActionKind.Source],
      },
    },
  }));

  connection.onHover(({ textDocument, position }) => {
    const analysis = documents.analysis(textDocument.uri);
    const hover = analysis && hoverAt(analysis, analysis.map.lines.offset(position));
    return (
      hover && {
        contents: { kind: 'markdown', value: hover.markdown },
        range: spanOf(analysis.map, hover.range),
      }
    );
  });

  connection.onCompletion(({ textDocument, position }) => {
    const analysis = documents.analysis(textDocument.uri);
    if (!analysis) return [];
    const items = completionsAt(analysis, analysis.map.lines.offset(position));
    return items.map((item) => toCompletionItem(analysis.map, item));
  });

  connection.onDefinition(({ textDocument, position }) => {
    const map = documents.analysis(textDocument.uri)?.map;
    const found = map && occurrenceAt(map, map.lines.offset(position));
    return (
      found &&
      declarationsOf(map, found).map(({ name }) => ({
        uri: textDocument.uri,
        range: spanOf(map, name.range),
      }))
    );
  });

  connection.onReferences(({ textDocument, position, context }) => {
    const map = documents.analysis(textDocument.uri)?.map;
    const found = map && occurrenceAt(map, map.lines.offset(position));
    return (
      found &&
      referencesOf(map, found)
        .filter(({ role }) => context.includeDeclaration || role === 'reference')
        .map(({ name }) => ({ uri: textDocument.uri, range: spanOf(map, name.range) }))
    );
  });

  connection.onDocumentSymbol(({ textDocument }) => {
    const map = documents.analysis(textDocument.uri)?.map;
    return map && outlineOf(map).map((item) => toDocumentSymbol(map, item));
  });

  connection.onCodeAction(({ textDocument, range, context }) => {
    const analysis = documents.analysis(textDocument.uri);
    if (!analysis) return [];
    const { lines } = analysis.map;
    const actions = actionsAt(analysis, {
      start: lines.offset(range.start),
      end: lines.offset(range.end),
    });
    return actions
      .map((action) =>
        toCodeAction(analysis.map, textDocument.uri, documents.version(textDocument.uri), action),
      )
      .filter(
        ({ kind = '' }) =>
          !context.only ||
          context.only.some((only) => kind === only || kind.startsWith(`${only}.`)),
      );
  });

  connection.onRequest(recommendationRequest, ({ uri }) => {
    const analysis = documents.analysis(uri);
    return analysis ? reportRecommendation(analysis, uri) : null;
  });

  connection.onRequest(graphRequest, ({ uri }) => {
    const analysis = documents.analysis(uri);
    return analysis
      ? graphOf(analysis, uri, decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)))
      : null;
  });

  connection.onRequest(applyRecommendationRequest, ({ uri }) => {
    const analysis = documents.analysis(uri);
    const version = documents.version(uri);
    const edits = analysis && documents.recommendedEdits(uri);
    return edits && version !== undefined
      ? { version, edits: toTextEdits(analysis.map, edits) }
      : null;
  });

  connection.listen();
}
