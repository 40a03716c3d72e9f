import {
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { clientFacts, unknownClient } from './clientFacts.ts';
import { createDocuments, type View } from './documents.ts';
import type { Feature, Host } from './feature.ts';
import { callHierarchy } from './features/callHierarchy.ts';
import { codeActions } from './features/codeActions.ts';
import { codeLenses } from './features/codeLenses.ts';
import { completion } from './features/completion.ts';
import { publish } from './features/diagnostics.ts';
import { documentLinks } from './features/documentLinks.ts';
import { folding } from './features/folding.ts';
import { highlights } from './features/highlights.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlayHints.ts';
import { linkedPlaces } from './features/linkedPlaces.ts';
import { navigation } from './features/navigation.ts';
import { recommendation } from './features/recommendation.ts';
import { refresh } from './features/refresh.ts';
import { selection } from './features/selection.ts';
import { semanticTokens } from './features/semanticTokens.ts';
import { symbols } from './features/symbols.ts';
import { workspaceSymbols } from './features/workspaceSymbols.ts';
import { createSettings } from './settings.ts';

/** Everything the server can do, a file each. */
const features: readonly Feature[] = [
  hover,
  completion,
  navigation,
  symbols,
  codeActions,
  recommendation,
  highlights,
  folding,
  selection,
  semanticTokens,
  inlayHints,
  codeLenses,
  documentLinks,
  callHierarchy,
  workspaceSymbols,
  linkedPlaces,
  refresh,
];

/** The language server: what comes in over `connection` is answered by `language`. */
export function serve(connection: Connection): void {
  const settings = createSettings(connection);
  const judged: ((view: View) => void)[] = [(view) => publish(connection, view)];
  const documents = createDocuments(connection, (view) => {
    for (const listener of judged) listener(view);
  });
  let client: ClientCapabilities = {};
  let facts = unknownClient;
  const host: Host = {
    connection,
    documents,
    settings,
    client: () => client,
    facts: () => facts,
    onJudged: (listener) => judged.push(listener),
  };
  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    facts = clientFacts(params);
    settings.initialize(params.capabilities);
    return {
      serverInfo: { name: 'service-map' },
      capabilities: features.reduce<ServerCapabilities>(
        (all, feature) => ({ ...all, ...feature.capabilities }),
        { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } },
      ),
    };
  });
  for (const feature of features) feature.register(host);
  connection.listen();
}
