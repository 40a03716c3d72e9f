import {
  commands,
  EventEmitter,
  window,
  workspace,
  type Event,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import { languageId } from './client.ts';
import { followed } from './mapState.ts';

const changed = new EventEmitter<TextDocument | undefined>();
let last: TextDocument | undefined;

/** Tells when another map, or none, is the one that commands and views mean. */
export const onDidChangeCurrentMap: Event<TextDocument | undefined> = changed.event;

/** The service map that commands and views mean. */
export function currentMap(): TextDocument | undefined {
  const active = window.activeTextEditor?.document;
  const open = workspace.textDocuments.filter((document) => document.languageId === languageId);
  return followed(active?.languageId === languageId ? active : undefined, last, open);
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
