import { commands, EventEmitter, Uri, window, workspace, type ExtensionContext } from 'vscode';

const scheme = 'service-map-answer';
const pages = new Map<string, string>();
const changed = new EventEmitter<Uri>();

/** Answers are pages of their own, which nobody has to save. */
export function registerAnswers(context: ExtensionContext): void {
  context.subscriptions.push(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }) => pages.get(path) ?? '',
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) pages.delete(uri.path);
    }),
  );
}

/** Shows a page of Markdown under a title; the one of before gives way to it. */
export async function showPage(title: string, markdown: string): Promise<void> {
  const uri = Uri.from({ scheme, path: `/${title.replace(/[/\\?#]/g, ' ')}.md` });
  pages.set(uri.path, markdown);
  changed.fire(uri);
  try {
    await commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    // Markdown previews can be switched off.
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }
}
