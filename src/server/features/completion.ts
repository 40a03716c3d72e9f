import type { Command, CompletionItem } from 'vscode-languageserver';
import { completionsAt } from '../../language/completion.ts';
import { isFollowed } from '../../language/completion/following.ts';
import { explainOffer, type OfferAbout } from '../../language/completion/about.ts';
import type { Feature } from '../feature.ts';
import { suggestCommand } from '../requests.ts';
import { toCompletionItem, toMarkup } from '../translate.ts';

/** What a listed offer needs to be explained when it is looked at. */
interface Listed {
  readonly uri: string;
  readonly about: OfferAbout;
}

/** A key that has been taken goes on with its values, where the client can open the list again. */
const suggest: Command = { title: '', command: suggestCommand };

export const completion: Feature = {
  capabilities: {
    completionProvider: {
      triggerCharacters: [' ', ':', '[', ',', '{', '-'],
      resolveProvider: true,
    },
  },
  register({ connection, documents, facts, can }) {
    connection.onCompletion(({ textDocument: { uri }, position }) => {
      const view = documents.view(uri);
      if (!view) return [];
      const { items, incomplete } = completionsAt(view.analysis, view.offsetAt(position), {
        lines: can().completion.linesAsIs,
        snippets: can().completion.snippets,
      });
      const listed = items.map((item): CompletionItem => {
        const data: Listed | undefined = item.about && { uri, about: item.about };
        const asks = isFollowed(item.about) && facts().commands.has(suggest.command);
        return {
          ...toCompletionItem(view, item, can().completion),
          ...(data && { data }),
          ...(asks && { command: suggest }),
        };
      });
      return { isIncomplete: incomplete, items: listed };
    });
    connection.onCompletionResolve((item) => {
      const { uri, about } = (item.data ?? {}) as Partial<Listed>;
      const view = uri === undefined ? undefined : documents.view(uri);
      const value = view && about && explainOffer(view.analysis, about);
      return value === undefined
        ? item
        : { ...item, documentation: toMarkup(value, can().completion.markdown) };
    });
  },
};
