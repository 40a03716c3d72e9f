import { TextDocuments, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyRecommendation } from '../language/actions.ts';
import { analyse, type Analysis } from '../language/analysis.ts';
import type { TextEdit } from '../map/text.ts';

export interface Documents {
  /** The analysis of the newest text of an open document. */
  analysis(uri: string): Analysis | undefined;
  version(uri: string): number | undefined;
  /** The edits that apply the recommendation; undefined where there is nothing to do. */
  recommendedEdits(uri: string): readonly TextEdit[] | undefined;
}

/** Follows the open documents; each new text is judged once, as soon as no newer one waits. */
export function createDocuments(
  connection: Connection,
  judged: (uri: string, analysis: Analysis, version: number | undefined) => void,
): Documents {
  const texts = new TextDocuments(TextDocument);
  const analyses = new Map<string, { version: number; analysis: Analysis }>();
  const waiting = new Map<string, NodeJS.Immediate>();

  const analysis = (uri: string): Analysis | undefined => {
    const document = texts.get(uri);
    if (!document) return undefined;
    const known = analyses.get(uri);
    if (known?.version === document.version) return known.analysis;
    const fresh = analyse(document.getText());
    analyses.set(uri, { version: document.version, analysis: fresh });
    return fresh;
  };

  texts.onDidChangeContent(({ document: { uri } }) => {
    clearImmediate(waiting.get(uri));
    waiting.set(
      uri,
      setImmediate(() => {
        waiting.delete(uri);
        const fresh = analysis(uri);
        if (fresh) judged(uri, fresh, texts.get(uri)?.version);
      }),
    );
  });
  texts.onDidClose(({ document: { uri } }) => {
    clearImmediate(waiting.get(uri));
    waiting.delete(uri);
    analyses.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  texts.listen(connection);

  return {
    analysis,
    version: (uri) => texts.get(uri)?.version,
    recommendedEdits(uri) {
      const known = analysis(uri);
      return known && applyRecommendation(known, 'source')[0]?.edits;
    },
  };
}
