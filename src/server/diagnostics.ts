import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { ClientFacts } from './clientFacts.ts';
import type { Baseline } from '../language/baseline.ts';
import { inside } from '../language/places.ts';
import type { Severity } from '../map/model.ts';
import type { Range } from '../map/text.ts';
import type { Finding } from '../rules/rule.ts';
import type { OpenMap } from './openMap.ts';
import { analysisChanged } from './requests.ts';
import type { SettingsStore } from './settings.ts';
import { toDiagnostic } from './translate.ts';
import { placesOf, type FileFacts } from './view.ts';

export interface Diagnostics {
  /** Sends what was found in a map, file by file, and tells the shell that it was judged anew. */
  publish(map: OpenMap, facts: (file: string) => FileFacts): void;
  /** Takes back what was said about a map. */
  withdraw(map: OpenMap): void;
  /** What there is to say of each file of a map, by its name in the map. */
  of(map: OpenMap, facts: (file: string) => FileFacts): ReadonlyMap<string, Diagnostic[]>;
}

export function createDiagnostics(
  connection: Connection,
  settings: SettingsStore,
  client: () => Pick<ClientFacts, 'diagnostics'>,
): Diagnostics {
  /** URIs by map and file: what has been sent has to be taken back some day. */
  const sent = new Map<string, Map<string, string>>();
  const clear = (uri: string): void => {
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  };
  const of: Diagnostics['of'] = (map, facts) => {
    const analysis = map.analysis();
    const places = placesOf(analysis, facts);
    const { files } = analysis.map;
    return new Map(
      files.map(({ uri, range }) => {
        const own =
          files.length === 1
            ? analysis.findings
            : analysis.findings.filter((finding) => inside(range, finding.range));
        const shown = mostSevere(own, settings.current().diagnostics.maximum);
        return [uri, shown.map((finding) => toDiagnostic(places, finding))];
      }),
    );
  };
  /** What maps say about a baseline, which several may share. */
  const aboutBaselines = new Map<string, Map<string, readonly Diagnostic[]>>();
  const tellBaseline = (
    root: string,
    baseline?: Baseline,
    about: readonly Finding[] = [],
  ): void => {
    for (const [uri, byMap] of aboutBaselines)
      if (uri !== baseline?.uri && byMap.delete(root)) send(uri, byMap);
    if (!baseline) return;
    const { uri, lines } = baseline;
    const byMap = aboutBaselines.get(uri) ?? new Map<string, readonly Diagnostic[]>();
    aboutBaselines.set(uri, byMap);
    const before = byMap.get(root) ?? [];
    const spanOf = ({ start, end }: Range) => ({
      start: lines.position(start),
      end: lines.position(end),
    });
    const places = { spanOf, locationOf: (range: Range) => ({ uri, range: spanOf(range) }) };
    const now = about.map((finding) => toDiagnostic(places, finding));
    byMap.set(root, now);
    if (JSON.stringify(now) !== JSON.stringify(before)) send(uri, byMap);
  };
  const send = (uri: string, byMap: ReadonlyMap<string, readonly Diagnostic[]>): void => {
    // Several maps may say the same of an entry of none of them.
    const all = new Map([...byMap.values()].flat().map((each) => [JSON.stringify(each), each]));
    void connection.sendDiagnostics({ uri, diagnostics: [...all.values()] });
  };
  return {
    of,
    publish(map, facts) {
      const analysis = map.analysis();
      const before = sent.get(map.root) ?? new Map<string, string>();
      const now = new Map<string, string>();
      sent.set(map.root, now);
      const found = client().diagnostics === 'pull' ? undefined : of(map, facts);
      for (const { uri: file } of analysis.map.files) {
        const { uri, version } = facts(file);
        now.set(file, uri);
        const diagnostics = found?.get(file);
        if (diagnostics)
          void connection.sendDiagnostics({
            uri,
            ...(version !== undefined && { version }),
            diagnostics,
          });
        if (version !== undefined)
          void connection.sendNotification(analysisChanged, {
            uri,
            findings: analysis.findings.length,
            overruled: analysis.current.overruled,
            recommended: analysis.recommended.overruled,
          });
      }
      if (!found) return;
      for (const [file, uri] of before) if (!now.has(file)) clear(uri);
      // What hangs on a recommendation that is still to come may be there again in a moment.
      if (analysis.settled) tellBaseline(map.root, analysis.baseline, analysis.aboutBaseline);
    },
    withdraw({ root }) {
      if (client().diagnostics !== 'pull')
        for (const uri of sent.get(root)?.values() ?? []) clear(uri);
      sent.delete(root);
      tellBaseline(root);
    },
  };
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Up to `maximum` findings, those of least severity left out, in the order of the text. */
export function mostSevere(findings: readonly Finding[], maximum: number): readonly Finding[] {
  if (findings.length <= maximum) return findings;
  const kept = new Set<Finding>();
  for (const severity of severities)
    for (const finding of findings) {
      if (kept.size >= maximum) break;
      if (finding.severity === severity) kept.add(finding);
    }
  return findings.filter((finding) => kept.has(finding));
}
