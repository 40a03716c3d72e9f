import { languages, workspace, type TextDocument } from 'vscode';

export const languageId = 'service-map';

/**
 * Where texts are that somebody edits: on disk, not yet on disk, in the workspace wherever that
 * is. What previews and comparisons show under other schemes is a copy, and not judged.
 */
const schemes = new Set([
  'file',
  'untitled',
  'vscode-vfs',
  'vscode-remote',
  ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
]);

export const mapSelector = [...schemes].map((scheme) => ({ language: languageId, scheme }));

/** Whether a document is a service map that the extension looks after. */
export const isMap = (document: TextDocument): boolean =>
  languages.match(mapSelector, document) > 0;

/** The service maps among the open documents. */
export const openMaps = (): TextDocument[] => workspace.textDocuments.filter(isMap);
