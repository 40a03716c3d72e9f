import { EventEmitter, l10n, window, type Event, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  analysisChanged,
  reviewCommand,
  suggestCommand,
  type AnalysisSummary,
} from '../server/requests.ts';
import { serveFiles } from './files.ts';
import { restartAfterCrash } from './crash.ts';
import { mapSelector } from './mapDocuments.ts';
import { serverCommands } from './references.ts';

export interface Client {
  readonly language: BaseLanguageClient;
  /** Resolves when the server answers; a failure is shown to the user and resolves too. */
  readonly ready: Promise<void>;
  /** Tells what the server found in a map; the client itself knows one listener a notification. */
  readonly onDidAnalyse: Event<AnalysisSummary>;
}

/** Makes the client for a server that runs as this kind of extension host allows. */
export type CreateClient = (
  context: ExtensionContext,
  options: LanguageClientOptions,
) => BaseLanguageClient;

/** Starts the language server beside the extension; it ends with it. */
export function startClient(context: ExtensionContext, create: CreateClient): Client {
  const language: BaseLanguageClient = create(context, {
    documentSelector: mapSelector,
    initializationOptions: {
      commands: [...serverCommands, reviewCommand, suggestCommand],
      files: true,
      news: true,
      diagnostics: 'workspace',
    },
    // The server asks for its settings when it is told that they have changed.
    synchronize: { configurationSection: ['serviceMap', 'files.associations'] },
    errorHandler: restartAfterCrash(() => language),
  });
  serveFiles(language);
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
