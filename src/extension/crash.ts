import { l10n, window } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type BaseLanguageClient,
  type CloseHandlerResult,
  type ErrorHandler,
} from 'vscode-languageclient';
import { countCrashes } from './crashes.ts';

const showOutput = l10n.t('Show Output');
const restart = l10n.t('Restart');

/**
 * Starts a server that has crashed again, and says so once. One that keeps crashing stays stopped
 * until the user restarts it. The client sends the open documents to each new server.
 */
export function restartAfterCrash(client: () => BaseLanguageClient): ErrorHandler {
  const crashes = countCrashes();
  const act = (chosen: string | undefined): void => {
    if (chosen === showOutput) client().outputChannel.show();
    if (chosen !== restart) return;
    crashes.reset();
    // The client itself says why it cannot start.
    client()
      .start()
      .catch(() => undefined);
  };
  return {
    // Whatever is wrong with a message, a server that has ended closes its connection.
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed(): CloseHandlerResult {
      const next = crashes.happened();
      if (next === 'give up') {
        void window
          .showErrorMessage(
            l10n.t(
              'Service Map: the language server has stopped five times in three minutes. There are no findings and no help until it runs again.',
            ),
            restart,
            showOutput,
          )
          .then(act);
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      if (next === 'tell')
        void window
          .showInformationMessage(
            l10n.t('Service Map: the language server stopped unexpectedly and was started again.'),
            showOutput,
          )
          .then(act);
      return { action: CloseAction.Restart, handled: true };
    },
  };
}
