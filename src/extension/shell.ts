import type { ExtensionContext } from 'vscode';
import { startClient, type CreateClient } from './client.ts';
import { registerCommands } from './commands.ts';
import { registerGraphPanel } from './panel.ts';
import { registerStatus } from './status.ts';

/** What the extension is made of, wherever it runs. */
export async function openShell(context: ExtensionContext, create: CreateClient): Promise<void> {
  const client = startClient(context, create);
  registerGraphPanel(context, client);
  registerCommands(context, client);
  registerStatus(context, client);
  await client.ready;
}
