import type { ExtensionContext } from 'vscode';
import { startClient } from './client.ts';
import { registerCommands } from './commands.ts';
import { registerGraphPanel } from './panel.ts';
import { registerReferences } from './references.ts';
import { registerStatus } from './status.ts';

/** What the extension is made of. */
export async function activate(context: ExtensionContext): Promise<void> {
  const client = startClient(context);
  registerGraphPanel(context, client);
  registerCommands(context, client);
  registerReferences(context, client);
  registerStatus(context, client);
  await client.ready;
}
