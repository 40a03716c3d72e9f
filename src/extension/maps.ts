import { EventEmitter, workspace, type Event, type ExtensionContext, type Uri } from 'vscode';
import { State } from 'vscode-languageclient';
import { isMapName } from '../language/paths.ts';
import { mapsChanged, mapsRequest, otherLanguages } from '../server/requests.ts';
import type { Client } from './client.ts';
import { languageId } from './mapDocuments.ts';

const changed = new EventEmitter<undefined>();
let found: Promise<readonly Uri[]> | undefined;

/** Tells when the workspace has other maps than before. */
export const onDidChangeMaps: Event<undefined> = changed.event;

/** The maps of the workspace, by name: a map in several files is one. None without a server. */
export function findMaps(client: Client): Promise<readonly Uri[]> {
  found ??= ask(client);
  return found;
}

async function ask({ language, ready }: Client): Promise<readonly Uri[]> {
  await ready;
  if (!language.isRunning()) return [];
  const uris = await language.sendRequest(mapsRequest);
  return uris
    .map((uri) => language.protocol2CodeConverter.asUri(uri))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Forgets the maps when there are others, and tells the server which files are none to the user. */
export function watchMaps(context: ExtensionContext, { language }: Client): void {
  const forget = (): void => {
    found = undefined;
    changed.fire(undefined);
  };
  let told: readonly string[] = [];
  const tell = (): void => {
    const uris = workspace.textDocuments.flatMap((document) =>
      isMapName(document.uri.path) && document.languageId !== languageId
        ? [language.code2ProtocolConverter.asUri(document.uri)]
        : [],
    );
    if (!language.isRunning() || uris.join() === told.join()) return;
    told = uris;
    void language.sendNotification(otherLanguages, { uris });
  };
  context.subscriptions.push(
    changed,
    language.onNotification(mapsChanged, forget),
    language.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) return;
      // A new server knows nothing yet.
      told = [];
      tell();
      forget();
    }),
    // A document whose language changes is closed and opened again.
    workspace.onDidOpenTextDocument(tell),
    workspace.onDidCloseTextDocument(tell),
  );
}
