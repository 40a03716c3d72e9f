import { window, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { restartAfterCrash } from './crash.ts';

export const languageId = 'service-map';

export interface Client {
  readonly language: BaseLanguageClient;
  /** Resolves when the server answers; a failure is shown to the user and resolves too. */
  readonly ready: Promise<void>;
}

/** Makes the client for a server that runs as this kind of extension host allows. */
export type CreateClient = (
  context: ExtensionContext,
  options: LanguageClientOptions,
) => BaseLanguageClient;

/** Starts the language server beside the extension; it ends with it. */
export function startClient(context: ExtensionContext, create: CreateClient): Client {
  const language: BaseLanguageClient = create(context, {
    documentSelector: [{ language: languageId }],
    errorHandler: restartAfterCrash(() => language),
  });
  context.subscriptions.push(language);
  const ready = language.start().catch((error: unknown) => {
    void window.showErrorMessage(
      `Service Map: the language server did not start. ${String(error)}`,
    );
  });
  return { language, ready };
}
