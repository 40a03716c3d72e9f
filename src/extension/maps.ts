import { EventEmitter, workspace, type Event, type ExtensionContext, type Uri } from 'vscode';

/** Files that are service maps by their name, as the manifest has them. */
const pattern = '**/{service-map,*.service-map}.{yaml,yml,json}';
const excluded = '**/node_modules/**';
/** More than this many are not offered one by one. */
const most = 200;

const changed = new EventEmitter<undefined>();
let found: Thenable<readonly Uri[]> | undefined;

/** Tells when a map has been created or deleted in the workspace. */
export const onDidChangeMaps: Event<undefined> = changed.event;

/** The maps of the workspace, by name; looked for once, and again when files come and go. */
export async function findMaps(): Promise<readonly Uri[]> {
  found ??= workspace.findFiles(pattern, excluded, most);
  return [...(await found)].sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const countMaps = async (): Promise<number> => (await findMaps()).length;

export function watchMaps(context: ExtensionContext): void {
  const watcher = workspace.createFileSystemWatcher(pattern, false, true, false);
  const forget = (): void => {
    found = undefined;
    changed.fire(undefined);
  };
  context.subscriptions.push(
    changed,
    watcher,
    watcher.onDidCreate(forget),
    watcher.onDidDelete(forget),
    workspace.onDidChangeWorkspaceFolders(forget),
  );
}
