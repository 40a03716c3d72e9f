import type { CancellationToken, Command, CompletionItem } from 'vscode-languageserver';
import { completionsAt, pathTargetAt } from '../../language/completion.ts';
import { isFollowed } from '../../language/completion/following.ts';
import { explainOffer, type OfferAbout } from '../../language/completion/about.ts';
import type { Nearby } from '../../language/completion/paths.ts';
import { unlessCancelled } from '../cancel.ts';
import type { View } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { suggestCommand } from '../requests.ts';
import { toCompletionItem, toMarkup } from '../translate.ts';
import { contentModified } from '../views.ts';

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
      triggerCharacters: [' ', ':', '[', ',', '{', '-', '/'],
      resolveProvider: true,
    },
  },
  register({ connection, documents, facts, can }) {
    /** What a path at the caret may lead to; the text must be the same when that is known. */
    const nearbyOf = async ({ uri, version }: View, token: CancellationToken): Promise<Nearby> => {
      const nearby = await unlessCancelled(documents.nearby(uri), token);
      if (documents.view(uri)?.version !== version) throw contentModified();
      return nearby;
    };
    connection.onCompletion(async ({ textDocument: { uri }, position, context }, token) => {
      const view = documents.view(uri);
      if (!view) return [];
      const offset = view.offsetAt(position);
      const isPath = pathTargetAt(view.analysis, offset) !== undefined;
      if (context?.triggerCharacter === '/' && !isPath) return [];
      const { items, incomplete } = completionsAt(view.analysis, offset, {
        lines: can().completion.linesAsIs,
        snippets: can().completion.snippets,
        ...(isPath && { nearby: await nearbyOf(view, token) }),
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
