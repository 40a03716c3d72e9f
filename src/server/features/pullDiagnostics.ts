import {
  DiagnosticRefreshRequest,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Analysis } from '../../language/analysis.ts';
import { canonical } from '../../language/paths.ts';
import type { Feature, Host } from '../feature.ts';
import type { OpenMap } from '../openMap.ts';

/** Diagnostics for clients that ask for them: of one document, or of all maps of the workspace. */
export const pullDiagnostics: Feature = {
  register(host) {
    const { connection, documents, diagnostics, facts, client, onJudged } = host;
    const resultOf = numbered();
    connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
      const file = canonical(uri);
      const map = documents.maps().find((each) => each.root === documents.rootOf(file));
      // What is found before its other files and its baseline are there may not hold.
      await map?.ready();
      const resultId = map && resultOf(map.analysis());
      if (resultId !== undefined && resultId === previousResultId)
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return {
        kind: DocumentDiagnosticReportKind.Full,
        ...(resultId !== undefined && { resultId }),
        items: (map && diagnostics.of(map, documents.facts).get(file)) ?? [],
      };
    });
    connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }) => {
      const known = new Map(previousResultIds.map(({ uri, value }) => [canonical(uri), value]));
      const maps = await documents.openAll();
      return { items: maps.flatMap((map) => reportsOf(host, map, resultOf, known)) };
    });
    // A recommendation that comes later, and another file, change what there is to say.
    onJudged((view) => {
      const { refreshSupport } = client().workspace?.diagnostics ?? {};
      if (facts().diagnostics === 'pull' && refreshSupport === true && view.analysis.settled)
        void connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
    });
  },
};

function reportsOf(
  { diagnostics, documents }: Host,
  map: OpenMap,
  resultOf: (analysis: Analysis) => string,
  known: ReadonlyMap<string, string>,
): WorkspaceDocumentDiagnosticReport[] {
  const resultId = resultOf(map.analysis());
  return [...diagnostics.of(map, documents.facts)].map(([file, items]) => {
    const { uri, version = null } = documents.facts(file);
    return known.get(file) === resultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items };
  });
}

/** A name for each analysis: what was found in the same one is unchanged. */
function numbered(): (analysis: Analysis) => string {
  const numbers = new WeakMap<Analysis, string>();
  let count = 0;
  return (analysis) => {
    let known = numbers.get(analysis);
    if (known === undefined) numbers.set(analysis, (known = String(++count)));
    return known;
  };
}
