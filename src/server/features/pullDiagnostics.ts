import {
  DiagnosticRefreshRequest,
  DocumentDiagnosticReportKind,
  type Diagnostic,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { canonical } from '../../language/paths.ts';
import { unlessCancelled } from '../cancel.ts';
import type { Feature, Host } from '../feature.ts';
import type { OpenMap } from '../openMap.ts';
import { oneAtATime } from '../oneAtATime.ts';

/** What there is to say of one file, with a name that changes with it. */
interface Report {
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

/** Diagnostics for clients that ask for them: of one document, or of all maps of the workspace. */
export const pullDiagnostics: Feature = {
  register(host) {
    const { connection, documents, facts, client, onMapChanged } = host;
    const refresh = oneAtATime(connection, DiagnosticRefreshRequest.method);
    const reports = createReports(host);
    connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
      const file = canonical(textDocument.uri);
      const report = documents.isBaseline(file)
        ? (await unlessCancelled(reports.ofBaselines(documents.maps()), token)).get(file)
        : await unlessCancelled(reports.ofFile(file), token);
      if (!report) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const { resultId, items } = report;
      return resultId === previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
    });
    connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
      const maps = await unlessCancelled(documents.openAll(), token);
      const baselines = await unlessCancelled(reports.ofBaselines(maps), token);
      const all = new Map([...maps.flatMap((map) => [...reports.ofMap(map)]), ...baselines]);
      const known = new Map(previousResultIds.map((each) => [canonical(each.uri), each]));
      const told = [...all].map(
        ([file, { resultId, items }]): WorkspaceDocumentDiagnosticReport => {
          const { uri, version = null } = documents.facts(file);
          return known.get(file)?.value === resultId
            ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
            : {
                kind: DocumentDiagnosticReportKind.Full,
                uri,
                version,
                resultId,
                items: [...items],
              };
        },
      );
      // Of a file that is gone the client still shows what was found in it.
      const gone = [...known].flatMap(([file, { uri }]): WorkspaceDocumentDiagnosticReport[] =>
        all.has(file)
          ? []
          : [{ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] }],
      );
      return { items: [...told, ...gone] };
    });
    // A recommendation that comes later, and another file, change what there is to say; of a map
    // that is not open only where the client has asked for it before.
    onMapChanged((map, views) => {
      const { refreshSupport } = client().workspace?.diagnostics ?? {};
      if (facts().diagnostics !== 'pull' || refreshSupport !== true) return;
      if ((views.length > 0 || reports.hasTold(map)) && map.analysis().settled) refresh();
    });
  },
};

function createReports({ documents, diagnostics }: Host) {
  const nameOf = numbered();
  const told = new Map<string, readonly Diagnostic[]>();
  const toldMaps = new WeakSet<OpenMap>();
  /** What was told of a file before, where it is told again. */
  const sameAsBefore = (file: string, now: readonly Diagnostic[]): readonly Diagnostic[] => {
    const before = told.get(file);
    if (before && JSON.stringify(before) === JSON.stringify(now)) return before;
    told.set(file, now);
    return now;
  };
  const ofMap = (map: OpenMap): ReadonlyMap<string, Report> => {
    const resultId = nameOf(map.analysis());
    toldMaps.add(map);
    return new Map(
      [...diagnostics.of(map, documents.facts)].map(([file, items]) => [file, { resultId, items }]),
    );
  };
  return {
    ofMap,
    hasTold: (map: OpenMap): boolean => toldMaps.has(map),
    async ofFile(file: string): Promise<Report | undefined> {
      const map = await documents.located(file);
      // What is found before its other files and its baseline are there may not hold.
      await map?.ready();
      return map && ofMap(map).get(file);
    },
    async ofBaselines(maps: readonly OpenMap[]): Promise<ReadonlyMap<string, Report>> {
      await Promise.all(maps.map((map) => map.ready()));
      const using = maps.filter((map) => map.analysis().baseline);
      // What hangs on a recommendation that is still to come may be there again in a moment.
      await Promise.all(using.map((map) => map.settled()));
      return new Map(
        [...diagnostics.ofBaselines(using)].map(([uri, items]) => [
          canonical(uri),
          { resultId: nameOf(sameAsBefore(canonical(uri), items)), items },
        ]),
      );
    },
  };
}

/** A name for each object: what is told of the same analysis is unchanged. */
function numbered(): (of: object) => string {
  const numbers = new WeakMap<object, string>();
  // A client may still have names that an earlier server gave.
  const own = Date.now().toString(36);
  let count = 0;
  return (of) => {
    let known = numbers.get(of);
    if (known === undefined) numbers.set(of, (known = `${own}-${++count}`));
    return known;
  };
}
