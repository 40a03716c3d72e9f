import type { ExtensionContext } from 'vscode';
import { activateWith, type ExtensionApi } from './activate.ts';

/** The extension in Node: the desktop, or a remote machine. */
export const activate = (context: ExtensionContext): ExtensionApi =>
  activateWith(context, async (own) => {
    const [{ openShell }, { createNodeClient }] = await Promise.all([
      import('./shell.ts'),
      import('./nodeClient.ts'),
    ]);
    return openShell(own, createNodeClient);
  });
