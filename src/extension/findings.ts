import { commands, l10n, languages, window, type Diagnostic, type TextDocument } from 'vscode';
import { currentMap } from './activeMap.ts';
import type { Client } from './client.ts';
import { sayNoMap } from './noMap.ts';
import { reveal } from './places.ts';
import { tick } from './steps.ts';

/** Goes to the next finding of the map behind the cursor, and says what it is, or how to fix it. */
export async function nextFinding(client: Client, then: 'explain' | 'fix'): Promise<void> {
  const document = currentMap();
  if (!document) {
    void sayNoMap(client);
    return;
  }
  const finding = findingAfterCursor(document);
  if (!finding) {
    void window.showInformationMessage(l10n.t('This map has no findings.'));
    return;
  }
  await reveal(document.uri, finding.range);
  await commands.executeCommand(
    then === 'explain' ? 'editor.action.showHover' : 'editor.action.quickFix',
  );
  tick(then === 'explain' ? 'finding' : 'fix');
}

/** The first finding behind the cursor, else the first of all. */
function findingAfterCursor(document: TextDocument): Diagnostic | undefined {
  const cursor = window.visibleTextEditors.find((editor) => editor.document === document)?.selection
    .active;
  const all = languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'service-map')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
  return all.find(({ range }) => !cursor || range.start.isAfter(cursor)) ?? all[0];
}
