import type { Connection, Diagnostic } from 'vscode-languageserver';
import { aboutBaseline, together } from './baselineDiagnostics.ts';
import type { DiagnosticAbilities } from './abilities.ts';
import type { ClientFacts } from './clientFacts.ts';
import type { Analysis } from '../language/analysis.ts';
import { inside } from '../language/places.ts';
import { ranksOf } from '../language/severityRanks.ts';
import { severities } from '../map/model.ts';
import type { Finding } from '../rules/rule.ts';
import type { OpenMap } from './openMap.ts';
import { analysisChanged } from './requests.ts';
import type { SettingsStore } from './settings.ts';
import { createDiagnosticCache, type DiagnosticCache } from './diagnosticCache.ts';
import type { FileFacts } from './view.ts';

/** How the client calls a file of a map. */
type Facts = (file: string) => FileFacts;

export interface Diagnostics {
  /**
   * Sends what was found in a map, file by file, and tells the shell that it was judged anew.
   * Resolves when it is out.
   */
  publish(map: OpenMap, facts: Facts): Promise<void>;
  /** Tells the shell how a map stands, unless its recommendation is still to come. */
  summarise(map: OpenMap, facts: Facts): void;
  /** Takes back what was said about a map. */
  withdraw(map: OpenMap): void;
  /** What there is to say of each file of a map, by its name in the map. */
  of(map: OpenMap, facts: Facts): ReadonlyMap<string, Diagnostic[]>;
  /** What several maps say about the baselines that they use, by the names of their files. */
  ofBaselines(maps: readonly OpenMap[]): ReadonlyMap<string, readonly Diagnostic[]>;
}

export function createDiagnostics(
  connection: Connection,
  settings: SettingsStore,
  client: () => Pick<ClientFacts, 'diagnostics' | 'news'>,
  can: () => DiagnosticAbilities,
): Diagnostics {
  /** URIs by map and file: what has been sent has to be taken back some day. */
  const sent = new Map<string, Map<string, string>>();
  const caches = new Map<string, DiagnosticCache>();
  const clear = (uri: string): void => {
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  };
  const inFiles = (
    { root, analysis }: OpenMap,
    facts: Facts,
  ): ReadonlyMap<string, Diagnostic[]> => {
    const { map, findings } = analysis();
    const cache = caches.get(root) ?? createDiagnosticCache(can);
    caches.set(root, cache);
    const diagnosticOf = cache(map, facts);
    const { files } = map;
    return new Map(
      files.map(({ uri: file, range }) => {
        const own =
          files.length === 1
            ? findings
            : findings.filter((finding) => inside(range, finding.range));
        const shown = mostSevere(own, settings.current().diagnostics.maximum);
        return [file, shown.map(diagnosticOf)];
      }),
    );
  };
  /** What maps say about a baseline, which several may share. */
  const aboutBaselines = new Map<string, Map<string, readonly Diagnostic[]>>();
  const tellBaseline = (root: string, analysis?: Analysis): void => {
    const uri = analysis?.baseline?.uri;
    for (const [each, byMap] of aboutBaselines)
      if (each !== uri && byMap.delete(root)) send(each, byMap);
    if (!analysis || uri === undefined) return;
    const byMap = aboutBaselines.get(uri) ?? new Map<string, readonly Diagnostic[]>();
    aboutBaselines.set(uri, byMap);
    const before = byMap.get(root) ?? [];
    const now = aboutBaseline(analysis, can());
    byMap.set(root, now);
    if (JSON.stringify(now) !== JSON.stringify(before)) send(uri, byMap);
  };
  const send = (uri: string, byMap: ReadonlyMap<string, readonly Diagnostic[]>): void => {
    void connection.sendDiagnostics({ uri, diagnostics: together([...byMap.values()]) });
  };
  /** Sends what was found, file by file, and takes back what was said of files that are gone. */
  const sendFound = (root: string, found: ReadonlyMap<string, Diagnostic[]>, facts: Facts) => {
    const before = sent.get(root) ?? new Map<string, string>();
    const now = new Map<string, string>();
    sent.set(root, now);
    const written: Promise<void>[] = [];
    for (const [file, diagnostics] of found) {
      const { uri, version } = facts(file);
      now.set(file, uri);
      const known = version === undefined ? {} : { version };
      written.push(connection.sendDiagnostics({ uri, ...known, diagnostics }));
    }
    // A document that is opened may be called otherwise than the file was.
    for (const [file, uri] of before) if (now.get(file) !== uri) clear(uri);
    return Promise.all(written);
  };
  const tell = (analysis: Analysis, facts: Facts): void => {
    // What the shell shows is about the recommendation.
    if (!client().news || !analysis.answered) return;
    for (const { uri: file } of analysis.map.files) {
      const { uri, version } = facts(file);
      if (version !== undefined)
        void connection.sendNotification(analysisChanged, {
          uri,
          findings: analysis.findings.length,
          overruled: analysis.current.overruled,
          recommended: analysis.recommended.overruled,
          settled: analysis.settled,
        });
    }
  };
  return {
    of: inFiles,
    ofBaselines(maps) {
      const said = new Map<string, (readonly Diagnostic[])[]>();
      for (const map of maps) {
        const analysis = map.analysis();
        const uri = analysis.baseline?.uri;
        if (uri === undefined) continue;
        said.set(uri, [...(said.get(uri) ?? []), aboutBaseline(analysis, can())]);
      }
      return new Map([...said].map(([uri, each]) => [uri, together(each)]));
    },
    async publish(map, facts) {
      const analysis = map.analysis();
      const asked = client().diagnostics === 'pull';
      const sent = asked ? undefined : sendFound(map.root, inFiles(map, facts), facts);
      tell(analysis, facts);
      // What hangs on a recommendation that is still to come may be there again in a moment.
      if (!asked && analysis.settled) tellBaseline(map.root, analysis);
      await sent;
    },
    summarise(map, facts) {
      tell(map.analysis(), facts);
    },
    withdraw({ root }) {
      if (client().diagnostics !== 'pull')
        for (const uri of sent.get(root)?.values() ?? []) clear(uri);
      sent.delete(root);
      caches.delete(root);
      tellBaseline(root);
    },
  };
}

/** Up to `maximum` findings, those of least severity left out, in the order of the text. */
export function mostSevere(findings: readonly Finding[], maximum: number): readonly Finding[] {
  if (findings.length <= maximum) return findings;
  const ranks = ranksOf(findings);
  const left = severities.map(() => 0);
  for (const rank of ranks) left[rank] = (left[rank] ?? 0) + 1;
  let room = maximum;
  for (const [rank, count] of left.entries()) {
    left[rank] = Math.min(count, room);
    room -= Math.min(count, room);
  }
  const shown: Finding[] = [];
  for (let i = 0; shown.length < maximum && i < ranks.length; i++) {
    const rank = ranks[i] ?? 0;
    if ((left[rank] ?? 0) === 0) continue;
    left[rank] = (left[rank] ?? 0) - 1;
    shown.push(findings[i] as Finding);
  }
  return shown;
}
