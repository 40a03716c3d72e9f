import {
  commands,
  EventEmitter,
  window,
  workspace,
  type Event,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import { isMap, openMaps } from './mapDocuments.ts';
import { followed } from './mapState.ts';

const changed = new EventEmitter<TextDocument | undefined>();
let last: TextDocument | undefined;

/** Tells when another map, or none, is the one that commands and views mean. */
export const onDidChangeCurrentMap: Event<TextDocument | undefined> = changed.event;

/** The service map that commands and views mean. */
export function currentMap(): TextDocument | undefined {
  const active = window.activeTextEditor?.document;
  return followed(active && isMap(active) ? active : undefined, last, openMaps());
}

/** Keeps the last active map in mind while other editors, panels and views have the focus. */
export function followActiveMap(context: ExtensionContext): void {
  const update = (): void => {
    const now = currentMap();
    if (now === last) return;
    last = now;
    changed.fire(now);
    void commands.executeCommand('setContext', 'serviceMap.hasMap', now !== undefined);
  };
  context.subscriptions.push(
    changed,
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidOpenTextDocument(update),
    // A document whose language changes is closed and opened again.
    workspace.onDidCloseTextDocument(update),
  );
  update();
}
