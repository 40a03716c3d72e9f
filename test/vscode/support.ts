import assert from 'node:assert/strict';
import {
  commands,
  languages,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  Range,
  type Tab,
  type CodeAction,
  type Diagnostic,
  type TextDocument,
} from 'vscode';

/** The sample of that name in the test's own copy of the samples. */
export function sample(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return Uri.joinPath(folder.uri, name, 'service-map.yaml');
}

export async function open(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  return document;
}

/** A map that is not on disk, with this text. */
export async function openText(content: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: 'service-map', content });
  await window.showTextDocument(document);
  return document;
}

/** Waits for the event after which `found` gives something; Mocha's own limit ends a wait in vain. */
export function diagnostics(
  uri: Uri,
  found: (all: readonly Diagnostic[]) => boolean = (all) => all.length > 0,
): Promise<readonly Diagnostic[]> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const all = languages.getDiagnostics(uri);
      if (!found(all)) return false;
      resolve(all);
      return true;
    };
    if (look()) return;
    const subscription = languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((changed) => changed.toString() === uri.toString()) && look())
        subscription.dispose();
    });
  });
}

/** The code of a finding, whether or not it carries a link. */
export const codeOf = ({ code }: Diagnostic): string | number | undefined =>
  typeof code === 'object' ? code.value : code;

export async function replaceAll(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(
    document.uri,
    new Range(document.positionAt(0), document.positionAt(document.getText().length)),
    text,
  );
  assert.ok(await workspace.applyEdit(edit));
}

/** The action of that title at the finding, with its edit, as the lightbulb offers it. */
export async function actionAt(
  document: TextDocument,
  diagnostic: Diagnostic,
  title: string,
): Promise<CodeAction> {
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    diagnostic.range,
    undefined,
    // As many as may be listed: the edits are made when they are asked for.
    100,
  );
  const action = actions.find((each) => each.title === title);
  assert.ok(action, `“${title}” is among:\n${actions.map((each) => each.title).join('\n')}`);
  return action;
}

/** Applies the action of that title at the finding; gives the text after it. */
export async function applyAction(
  document: TextDocument,
  diagnostic: Diagnostic,
  title: string,
): Promise<string> {
  const { edit } = await actionAt(document, diagnostic, title);
  assert.ok(edit, 'it has an edit');
  assert.ok(await workspace.applyEdit(edit));
  return document.getText();
}

/** Waits for a tab whose label matches. */
export function tab(label: RegExp): Promise<Tab> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const found = window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find((each) => label.test(each.label));
      if (found) resolve(found);
      return found !== undefined;
    };
    if (look()) return;
    const subscription = window.tabGroups.onDidChangeTabs(() => {
      if (look()) subscription.dispose();
    });
  });
}
