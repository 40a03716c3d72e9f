import {
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { createDocuments, type View } from './documents.ts';
import type { Feature, Host } from './feature.ts';
import { codeActions } from './features/codeActions.ts';
import { completion } from './features/completion.ts';
import { publish } from './features/diagnostics.ts';
import { formatting } from './features/formatting.ts';
import { hover } from './features/hover.ts';
import { navigation } from './features/navigation.ts';
import { rename } from './features/rename.ts';
import { recommendation } from './features/recommendation.ts';
import { rules } from './features/rules.ts';
import { symbols } from './features/symbols.ts';
import { tree } from './features/tree.ts';
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
  tree,
  rules,
];

/** The language server: what comes in over `connection` is answered by `language`. */
export function serve(connection: Connection): void {
  const settings = createSettings(connection);
  const tell = (view: View) => {
    publish(connection, view, settings.current().diagnostics.maximum);
  };
  const documents = createDocuments(connection, tell, () => settings.current().recommendation);
  settings.onChange(() => {
    documents.views().forEach(tell);
  });
  let client: ClientCapabilities = {};
  const host: Host = { connection, documents, settings, client: () => client };
  connection.onInitialize(({ capabilities }): InitializeResult => {
    client = capabilities;
    settings.initialize(capabilities);
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
