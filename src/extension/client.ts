import { EventEmitter, l10n, Uri, window, type Event, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { analysisChanged, type AnalysisSummary } from '../server/requests.ts';

export const languageId = 'service-map';

export interface Client {
  readonly language: LanguageClient;
  /** Resolves when the server answers; a failure is shown to the user and resolves too. */
  readonly ready: Promise<void>;
  /** Tells what the server found in a map; the client itself knows one listener a notification. */
  readonly onDidAnalyse: Event<AnalysisSummary>;
}

/** Starts the language server in a process of its own; it ends with the extension. */
export function startClient(context: ExtensionContext): Client {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const language = new LanguageClient(
    'serviceMap',
    'Service Map',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ language: languageId }],
      // The server asks for its settings when it is told that they have changed.
      synchronize: { configurationSection: 'serviceMap' },
    },
  );
  const analysed = new EventEmitter<AnalysisSummary>();
  context.subscriptions.push(
    language,
    analysed,
    language.onNotification(analysisChanged, (summary) => {
      analysed.fire(summary);
    }),
  );
  const ready = language.start().catch((error: unknown) => {
    void window.showErrorMessage(
      l10n.t('Service Map: the language server did not start. {0}', String(error)),
    );
  });
  return { language, ready, onDidAnalyse: analysed.event };
}
