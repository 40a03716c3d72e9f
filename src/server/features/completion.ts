import { completionsAt } from '../../language/completion.ts';
import type { Feature } from '../feature.ts';
import { toCompletionItem } from '../translate.ts';

export const completion: Feature = {
  capabilities: { completionProvider: { triggerCharacters: [' ', ':', '[', ',', '{', '-'] } },
  register({ connection, documents }) {
    connection.onCompletion(({ textDocument, position }) => {
      const view = documents.view(textDocument.uri);
      if (!view) return [];
      return completionsAt(view.analysis, view.offsetAt(position)).map((item) =>
        toCompletionItem(view, item),
      );
    });
  },
};
