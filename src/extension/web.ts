import type { ExtensionContext } from 'vscode';
import { activateWith, type ExtensionApi } from './activate.ts';

/** The extension in a browser, where there is no Node. */
export const activate = (context: ExtensionContext): ExtensionApi =>
  activateWith(context, async (own) => {
    const [{ openShell }, { createWebClient }] = await Promise.all([
      import('./shell.ts'),
      import('./webClient.ts'),
    ]);
    return openShell(own, createWebClient);
  });
