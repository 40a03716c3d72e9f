import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver';
import type { Feature } from '../feature.ts';

/** Takes in what happens to files outside the editor, and looks for maps at the start. */
export const watchedFiles: Feature = {
  register({ connection, client, documents, facts, settings }) {
    // A connection keeps one handler for this: what else the server begins with is begun here, too.
    connection.onInitialized(() => {
      settings.fetch();
      void (facts().diagnostics === 'workspace' ? documents.openAll() : documents.discover());
      if (client().workspace?.didChangeWatchedFiles?.dynamicRegistration === true)
        void connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: '**/*.{yaml,yml,json}' }],
        });
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      documents.changedOutside(
        changes.map(({ uri }) => uri),
        changes.some(({ type }) => type !== FileChangeType.Changed),
      );
    });
  },
};
