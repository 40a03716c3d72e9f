import type { FileSource } from '../../src/language/includes.ts';

export const folder = 'file:///work';

/** Files of a workspace in memory, by path. */
export const filesOf = (texts: Readonly<Record<string, string>>): FileSource => ({
  folders: [folder],
  list: () => Promise.resolve(Object.keys(texts).map((path) => `${folder}/${path}`)),
  read: (uri) => Promise.resolve(texts[decodeURI(uri).slice(folder.length + 1)]),
});
