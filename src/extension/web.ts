import type { ExtensionContext } from 'vscode';
import { openShell } from './shell.ts';
import { createWebClient } from './webClient.ts';

/** The extension in a browser, where there is no Node. */
export const activate = (context: ExtensionContext): Promise<void> =>
  openShell(context, createWebClient);
