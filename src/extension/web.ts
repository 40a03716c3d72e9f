import type { ExtensionContext } from 'vscode';
import { openShell, type ExtensionApi } from './shell.ts';
import { createWebClient } from './webClient.ts';

/** The extension in a browser, where there is no Node. */
export const activate = (context: ExtensionContext): Promise<ExtensionApi> =>
  openShell(context, createWebClient);
