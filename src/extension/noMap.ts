import { commands, l10n, window } from 'vscode';
import type { Client } from './client.ts';
import { findMaps } from './maps.ts';

/** Says that a command needs a map, and offers to open one, or to make the first. */
export async function sayNoMap(client: Client): Promise<void> {
  const there = (await findMaps(client)).length > 0;
  const button = there ? l10n.t('Open a Map') : l10n.t('Create a Service Map');
  const chosen = await window.showInformationMessage(
    there ? l10n.t('Open a service map first.') : l10n.t('There is no service map here yet.'),
    button,
  );
  if (chosen === button)
    await commands.executeCommand(there ? 'serviceMap.openMap' : 'serviceMap.create');
}
