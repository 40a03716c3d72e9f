import { Uri, window, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { lensCommands } from './references.ts';

export const languageId = 'service-map';

export interface Client {
  readonly language: LanguageClient;
  /** Resolves when the server answers; a failure is shown to the user and resolves too. */
  readonly ready: Promise<void>;
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
      initializationOptions: { commands: lensCommands },
    },
  );
  context.subscriptions.push(language);
  const ready = language.start().catch((error: unknown) => {
    void window.showErrorMessage(
      `Service Map: the language server did not start. ${String(error)}`,
    );
  });
  return { language, ready };
}
