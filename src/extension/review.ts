import { commands, l10n, Uri, window, workspace, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit as ServerEdit } from 'vscode-languageclient';
import { reviewCommand } from '../server/requests.ts';
import { applyOrSay, sayTooOld } from './applyEdit.ts';
import type { Client } from './client.ts';
import type { AnswerCommand } from './lateCommands.ts';
import { reviewOf, type FileReview } from './reviewed.ts';

/** Under this scheme stands what a file would be after an edit. */
const scheme = 'service-map-change';
const mostNamed = 10;

/**
 * Asks before a large edit is made, and shows it on request. The editor’s own preview of an edit
 * that wants to be confirmed opens with nothing ticked, so that applying it does nothing.
 */
export function registerReview(
  context: ExtensionContext,
  { language }: Client,
  answer: AnswerCommand,
): void {
  const texts = new Map<string, string>();
  let shown = 0;

  const show = async (label: string, files: readonly FileReview[]): Promise<void> => {
    const query = String(++shown);
    texts.clear();
    const resources = files.map(({ uri, before, after }) => {
      const then = Uri.from({ scheme, path: uri.path, query });
      if (after !== undefined) texts.set(then.toString(), after);
      return [
        uri,
        before === undefined ? undefined : uri,
        after === undefined ? undefined : then,
      ] as const;
    });
    await commands.executeCommand('vscode.changes', label, resources);
  };

  const review = async (label: string, edit: ServerEdit): Promise<void> => {
    const files = await reviewOf(language, edit);
    const apply = l10n.t('Apply');
    const look = l10n.t('Show Changes');
    const chosen = await window.showInformationMessage(
      l10n.t('{0}?', label),
      { modal: true, detail: detailOf(files) },
      apply,
      look,
    );
    if (chosen === apply) await makeOrSay(language, files, edit);
    if (chosen !== look) return;
    await show(label, files);
    const agreed = await window.showInformationMessage(
      l10n.t('{0}: nothing has been written yet.', label),
      apply,
    );
    if (agreed === apply) await makeOrSay(language, files, edit);
  };

  context.subscriptions.push(
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    answer(reviewCommand, review),
  );
}

/** Makes the edit that was looked at, unless one of its files says something else by now. */
async function makeOrSay(
  language: BaseLanguageClient,
  files: readonly FileReview[],
  edit: ServerEdit,
): Promise<void> {
  const now = await reviewOf(language, edit);
  const same = now.every(({ before }, index) => before === files[index]?.before);
  if (same) await applyOrSay(language, edit);
  else sayTooOld();
}

/** What happens to which files, a line for each. */
function detailOf(files: readonly FileReview[]): string {
  const lines = files.map(({ uri, before, after }) => {
    const name = workspace.asRelativePath(uri);
    if (before === undefined) return l10n.t('New: {0}', name);
    return after === undefined ? l10n.t('Deleted: {0}', name) : l10n.t('Changed: {0}', name);
  });
  const more = lines.length - mostNamed;
  return [...lines.slice(0, mostNamed), ...(more > 0 ? [l10n.t('and {0} more', more)] : [])].join(
    '\n',
  );
}
