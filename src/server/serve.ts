import {
  PositionEncodingKind,
  ResponseError,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { version } from '../../package.json';
import { abilitiesOf } from './abilities.ts';
import { clientFacts, unknownClient } from './clientFacts.ts';
import { createDiagnostics } from './diagnostics.ts';
import { createDocuments, type View } from './documents.ts';
import type { Feature, Host } from './feature.ts';
import { answers } from './features/answers.ts';
import { baseline } from './features/baseline.ts';
import { callHierarchy } from './features/callHierarchy.ts';
import { codeActions } from './features/codeActions.ts';
import { codeLenses } from './features/codeLenses.ts';
import { completion } from './features/completion.ts';
import { documentLinks } from './features/documentLinks.ts';
import { folding } from './features/folding.ts';
import { highlights } from './features/highlights.ts';
import { formatting } from './features/formatting.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlayHints.ts';
import { maps } from './features/maps.ts';
import { implementations } from './features/implementations.ts';
import { navigation } from './features/navigation.ts';
import { rename } from './features/rename.ts';
import { pullDiagnostics } from './features/pullDiagnostics.ts';
import { recommendation } from './features/recommendation.ts';
import { rules } from './features/rules.ts';
import { tree } from './features/tree.ts';
import { refresh } from './features/refresh.ts';
import { selection } from './features/selection.ts';
import { semanticTokens } from './features/semanticTokens.ts';
import { symbols } from './features/symbols.ts';
import { watchedFiles } from './features/watchedFiles.ts';
import { workspaceFolders } from './features/workspaceFolders.ts';
import { workspaceSymbols } from './features/workspaceSymbols.ts';
import { clientFiles } from './files.ts';
import { createLeftAlone } from '../language/leftAlone.ts';
import type { OpenMap } from './openMap.ts';
import type { Platform } from './platform.ts';
import { tellSearch } from './searchProgress.ts';
import { ignoredNotification, refusedRequest } from './gate.ts';
import { mapsChanged } from './requests.ts';
import { createSettings } from './settings.ts';

/** Everything the server can do, a file each. */
const features: readonly Feature[] = [
  hover,
  completion,
  navigation,
  symbols,
  codeActions,
  rename,
  formatting,
  recommendation,
  answers,
  tree,
  rules,
  highlights,
  folding,
  selection,
  semanticTokens,
  inlayHints,
  codeLenses,
  documentLinks,
  callHierarchy,
  workspaceSymbols,
  implementations,
  refresh,
  watchedFiles,
  workspaceFolders,
  pullDiagnostics,
  baseline,
  maps,
];

/** The language server: what comes in over `connection` is answered by `language`. */
export function serve(connection: Connection, platform: Platform): void {
  const settings = createSettings(connection);
  const leftAlone = createLeftAlone();
  let facts = unknownClient;
  let can = abilitiesOf({});
  const diagnostics = createDiagnostics(
    connection,
    settings,
    () => facts,
    () => can.diagnostics,
  );
  const listeners: ((view: View) => void)[] = [];
  const mapListeners: ((map: OpenMap, views: readonly View[]) => void)[] = [];
  let client: ClientCapabilities = {};
  const documents = createDocuments({
    connection,
    solver: platform.solver,
    files: () => (facts.files ? clientFiles(connection) : platform.files),
    folders: () => facts.folders,
    options: () => {
      const { recommendation, rules } = settings.current();
      return { ...recommendation, rules };
    },
    baseline: () => settings.current().baseline,
    searching: () => tellSearch(connection, client),
    judged(map, views) {
      const told = diagnostics.publish(map, documents.facts);
      if (map.analysis().answered)
        for (const view of views) for (const listener of listeners) listener(view);
      for (const listener of mapListeners) listener(map, views);
      return told;
    },
    leftAlone: leftAlone.has,
    discovered() {
      if (facts.news) void connection.sendNotification(mapsChanged);
    },
    failed(error) {
      connection.console.error(
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
    },
    joined(map) {
      diagnostics.summarise(map, documents.facts);
    },
    closed(map) {
      diagnostics.withdraw(map);
      for (const listener of mapListeners) listener(map, []);
    },
  });
  settings.onChange(() => {
    documents.restart();
    if (leftAlone.associate(settings.associations())) documents.rediscover();
  });
  const host: Host = {
    connection,
    documents,
    diagnostics,
    settings,
    leftAlone,
    client: () => client,
    can: () => can,
    facts: () => facts,
    setFolders(folders) {
      facts = { ...facts, folders };
    },
    onJudged: (listener) => listeners.push(listener),
    onMapChanged: (listener) => mapListeners.push(listener),
  };
  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    facts = clientFacts(params);
    can = abilitiesOf(client);
    settings.initialize(params.capabilities);
    return {
      serverInfo: { name: 'service-map', version },
      capabilities: features.reduce<ServerCapabilities>(
        (all, { capabilities, capabilitiesFor }) => ({
          ...all,
          ...capabilities,
          ...capabilitiesFor?.(can),
        }),
        {
          positionEncoding: PositionEncodingKind.UTF16,
          textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
          ...(facts.diagnostics === 'pull' && {
            diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
          }),
        },
      ),
    };
  });
  connection.onRequest(refusedRequest, ({ code, message }) => new ResponseError(code, message));
  connection.onNotification(ignoredNotification, ({ message }) => {
    connection.console.warn(message);
  });
  for (const feature of features) feature.register(host);
  connection.listen();
}
