import { commands, env, l10n, window, workspace, type Uri } from 'vscode';
import type { ExportFormat } from '../graph/protocol.ts';

/** The ending and the name of each format, as the dialogue for saving shows them. */
const endings: Readonly<Record<ExportFormat, readonly [string, string]>> = {
  svg: ['svg', 'SVG'],
  png: ['png', 'PNG'],
  mermaid: ['mmd', 'Mermaid'],
  dot: ['dot', 'Graphviz DOT'],
  html: ['html', 'HTML'],
};

/** Asks for the format of an export. */
export async function chooseFormat(): Promise<ExportFormat | undefined> {
  const items = (Object.keys(endings) as ExportFormat[]).map((format) => ({
    label: endings[format][1],
    description: `.${endings[format][0]}`,
    format,
  }));
  const placeHolder = l10n.t('Export the graph as');
  return (await window.showQuickPick(items, { placeHolder }))?.format;
}

/** Asks where to, and writes an export of the page beside its map. */
export async function saveExport(
  map: Uri,
  { format, content }: { readonly format: ExportFormat; readonly content: string },
): Promise<void> {
  const [ending, name] = endings[format];
  const target = await window.showSaveDialog({
    defaultUri: map.with({ path: map.path.replace(/(\.ya?ml|\.json)?$/, `.${ending}`) }),
    filters: { [name]: [ending] },
  });
  if (!target) return;
  await workspace.fs.writeFile(target, format === 'png' ? fromBase64(content) : encode(content));
  const show = l10n.t('Open');
  const file = target.path.split('/').at(-1) ?? '';
  const chosen = await window.showInformationMessage(l10n.t('The graph is in {0}.', file), show);
  if (chosen === show) await openExport(target, format);
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** A report opens where reports are read: in the browser. */
async function openExport(target: Uri, format: ExportFormat): Promise<void> {
  if (format === 'html') await env.openExternal(target);
  else await commands.executeCommand('vscode.open', target);
}
