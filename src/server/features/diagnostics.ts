import type { Connection } from 'vscode-languageserver';
import type { View } from '../documents.ts';
import { analysisChanged } from '../requests.ts';
import { toDiagnostic } from '../translate.ts';

/** Sends what was found in a document, and tells the shell that its map was judged anew. */
export function publish(connection: Connection, view: View): void {
  const { uri, version, analysis } = view;
  void connection.sendDiagnostics({
    uri,
    version,
    diagnostics: analysis.findings.map((finding) => toDiagnostic(view, finding)),
  });
  void connection.sendNotification(analysisChanged, {
    uri,
    findings: analysis.findings.length,
    overruled: analysis.current.overruled,
    recommended: analysis.recommended.overruled,
  });
}
