import type { CodeLens, Command } from 'vscode-languageserver';
import { lensesIn, resolveLens, type LensAbout, type ResolvedLens } from '../../language/lenses.ts';
import type { ClientFacts } from '../clientFacts.ts';
import type { View } from '../documents.ts';
import type { Feature } from '../feature.ts';

/** What a lens carries from the list to its text. */
interface LensData {
  readonly uri: string;
  readonly about: LensAbout;
}

export const codeLenses: Feature = {
  capabilities: { codeLensProvider: { resolveProvider: true } },
  register({ connection, documents, facts, settings }) {
    connection.onCodeLens(async ({ textDocument: { uri } }, token): Promise<CodeLens[]> => {
      if (!settings.current().codeLens.enabled) return [];
      const view = await documents.answeredView(uri, { token });
      if (!view) return [];
      return lensesIn(view.analysis, view.extent).map(({ range, about }) => ({
        range: view.spanOf(range),
        data: { uri, about } satisfies LensData,
      }));
    });
    connection.onCodeLensResolve(async (lens, token) => {
      const { uri, about } = lens.data as LensData;
      const view = await documents.answeredView(uri, { token });
      const resolved = view && resolveLens(view.analysis, about);
      return {
        ...lens,
        command:
          view && resolved ? toCommand(view, lens, resolved, facts()) : { title: '', command: '' },
      };
    });
  },
};

/** Mere text where nothing happens on a click, or the client could not carry it out. */
function toCommand(
  view: View,
  lens: CodeLens,
  { title, action }: ResolvedLens,
  { commands }: ClientFacts,
): Command {
  const run = (command: string, ...args: unknown[]): Command =>
    commands.has(command) ? { title, command, arguments: args } : { title, command: '' };
  switch (action?.kind) {
    case 'references':
      return run(
        'serviceMap.showReferences',
        view.uri,
        lens.range.start,
        action.places.map((place) => view.locationOf(place)),
      );
    case 'graph':
      return run('serviceMap.showGraph', view.uri, action.focus);
    case 'apply':
      return run('serviceMap.applyRecommendation', view.uri);
    case undefined:
      return { title, command: '' };
  }
}
