import type { ExtensionContext } from 'vscode';
import { createNodeClient } from './nodeClient.ts';
import { openShell, type ExtensionApi } from './shell.ts';

/** The extension in Node: the desktop, or a remote machine. */
export const activate = (context: ExtensionContext): Promise<ExtensionApi> =>
  openShell(context, createNodeClient);
