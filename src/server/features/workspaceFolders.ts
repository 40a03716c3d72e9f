import { DidChangeWorkspaceFoldersNotification } from 'vscode-languageserver';
import type { Feature } from '../feature.ts';

/** Looks for maps in the folders that come into the workspace, and forgets those of folders that leave it. */
export const workspaceFolders: Feature = {
  capabilities: {
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
  register({ connection, documents, facts, setFolders }) {
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
      const gone = new Set(event.removed.map(({ uri }) => uri));
      const kept = facts().folders.filter((folder) => !gone.has(folder));
      setFolders([...new Set([...kept, ...event.added.map(({ uri }) => uri)])]);
      documents.changedOutside([], true);
    });
  },
};
