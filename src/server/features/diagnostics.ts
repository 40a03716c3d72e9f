import type { Connection } from 'vscode-languageserver';
import type { Severity } from '../../map/model.ts';
import type { Finding } from '../../rules/rule.ts';
import type { View } from '../documents.ts';
import { analysisChanged } from '../requests.ts';
import { toDiagnostic } from '../translate.ts';

/** Sends what was found in a document, and tells the shell that its map was judged anew. */
export function publish(connection: Connection, view: View, maximum: number): void {
  const { uri, version, analysis } = view;
  void connection.sendDiagnostics({
    uri,
    version,
    diagnostics: mostSevere(analysis.findings, maximum).map((finding) =>
      toDiagnostic(view, finding),
    ),
  });
  void connection.sendNotification(analysisChanged, {
    uri,
    findings: analysis.findings.length,
    overruled: analysis.current.overruled,
    recommended: analysis.recommended.overruled,
  });
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Up to `maximum` findings, those of least severity left out, in the order of the text. */
export function mostSevere(findings: readonly Finding[], maximum: number): readonly Finding[] {
  if (findings.length <= maximum) return findings;
  const kept = new Set(
    severities
      .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
      .slice(0, Math.max(0, maximum)),
  );
  return findings.filter((finding) => kept.has(finding));
}
