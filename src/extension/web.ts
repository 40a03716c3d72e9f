import type { ExtensionContext } from 'vscode';
import { activateWith, type ExtensionApi } from './activate.ts';

/** The extension in a browser, where there is no Node. */
export const activate = (context: ExtensionContext): ExtensionApi =>
  activateWith(context, () => import('./webShell.ts'));
