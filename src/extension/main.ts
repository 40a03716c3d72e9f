import type { ExtensionContext } from 'vscode';
import { activateWith, type ExtensionApi } from './activate.ts';

/** The extension in Node: the desktop, or a remote machine. */
export const activate = (context: ExtensionContext): ExtensionApi =>
  activateWith(context, () => import('./nodeShell.ts'));
